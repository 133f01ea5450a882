// What holds the book together: the first page with its run, the contents and the progress kept on the
// device, the bar of sections, links that stay, words that are explained, paper, and the way upstream.
import AxeBuilder from '@axe-core/playwright';
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expect, test } from './pages';

const chapter = '/learn/04-the-job';
const key = 'engine-room-progress';

const bar = (page: Page) => page.locator('.contents-bar');
const note = (page: Page) => page.locator('.term-note:popover-open');

/** Scrolls so that a heading is near the top, as a reader does. */
async function readAt(page: Page, id: string): Promise<void> {
  await page.evaluate((name) => {
    const top = document.getElementById(name)!.getBoundingClientRect().top;
    scrollTo(0, scrollY + top - 100);
  }, id);
}

test('the first page runs a program when asked, and lights its lines', async ({ page }) => {
  await page.goto('/en');
  const live = page.locator('#live');
  await expect(page.locator('script[src*="room"]')).toHaveCount(0);
  await live.getByRole('button', { name: 'Run it' }).click();
  await expect(live.locator('.room')).toBeVisible({ timeout: 20_000 });
  await expect(live.locator('.code-figure .code-line[data-lit]')).toHaveCount(1, {
    timeout: 20_000,
  });
  const line = () => live.locator('.code-figure .code-line[data-lit]').getAttribute('data-line');
  const before = await line();
  await live.locator('.room').focus();
  await page.keyboard.press('s');
  await expect.poll(line).not.toBe(before);
});

test('the first page leads into both tracks and, by the map, into chapters', async ({ page }) => {
  await page.goto('/zh');
  await expect(page.locator('.diagram a[href="/zh/learn/03-the-engine"]')).toBeVisible();
  await expect(page.locator('main a[href="/zh/lab"]')).toBeVisible();
  await page.locator('main').getByRole('link', { name: '目录' }).last().click();
  await expect(page).toHaveURL('/zh/learn');
  await expect(page.locator('h1')).toHaveText('目录');
});

test('the contents name parts, time and needs, and lead to what is needed', async ({ page }) => {
  await page.goto('/en/learn');
  await expect(page.locator('main h2')).toContainText([
    'Your progress',
    'Orientation',
    'The daemon',
    'The server',
  ]);
  const row = page.locator('.chapter-row').filter({ hasText: 'The life of a request' }).first();
  await expect(row.locator('.chapter-facts')).toHaveText(/^\d+ min$/);
  await row.locator('.chapter-needs').getByRole('link', { name: 'The job' }).click();
  await expect(page).toHaveURL(`/en${chapter}`);
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });
  test('contents, sections and explained words are there', async ({ page }) => {
    await page.goto('/en/learn');
    expect(await page.locator('.chapter-row a.chapter-title').count()).toBeGreaterThan(10);
    await page.goto(`/en${chapter}`);
    await bar(page).locator('summary').click();
    await expect(bar(page).locator('a[href^="#"]').nth(1)).toBeVisible();
    await bar(page).locator('summary').click();
    await page.locator('button.term').first().click();
    await expect(note(page)).toBeVisible();
  });
});

test('what was read is kept, saved to a file, cleared, taken back and read from the file', async ({
  page,
}) => {
  await page.goto(`/en${chapter}`);
  const sections = await bar(page).locator('ol a').count();
  expect(sections).toBeGreaterThan(4);
  const id = (await page.locator('.prose h2').nth(1).getAttribute('id')) ?? '';
  await readAt(page, id);
  await expect(bar(page).locator('.contents-bar-now')).toHaveText(
    (await page.locator(`[id="${id}"]`).textContent()) ?? '',
  );
  await expect.poll(() => page.evaluate((k) => localStorage.getItem(k), key)).toContain(id);

  await page.goto('/en/learn');
  const panel = page.locator('.progress');
  const mark = page.locator('.chapter-row').filter({ hasText: 'The job' }).locator('.chapter-mark');
  await expect(mark.first()).toHaveText(/^1 of \d+ read$/);
  await expect(panel).toContainText(/^1 of \d+ sections read/);

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    panel.getByRole('button', { name: 'Save as a file' }).click(),
  ]);
  const file = await download.path();
  expect(readFileSync(file, 'utf8')).toContain(id);

  await panel.getByRole('button', { name: 'Start over' }).click();
  await expect(panel).toContainText('Nothing read yet');
  await page.reload();
  await panel.getByRole('button', { name: 'Take that back' }).click();
  await expect(panel).toContainText(/^1 of \d+ sections read/);

  await page.evaluate(() => localStorage.clear());
  await page.reload();
  await expect(panel).toContainText('Nothing read yet');
  const field = panel.locator('input[type="file"]');
  await field.setInputFiles({
    name: 'x.json',
    mimeType: 'application/json',
    buffer: Buffer.from('{"what": "ever"}'),
  });
  await expect(panel.getByRole('status')).toContainText('holds no progress');
  await field.setInputFiles(file);
  await expect(panel).toContainText(/^1 of \d+ sections read/);
});

test('progress of another version is said, kept aside and can be saved', async ({ page }) => {
  const text = '{"format":"engine-room-progress","version":7,"chapters":{"x":"y"}}';
  await page.addInitScript(
    ([k, t]) => {
      if (!sessionStorage.getItem('set')) localStorage.setItem(k!, t!);
      sessionStorage.setItem('set', '1');
    },
    [key, text],
  );
  await page.goto('/en/learn');
  const aside = page.locator('.progress-aside');
  await expect(aside).toContainText('another version');
  await page.reload();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    aside.getByRole('button', { name: 'Save what was set aside' }).click(),
  ]);
  expect(readFileSync(await download.path(), 'utf8')).toBe(text);
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
});

test('the bar of sections follows, opens by keyboard and leads there', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`/en${chapter}`);
  const headings = page.locator('.prose h2');
  const third = (await headings.nth(2).getAttribute('id')) ?? '';
  await readAt(page, third);
  await expect(bar(page)).toBeInViewport();
  await expect(bar(page).locator(`a[href="#${third}"]`)).toHaveAttribute('aria-current', 'true');
  await bar(page).locator('summary').focus();
  await page.keyboard.press('Enter');
  const first = (await headings.first().getAttribute('id')) ?? '';
  const link = bar(page).locator(`a[href="#${first}"]`);
  await expect(link).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(link).toBeHidden();
  await expect(bar(page).locator('summary')).toBeFocused();
  await page.keyboard.press('Enter');
  await link.click();
  await expect(page).toHaveURL(new RegExp(`#${first}$`));
  // Not under the bar.
  const heading = await headings.first().boundingBox();
  const above = await bar(page).boundingBox();
  expect(heading!.y).toBeGreaterThan(above!.y + above!.height - 1);
});

test('the language changes at the section that is being read', async ({ page }) => {
  await page.goto(`/en${chapter}`);
  const id = (await page.locator('.prose h2').nth(2).getAttribute('id')) ?? '';
  await readAt(page, id);
  await expect(page.locator('html')).toHaveAttribute('data-section', id);
  await page.getByRole('link', { name: '中文' }).click();
  await expect(page).toHaveURL(`/zh${chapter}#${id}`);
  await expect(page.locator(`[id="${id}"]`)).toBeInViewport();
});

test('the language changes at the step the room stands at', async ({ page }) => {
  await page.goto('/en/learn/00-how-to-read-this-book?moment=full');
  // The first line is shown, and stands in the address, before the moment is reached.
  await expect(page).toHaveURL(/[?&]step=[1-9]\d*/, { timeout: 20_000 });
  const step = new URL(page.url()).searchParams.get('step');
  await page.getByRole('link', { name: '中文' }).click();
  await expect(page).toHaveURL(new RegExp(`^[^#]*/zh/learn/00[^#]*step=${step}(&|#|$)`));
  await expect(page.locator('.room')).toBeVisible({ timeout: 20_000 });
});

test('headings and moments have links that stay, copied by a click', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(`/en${chapter}`);
  const copied = () => page.evaluate(() => navigator.clipboard.readText());
  const heading = page.locator('.headed').nth(1);
  const id = await heading.locator('h2').getAttribute('id');
  const link = heading.locator('.heading-link');
  await expect(link).toHaveCSS('opacity', '0');
  await heading.hover();
  await expect(link).toHaveCSS('opacity', '1');
  await link.click();
  await expect(page.locator('.copy-said')).toHaveText('Link copied');
  expect(await copied()).toBe(new URL(`/en${chapter}#${id}`, page.url()).href);
  await expect(link).toHaveAccessibleName(/^Link to this section ./);

  const moment = page.locator('.moments li').first();
  await moment.locator('.moment-link').focus();
  await expect(moment.locator('.moment-link')).toHaveCSS('opacity', '1');
  await page.keyboard.press('Enter');
  const href = await moment.locator('a').first().getAttribute('href');
  await expect.poll(copied).toBe(new URL(`/en${chapter}${href}`, page.url()).href);
  await expect(page.locator('.room')).toHaveCount(0);
});

test('a word is explained on hover and on focus; Escape closes', async ({ page }) => {
  await page.goto(`/zh${chapter}`);
  const word = page.locator('.prose button.term').first();
  await word.hover();
  await expect(note(page)).toHaveCount(1);
  // The pointer may go into the note, which then stays; the note is by its word.
  const [at, by] = [(await note(page).boundingBox())!, (await word.boundingBox())!];
  expect(
    Math.min(Math.abs(at.y - by.y - by.height), Math.abs(by.y - at.y - at.height)),
  ).toBeLessThan(20);
  await note(page).hover();
  await page.waitForTimeout(500);
  await expect(note(page)).toHaveCount(1);
  await page.keyboard.press('Escape');
  await expect(note(page)).toHaveCount(0);

  await page.mouse.move(0, 0);
  await bar(page).locator('summary').focus();
  for (let i = 0; i < 8 && !(await word.evaluate((e) => e === document.activeElement)); i++) {
    await page.keyboard.press('Tab');
  }
  await expect(word).toBeFocused();
  await expect(note(page)).toBeVisible();
  await expect(word).toHaveAccessibleDescription(/.+/);
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(note(page)).toHaveCount(0);
  await expect(word).toBeFocused();
});

test.describe('by touch', () => {
  test.use({ hasTouch: true, viewport: { width: 390, height: 844 } });
  test('a word is explained within the window, and leads to the glossary', async ({ page }) => {
    await page.goto(`/en${chapter}`);
    const word = page.locator('.prose button.term').first();
    await word.tap();
    await expect(note(page)).toBeVisible();
    const box = (await note(page).boundingBox())!;
    expect(box.x).toBeGreaterThanOrEqual(0);
    expect(box.x + box.width).toBeLessThanOrEqual(390);
    const id = (await word.getAttribute('popovertarget'))!.replace('term-', '');
    await note(page).getByRole('link').tap();
    await expect(page).toHaveURL(`/en/glossary#${id}`);
    const entry = page.locator(`[id="${id}"]`);
    await expect(entry).toBeInViewport();
    // The Chinese term stands beside the English one.
    await expect(entry.locator('dt span[lang="zh-Hans"]')).toHaveText(/\p{Script=Han}/u);
    await expect(entry.locator(`a[href="/en${chapter}"]`)).toBeVisible();
  });
});

test('the search finds words of the glossary by either language', async ({ page }) => {
  await page.goto('/en');
  // The page may not be awake yet when the keys come.
  await expect(async () => {
    await page.keyboard.press('Control+k');
    await expect(page.getByRole('searchbox')).toBeVisible({ timeout: 1000 });
  }).toPass();
  await page.getByRole('searchbox').fill('闭包');
  await page.locator('.search a[href="/en/glossary#closure"]').click();
  await expect(page).toHaveURL('/en/glossary#closure');
});

test('an excerpt says where it stands upstream', async ({ page }) => {
  await page.goto(`/en${chapter}`);
  const link = page
    .locator('.code-figure')
    .filter({ hasText: 'engine.(*Job).Run' })
    .first()
    .locator('figcaption a.upstream');
  await expect(link).toHaveText(/^Upstream: Docker 1\.6\.2, engine\/job\.go, lines \d+–\d+$/);
  await expect(link).toHaveAttribute(
    'href',
    /^https:\/\/github\.com\/moby\/moby\/blob\/v1\.6\.2\/engine\/job\.go#L\d+-L\d+$/,
  );
});

test('on paper there are text, excerpts and notes, and no room', async ({ page }) => {
  await page.goto(`/en${chapter}`);
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  await page.setViewportSize({ width: 720, height: 1000 });
  for (const gone of ['.room-slot', '.contents-bar', 'header.sticky', '.heading-link']) {
    await expect(page.locator(gone).first(), gone).toBeHidden();
  }
  for (const there of ['.prose p', '.code-line', '.notes li']) {
    await expect(page.locator(there).first(), there).toBeVisible();
  }
  // Dark ink on white paper, and no line runs off the sheet.
  const ink = await page.evaluate(() => getComputedStyle(document.documentElement).color);
  expect(ink).toBe('rgb(35, 33, 30)');
  const over = await page.evaluate(
    () =>
      [...document.querySelectorAll('.code-text')].filter(
        (line) => line.getBoundingClientRect().right > innerWidth,
      ).length,
  );
  expect(over).toBe(0);
});
