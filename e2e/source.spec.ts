// Who reads the sources: from a name to what it stands for, with a pointer, with keys, with a finger.
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './pages';

const job = '/source/src/github.com/docker/docker/engine/job.go';

/** Where a piece of text stands in the lines. */
async function placeOf(page: Page, line: number, text: string) {
  const place = await page.evaluate(
    ([n, wanted]) => {
      const code = document.querySelector(`[data-line="${n}"] .code-text`)!;
      code.scrollIntoView({ block: 'center' });
      const walker = document.createTreeWalker(code, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const at = node.nodeValue!.indexOf(String(wanted));
        if (at < 0) continue;
        const range = document.createRange();
        range.setStart(node, at);
        range.setEnd(node, at + String(wanted).length);
        const { x, y, width, height } = range.getBoundingClientRect();
        return { x: x + width / 2, y: y + height / 2 };
      }
      return undefined;
    },
    [line, text] as const,
  );
  if (!place) throw new RangeError(`line ${line} has no ${text}`);
  return place;
}

/** Number of the first line that begins with a text. */
const lineOf = (page: Page, text: string) =>
  page
    .locator('.code-line', { hasText: text })
    .first()
    .evaluate((line) => Number((line as HTMLElement).dataset.line));

test('a click on a name tells what it stands for, who uses and calls it, and which chapters show it', async ({
  page,
}) => {
  await page.goto(`/en${job}`);
  const line = await lineOf(page, 'func (job *Job) Run() error');
  const { x, y } = await placeOf(page, line, 'Run');
  await page.mouse.click(x, y);
  const panel = page.getByRole('dialog', { name: '(*Job).Run' });
  await expect(panel).toBeVisible();
  await expect(panel).toBeFocused();
  await expect(panel).toContainText('func (job *Job) Run() error');
  await expect(panel).toContainText('Declared right here');
  await expect(panel.getByRole('link', { name: /^4\. The job/ }).first()).toHaveAttribute(
    'href',
    /^\/en\/learn\/04-the-job#/,
  );
  await panel.getByText(/^Called by \d+/).click();
  await expect(panel.getByText('postContainersCreate').first()).toBeVisible();
  await expect(panel).toContainText('only a run can tell');
  await expect(panel.getByText(/^Used on \d+ lines/)).toBeVisible();
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(panel).toBeHidden();
});

test('keys alone: arrows go from name to name, Enter tells, a link leads to the declaration', async ({
  page,
}) => {
  await page.goto(`/en${job}`);
  const line = await lineOf(page, 'func (job *Job) Run() error');
  await page.goto(`/en${job}#L${line}`);
  const code = page.getByRole('region', { name: /job\.go$/ });
  const ready = page.waitForResponse(/source-index\/.*job\.go\.json/);
  await code.focus();
  await ready;
  await expect(async () => {
    await code.press('ArrowRight');
    await expect(page.locator('.name-cursor')).toBeFocused({ timeout: 500 });
  }).toPass();
  await expect(page.locator('.name-cursor')).toHaveAccessibleName(/, line \d+$/);
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowRight');
  const named = page.getByRole('button', { name: `Job, line ${line}` });
  await expect(named).toBeFocused();
  await page.keyboard.press('Enter');
  const panel = page.getByRole('dialog', { name: 'Job' });
  await expect(panel).toContainText('type Job struct');
  await page.keyboard.press('Escape');
  await expect(panel).toBeHidden();
  await expect(named).toBeFocused();
  await page.keyboard.press('Enter');
  await panel
    .getByRole('link', { name: /^job\.go:\d+$/ })
    .first()
    .focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/job\.go#L\d+$/);
});

test('an interface names its types, an imported package its files, a test file its names', async ({
  page,
}) => {
  await page.goto('/en/source/lib/net/conn.go');
  const line = await lineOf(page, 'type Listener interface');
  const at = await placeOf(page, line, 'Listener');
  await page.mouse.click(at.x, at.y);
  const panel = page.getByRole('dialog', { name: 'Listener' });
  await panel.getByText(/^Implemented by \d+ types/).click();
  await expect(panel.getByText('TCPListener', { exact: true })).toBeVisible();
  await page.goto(`/en${job}`);
  const io = await lineOf(page, 'io.');
  const pkg = await placeOf(page, io, 'io');
  await page.mouse.click(pkg.x, pkg.y);
  await expect(
    page.getByRole('dialog').getByRole('link', { name: 'The files of this package' }),
  ).toHaveAttribute('href', '/en/source/lib/io');
});

test.describe('a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

  test('a tap on a name, in Chinese, and nothing hangs over', async ({ page }) => {
    await page.goto(`/zh${job}`);
    const line = await lineOf(page, 'type Job struct');
    const { x, y } = await placeOf(page, line, 'Job');
    await page.touchscreen.tap(x, y);
    const panel = page.getByRole('dialog', { name: 'Job' });
    await expect(panel).toContainText('就在这里声明');
    await expect(panel).toContainText('讲到这里的章节');
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
      390,
    );
    await panel.getByRole('button', { name: '关闭' }).click();
    await expect(panel).toBeHidden();
  });
});

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });

  test('the tree and the marks of chapters lead on', async ({ page }) => {
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.goto(`/en${job}`);
    const tree = page.getByRole('navigation', { name: 'Files' });
    await expect(tree.getByRole('link', { name: 'job.go', exact: true })).toHaveAttribute(
      'aria-current',
      'page',
    );
    await expect(page.getByRole('link', { name: /^Shown in chapter 4,/ }).first()).toHaveAttribute(
      'href',
      /^\/en\/learn\/04-the-job/,
    );
    await tree.getByRole('link', { name: 'engine.go', exact: true }).click();
    await expect(page).toHaveURL(/engine\/engine\.go$/);
  });
});

test('what the names stand for does not come: the page says so and stays readable', async ({
  page,
  complaints,
}) => {
  await page.route('**/source-index/**', (route) => route.abort());
  await page.goto(`/en${job}`);
  const code = page.getByRole('region', { name: /job\.go$/ });
  const alert = page.getByRole('main').getByRole('alert');
  // The page may not be awake yet when the focus comes.
  await expect(async () => {
    await code.blur();
    await code.focus();
    await expect(alert).toContainText('could not be loaded', { timeout: 1000 });
  }).toPass();
  complaints.length = 0;
});

test('in the room: who called the function at a line, each call a link to its moment', async ({
  page,
}) => {
  await page.goto('/en/lab/a-job?file=engine-room/cmd/workbench/main.go');
  await expect(page.locator('.track')).toBeVisible();
  const line = await page
    .locator('.src-line', { hasText: 'func twice(' })
    .evaluate((one) => Number((one as HTMLElement).dataset.n));
  await page.locator(`.src-line[data-n="${line}"] .src-text`).click();
  await page.getByRole('button', { name: 'Callers', exact: true }).click();
  const sheet = page.getByRole('dialog', { name: 'Who called this in this run?' });
  await expect(sheet.getByText('main.twice', { exact: true })).toBeVisible();
  await expect(sheet.getByRole('status')).not.toContainText('Looking');
  const again = sheet.getByRole('button', { name: 'Make it again and look' });
  if (await again.isVisible()) await again.click();
  await expect(sheet.getByRole('status')).toContainText('Called');
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
  const call = sheet.locator('.callers button').first();
  const step = (await call.locator('.event-step').innerText()).replace(/\D/g, '');
  await call.click();
  await expect(sheet).toBeHidden();
  await expect(page.locator('.track')).toHaveAttribute('aria-valuenow', step);
});
