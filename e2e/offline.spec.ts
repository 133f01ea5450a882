// Who reads on when the network is gone: what was never opened, the room, search, the playground, a page
// that is not there, the way back; and what a newer build of the site does to all that is kept.
import { createServer, request as ask, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from '@playwright/test';
import { expect, test } from './pages';

test.use({
  serviceWorkers: 'allow',
  launchOptions: {
    ...(process.env.CHROMIUM_PATH ? { executablePath: process.env.CHROMIUM_PATH } : {}),
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--host-resolver-rules=MAP teacher.test 127.0.0.1',
    ],
  },
});
test.setTimeout(120_000);

const note = (page: Page) => page.locator('.offline-note');

/** Waits until a language is on the device, whole. */
async function kept(page: Page, locale = 'en') {
  const there = (mark: string) => caches.match(mark).then((found) => found !== undefined);
  await expect
    .poll(() => page.evaluate(there, `/${locale}/offline?done`), { timeout: 90_000 })
    .toBe(true);
}

/** What the browser itself says of requests that fail, which those under way do when the network goes. */
function forgiveFailedLoads(complaints: string[]): void {
  const others = complaints.filter((one) => !/net::ERR_|RSC payload/.test(one));
  complaints.splice(0, Infinity, ...others);
}

/** Marks the document: a link within the site must not load another. */
const mark = (page: Page) => page.evaluate(() => Object.assign(window, { stays: true }));
const stays = (page: Page) => page.evaluate(() => 'stays' in window);

test('a reader who was on the first page reads on, in pages never opened', async ({
  page,
  context,
}) => {
  await page.goto('/en');
  await kept(page);
  await context.setOffline(true);
  await expect(note(page)).toHaveText('No network. Pages kept on this device open as usual.');

  // From page to page without a new document.
  await mark(page);
  await page.getByRole('link', { name: 'Chapters' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Contents');
  await page.getByRole('link', { name: 'How to read this book' }).first().click();
  await expect(page).toHaveURL(/\/en\/learn\/00-how-to-read-this-book$/);
  await expect(page.locator('.prose')).toBeVisible();
  expect(await stays(page)).toBe(true);

  // The room, with its worker, the programs and the scenario.
  await page.locator('a.moment[data-id="waits"]').click();
  const track = page.locator('.track');
  await expect(track).toHaveAttribute('aria-valuenow', /[1-9]/);
  const before = Number(await track.getAttribute('aria-valuenow'));
  await page.keyboard.press('s');
  await expect.poll(async () => Number(await track.getAttribute('aria-valuenow'))).not.toBe(before);
  await expect(page.locator('.src-line[data-lit]')).toBeVisible();

  // The search goes through all text and source, and leads to a chapter.
  await page.getByRole('button', { name: 'Search' }).click();
  const dialog = page.getByRole('dialog', { name: 'Search' });
  await dialog.getByRole('searchbox').fill('listener');
  await dialog.getByRole('region', { name: 'Chapters and lab' }).getByRole('link').first().click();
  await expect(page).toHaveURL(/\/en\/(learn|lab)\/(?!00-)/);
  await expect(page.locator('h1, .room-body').first()).toBeVisible();

  // As a document of its own, at a moment of its run.
  await page.goto('/en/lab/two-goroutines?step=9');
  await expect(page.locator('.src-line[data-lit]')).toBeVisible();
  await page.goto('/en/glossary');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Glossary');
});

test('the playground checks and runs without network', async ({ page, context }) => {
  await page.goto('/zh');
  await kept(page, 'zh');
  await context.setOffline(true);
  await page.getByRole('link', { name: '试验场' }).first().click();
  const code = page.locator('.play-code .cm-content');
  await expect(code).toBeVisible();
  await code.focus();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.insertText(
    'package main\n\nimport "fmt"\n\nfunc main() {\n\tfmt.Println("still here")\n}\n',
  );
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(page.locator('.room-body')).toBeVisible();
  await page.locator('.track').focus();
  await page.keyboard.press('End');
  await expect(page.locator('.pane-terminal')).toContainText('still here');
  await expect(note(page)).toContainText('没有网络');
});

test('a page that is not here says so and what is, and comes when the network does', async ({
  page,
  context,
  complaints,
}) => {
  const file = '/en/source/src/github.com/docker/docker/engine';
  await page.goto('/');
  await kept(page);
  await page.goto(`${file}/job.go`);
  const own = (path: string) => caches.match(path).then((found) => found !== undefined);
  await expect.poll(() => page.evaluate(own, `${file}/job.go?_rsc`)).toBe(true);
  await context.setOffline(true);

  await page.goto(`${file}/http.go`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Without network');
  await expect(page.locator('main')).toContainText(`is not here without network: ${file}/http.go`);
  await expect(page.locator('main').getByRole('status')).toHaveText(/^All \d+ pages/);
  // What was opened is in the list, by its own name.
  await page.getByRole('link', { name: 'src/github.com/docker/docker/engine/job.go' }).click();
  await expect(page).toHaveURL(/job\.go$/);
  await expect(page.locator('.code-line').first()).toBeVisible();
  // A link that leads to nothing kept loads the page that says so.
  await page.getByRole('link', { name: 'Source', exact: true }).first().click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Source');
  await page.locator('main a[href="/en/source/src"]').first().click();
  await expect(page.locator('main')).toContainText('is not here without network: /en/source/src');

  // The other language was never there: its page says that in its own words.
  await page.goto('/zh/learn');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('没有网络的时候');
  await expect(page.locator('main')).toContainText('没有留下这种语言的页面');

  await page.goto(`${file}/http.go`);
  await expect(page.locator('main')).toContainText('is not here');
  await context.setOffline(false);
  await expect(page.locator('.code-line').first()).toBeVisible();
  await expect(note(page)).toBeEmpty();
  forgiveFailedLoads(complaints);
});

test('the line comes and goes with the network', async ({ page, context, complaints }) => {
  await page.goto('/en/learn');
  await expect(note(page)).toBeEmpty();
  await context.setOffline(true);
  await expect(note(page)).toContainText('No network.');
  await context.setOffline(false);
  await expect(note(page)).toHaveText('The network is back.');
  await expect(note(page)).toBeEmpty();
  forgiveFailedLoads(complaints);
});

/** The site at another address, whose build can be exchanged for one that differs in name and title. */
async function twoBuilds(origin: string, build: string) {
  const state = { second: false, down: false };
  const name = build.replace(/^.../, 'two');
  const change = (text: string) =>
    state.second ? text.replaceAll(build, name).replaceAll('Contents', 'Contents, again') : text;
  const server: Server = createServer((from, to) => {
    if (state.down) return void from.socket.destroy();
    const { accept: _, 'accept-encoding': __, host: ___, ...headers } = from.headers;
    const path = (from.url ?? '/').replaceAll(name, build);
    ask(origin + path, { headers, method: from.method ?? 'GET' }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('end', () => {
        const {
          'transfer-encoding': _,
          'content-length': __,
          etag: ___,
          ...known
        } = answer.headers;
        if (known['x-engine-room-build']) known['x-engine-room-build'] = change(build);
        // The inline scripts of the second build have no hashes of their own here.
        if (state.second) delete known['content-security-policy'];
        const isText = /html|javascript|x-component/.test(known['content-type'] ?? '');
        const body = Buffer.concat(chunks);
        to.writeHead(answer.statusCode ?? 500, known);
        to.end(isText && !path.startsWith('/_next/') ? change(body.toString()) : body);
      });
    }).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { state, name, origin: `http://127.0.0.1:${port}`, close: () => server.close() };
}

test.describe('a newer build', () => {
  test('takes the place of the one that is kept once it is whole, and all of it', async ({
    browser,
    baseURL,
    request,
  }) => {
    const build = (await request.get('/en')).headers()['x-engine-room-build'] ?? '';
    const site = await twoBuilds(baseURL ?? '', build);
    const context = await browser.newContext({ serviceWorkers: 'allow' });
    try {
      const page = await context.newPage();
      await page.goto(`${site.origin}/en/learn`);
      await kept(page);
      site.state.second = true;
      // While the network answers, its answer is shown, and nothing of it is put among the old.
      await page.goto(`${site.origin}/en/learn`);
      await expect(page.locator('h1')).toHaveText('Contents, again');
      const names = () => page.evaluate(() => caches.keys());
      await expect.poll(names, { timeout: 90_000 }).toEqual([`engine-room-${site.name}`]);
      site.state.down = true;
      await page.goto(`${site.origin}/en/learn?offline`);
      await expect(page.locator('h1')).toHaveText('Contents, again');
      await expect(note(page)).toContainText('No network.');
      const texts = await page.evaluate(async () => {
        const [cache] = await Promise.all((await caches.keys()).map((one) => caches.open(one)));
        const all = await cache!.matchAll();
        const pages = all.filter(({ headers }) =>
          /html|x-component/.test(headers.get('content-type') ?? ''),
        );
        return Promise.all(pages.map((one) => one.text()));
      });
      expect(texts.length).toBeGreaterThan(80);
      expect(texts.filter((one) => one.includes(build))).toEqual([]);
    } finally {
      await context.close();
      site.close();
    }
  });
});

test.describe('where browsers keep nothing', () => {
  // A class reads from the teacher's computer, by an address that is no secure context.
  test.use({ baseURL: `http://teacher.test:${process.env.E2E_PORT ?? 3977}` });

  test('the book is read as ever', async ({ page, context, complaints }) => {
    await page.goto('/en');
    expect(await page.evaluate(() => isSecureContext || 'serviceWorker' in navigator)).toBe(false);
    await page.getByRole('link', { name: 'Chapters' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Contents');
    // As long as it takes elsewhere until pages begin to be kept.
    await page.waitForTimeout(4000);
    await context.setOffline(true);
    await expect(note(page)).toHaveText('No network. This page goes on; others need it.');
    await context.setOffline(false);
    await page.goto('/en/offline');
    await expect(page.locator('main').getByRole('status')).toContainText('begin with https');
    forgiveFailedLoads(complaints);
    // A header that browsers do not heed at such an address.
    const others = complaints.filter((one) => !one.includes('Cross-Origin-Opener-Policy'));
    complaints.splice(0, Infinity, ...others);
  });
});
