// What a reader does with pages apart from the room: arrives, switches language and colours, walks by
// keyboard, follows a note, reads without JavaScript.
import { expect, test } from './pages';

const chapter = '/learn/12-the-life-of-a-request';

test('the first address goes to the language the browser asks for', async ({ request }) => {
  for (const [wish, locale] of [
    ['zh-CN,zh;q=0.9', 'zh'],
    ['de,en;q=0.5', 'en'],
  ] as const) {
    const response = await request.get('/', {
      headers: { 'Accept-Language': wish },
      maxRedirects: 0,
    });
    expect(response.status()).toBe(307);
    expect(new URL(response.headers().location ?? '', 'http://127.0.0.1').pathname).toBe(
      `/${locale}`,
    );
  }
});

test('an address that was never written answers 404 in its language, whatever it holds', async ({
  request,
}) => {
  for (const path of [
    '/xx',
    '/en/learn/99',
    '/zh/lab/nothing',
    '/en/missing',
    '/%E0%A4%A',
    '/en/source/src/%2e%2e/x',
  ]) {
    const response = await request.get(path);
    expect(response.status(), path).toBe(404);
    expect(await response.text()).toContain(
      path.startsWith('/zh') ? '这里没有页面' : 'There is no page here',
    );
  }
});

test('the language switch stays on the page and at its place', async ({ page }) => {
  await page.goto(`/en${chapter}?step=12#job`);
  await page.getByRole('link', { name: '中文' }).click();
  await expect(page).toHaveURL(`/zh${chapter}?step=12#job`);
  await expect(page.locator('h1')).toHaveText('一个请求的一生');
});

test('the choice of colours is kept and never flashes', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto('/en');
  const paper = () =>
    page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  const light = await paper();
  const toggle = page.getByRole('button', { name: /^Colours/ });
  await toggle.click();
  await expect(toggle).toHaveAccessibleName('Colours: light');
  await toggle.click();
  await expect(toggle).toHaveAccessibleName('Colours: dark');
  const dark = await paper();
  expect(dark).not.toBe(light);
  // The attribute stands before the body is parsed.
  await page.addInitScript(() => {
    new MutationObserver((_, observer) => {
      if (!document.body) return;
      Object.assign(window, { themeAtFirst: document.documentElement.dataset.theme });
      observer.disconnect();
    }).observe(document, { childList: true, subtree: true });
  });
  await page.reload();
  expect(
    await page.evaluate(() => (window as unknown as { themeAtFirst: string }).themeAtFirst),
  ).toBe('dark');
  expect(await paper()).toBe(dark);
});

test('by keyboard: skip link first, focus always to be seen', async ({ page }) => {
  await page.goto(`/en${chapter}`);
  await page.keyboard.press('Tab');
  const skip = page.getByRole('link', { name: 'Skip to the text' });
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport();
  for (let i = 0; i < 12; i++) {
    await page.keyboard.press('Tab');
    const outline = await page.evaluate(() => {
      const { outlineStyle, outlineWidth } = getComputedStyle(
        document.activeElement ?? document.body,
      );
      return `${outlineStyle} ${outlineWidth}`;
    });
    expect(outline).toBe('solid 2px');
  }
});

test('the words that opened the room stay in sight, however the text above them grows', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1280, height: 720 });
  await page.goto('/en/learn/31-a-list-without-nodes');
  const words = page.locator('.prose a.moment[data-id="safe"]');
  await words.focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('.track')).toBeVisible();
  await expect(words).toBeInViewport();
  await expect(words).toBeFocused();
});

test('a note leads to its line and back', async ({ page }) => {
  await page.goto(`/en${chapter}`);
  const mark = page.locator('.code-line .note-mark').first();
  await mark.click();
  const note = page.locator('.notes > li:target');
  await expect(note).toBeInViewport();
  await note.locator('.note-mark').click();
  await expect(mark).toBeInViewport();
});

test('an excerpt is the very text of the file it names', async ({ page }) => {
  await page.goto(`/en${chapter}`);
  const figure = page.locator('.code-figure').first();
  const lines = await figure.locator('.code-text').allTextContents();
  await figure.locator('figcaption a:not(.upstream)').click();
  await expect(page).toHaveURL(/#L\d+$/);
  const first = Number(/#L(\d+)$/.exec(page.url())?.[1]);
  const all = await page.locator('.code-text').allTextContents();
  expect(lines.length).toBeGreaterThan(3);
  expect(all.slice(first - 1, first - 1 + lines.length)).toEqual(lines);
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });
  test('the text, the source and the diagram are there', async ({ page }) => {
    await page.goto(`/zh${chapter}`);
    await expect(page.locator('.prose')).toContainText('每个连接一个 goroutine');
    await expect(page.locator('.prose .code-line').first()).toBeVisible();
    await expect(page.locator('.diagram svg [data-part]').first()).toBeVisible();
  });
});

test('every answer carries the policy and the headers', async ({ request }) => {
  for (const path of ['/en', `/zh${chapter}`, '/en/no-such-page', '/programs/nothing.json']) {
    const headers = (await request.get(path)).headers();
    expect(headers['content-security-policy'], path).toContain("default-src 'none'");
    expect(headers['content-security-policy'], path).not.toContain('unsafe');
    expect(headers['x-content-type-options'], path).toBe('nosniff');
    expect(headers['x-powered-by']).toBeUndefined();
  }
  // The service worker asks this site alone, and browsers look for a newer one every time.
  const worker = (await request.get('/offline-worker.js')).headers();
  expect(worker['content-security-policy']).toBe("default-src 'none'; connect-src 'self'");
  expect(worker['cache-control']).toBe('no-cache');
  expect(worker['x-content-type-options']).toBe('nosniff');
});

test('source below the window keeps the very room it takes once it is laid out', async ({
  page,
}) => {
  await page.goto(`/en${chapter}`);
  const source = page.locator('.prose .code[data-lines]');
  const heights = () =>
    source.evaluateAll((all) => all.map((one) => one.getBoundingClientRect().height));
  // The first figure may be in sight at once; the last ones are not laid out yet.
  const last = source.last();
  const skipped = () =>
    last
      .locator('.code-line')
      .first()
      .evaluate((line) => !line.checkVisibility({ contentVisibilityAuto: true }));
  expect(await skipped()).toBe(true);
  const before = await heights();
  expect(before.length).toBeGreaterThan(2);
  for (const figure of await source.all()) await figure.scrollIntoViewIfNeeded();
  await expect.poll(skipped).toBe(false);
  expect(await heights()).toEqual(before);
});

test('the fonts come with the page, and text never moves for them', async ({ page }) => {
  await page.goto(`/zh${chapter}`);
  const fonts = await page.evaluate(async () => {
    await document.fonts.ready;
    const preloaded = [...document.querySelectorAll('link[rel=preload][as=font]')];
    return {
      preloaded: preloaded.length,
      displays: [...document.fonts].map(({ display }) => display),
      families: getComputedStyle(document.body).fontFamily,
    };
  });
  expect(fonts.preloaded).toBe(2);
  expect(fonts.displays).toEqual(['optional', 'optional']);
  expect(fonts.families).toMatch(/^sans, /);
});
