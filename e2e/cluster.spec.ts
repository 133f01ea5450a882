// The cluster in the room: hosts and links, engines in their states, jumps, who is placed; by keyboard, by pointer, in words.
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './pages';

/** Daemons come up first, and every deed makes another run: this takes its time on a busy machine. */
const PATIENCE = 90_000;

const track = (page: Page) => page.locator('.track');
const stepNow = async (page: Page) => Number(await track(page).getAttribute('aria-valuenow'));
const pane = (page: Page) => page.locator('.pane-cluster');

async function open(page: Page, scenario: string, locale = 'en') {
  test.setTimeout(3 * PATIENCE);
  await page.goto(`/${locale}/lab/${scenario}`);
  await expect(track(page)).toBeVisible({ timeout: PATIENCE });
  await page.locator('.room').focus();
  await page.keyboard.press('9');
  await expect(pane(page)).toBeVisible();
}

/** Presses a key and waits until another step is shown. */
async function jump(page: Page, key: string) {
  const before = await stepNow(page);
  await page.keyboard.press(key);
  await expect.poll(() => stepNow(page), { timeout: PATIENCE }).not.toBe(before);
}

test('engines come, in a table, in their states and on the map; Shift goes back', async ({
  page,
}) => {
  await open(page, 'new-cluster');
  await expect(pane(page)).toContainText('No swarm.Cluster is in the memory of any process');
  await expect(pane(page).locator('.map-host')).toHaveCount(4);
  await jump(page, 'n');
  const first = await stepNow(page);
  // Of the manager's first two engines only one has a daemon.
  for (let i = 0; i < 3; i++) await jump(page, 'n');
  const rows = pane(page).locator('.engines tbody tr[data-state]');
  await expect(rows).toHaveCount(2);
  await expect(pane(page).locator('tr[data-state="Healthy"]')).toContainText('node-2');
  await expect(pane(page).locator('.map-host[data-state="Healthy"]')).toContainText('node-2');
  await expect(pane(page).locator('.state-box[data-here]')).toContainText('Pending');
  await rows.filter({ hasText: 'node-2' }).getByRole('button').click();
  await expect(pane(page).locator('.state-box[data-here]')).toContainText('Healthy');
  await expect(pane(page).locator('.engine-states figcaption')).toContainText('node-2 is Healthy');
  const found = await new AxeBuilder({ page }).include('.pane-cluster').analyze();
  expect(found.violations).toEqual([]);
  await page.locator('.room').focus();
  for (let i = 0; i < 3; i++) await jump(page, 'Shift+N');
  expect(await stepNow(page)).toBe(first);
});

test('a link is cut by a click, joined by its button, slowed by its slider', async ({ page }) => {
  await open(page, 'new-cluster');
  for (let i = 0; i < 4; i++) await jump(page, 'n');
  const line = pane(page)
    .locator('.link-line')
    .filter({ has: page.locator('[data-link="manager node-2"]') });
  const row = pane(page).locator('.link-row').filter({ hasText: 'manager – node-2' });
  // The dot lies over it.
  await line.locator('.link-reach').click({ force: true });
  await expect(line).toHaveAttribute('data-cut', 'true', { timeout: PATIENCE });
  await expect(row).toContainText('cut');
  await row.getByRole('button', { name: 'Join of manager – node-2' }).click();
  await expect(line).not.toHaveAttribute('data-cut', { timeout: PATIENCE });
  const slider = row.getByRole('slider', { name: 'Latency of manager – node-2' });
  await slider.focus();
  await page.keyboard.press('End');
  await expect(slider).toHaveAttribute('aria-valuetext', '10 s');
  await expect(line.locator('text')).toHaveText('10 s', { timeout: PATIENCE });
  expect(new URL(page.url()).searchParams.get('inputs')).not.toBeNull();
});

test('a link is dragged: to the right slower, upwards it loses more', async ({ page }) => {
  await open(page, 'new-cluster');
  for (let i = 0; i < 4; i++) await jump(page, 'n');
  // While the run is still being recorded the pane may move under the pointer.
  await expect(page.locator('.timeline-busy')).toHaveCount(0, { timeout: PATIENCE });
  const handle = pane(page).locator('[data-link="manager node-2"] .link-reach');
  await handle.scrollIntoViewIfNeeded();
  const box = (await handle.boundingBox())!;
  const at = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  await page.mouse.move(at.x, at.y);
  await page.mouse.down();
  await page.mouse.move(at.x + 60, at.y - 40, { steps: 4 });
  await expect(pane(page).locator('[data-link="manager node-2"] text')).toContainText('−20 %');
  await page.mouse.up();
  const row = pane(page).locator('.link-row').filter({ hasText: 'manager – node-2' });
  const loss = row.getByRole('slider', { name: 'Loss of manager – node-2' });
  await expect(loss).toHaveAttribute('aria-valuetext', '20 of 100 packets', { timeout: PATIENCE });
  await expect(page.locator('.banner-note')).toContainText('another run');
});

test('an election ends at a leader, in words and on the map', async ({ page }) => {
  await open(page, 'leaders');
  await jump(page, 'v');
  await expect(pane(page).locator('.elections')).toContainText('runs for election');
  await expect(pane(page).locator('.map-lead')).toHaveCount(0);
  await jump(page, 'v');
  await expect(pane(page).locator('.elections')).toContainText('★ leads');
  await expect(pane(page).locator('.map-lead')).toHaveCount(1);
});

test('beside a text nothing of the pane lies outside it', async ({ page }) => {
  test.setTimeout(3 * PATIENCE);
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto('/en/learn/25-new-cluster');
  await page.locator('a.moment[href="?moment=unhealthy"]').click();
  await expect.poll(() => stepNow(page), { timeout: PATIENCE }).toBeGreaterThan(500_000);
  await page.getByRole('tab', { name: 'Cluster' }).click();
  await expect(pane(page).locator('.engine-error')).toBeVisible();
  const wide = await pane(page)
    .locator('.pane-scroll')
    .evaluate((e) => e.scrollWidth - e.clientWidth);
  expect(wide).toBe(0);
});

test('a placement shows its candidates, and says when there is none', async ({ page }) => {
  await open(page, 'placing', 'zh');
  await expect(page.getByRole('tab', { name: '集群' })).toHaveAttribute('aria-selected', 'true');
  await expect(pane(page)).toContainText('此刻没有人在调度器里。');
  await jump(page, 'g');
  await expect(pane(page).locator('.placement tbody tr').first()).toBeVisible();
  await expect(pane(page).locator('.placement')).toContainText('还在');
  const found = await new AxeBuilder({ page }).include('.pane-cluster').analyze();
  expect(found.violations).toEqual([]);
});

test('whom a constraint has refused, and for what, is in sight at once', async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto('/en/learn/29-placing-a-container');
  await page.locator('a.moment[href="?moment=refused"]').first().click();
  await expect.poll(() => stepNow(page), { timeout: PATIENCE }).toBeGreaterThan(20_000);
  await page.getByRole('tab', { name: 'Cluster' }).click();
  const placement = pane(page).locator('.placement');
  await expect(placement.locator('.asked')).toHaveText('constraint:storage==tape');
  await expect(placement.locator('tbody th').first()).toContainText('storage=disk');
  for (const row of await placement.locator('tbody tr').all()) {
    await expect(row).toContainText('filtered out');
  }
  await expect(placement.locator('tbody tr').first()).toBeInViewport();
});

test('a room without a cluster has no such pane', async ({ page }) => {
  await page.goto('/en/lab/two-goroutines');
  await expect(track(page)).toBeVisible({ timeout: PATIENCE });
  await expect(page.getByRole('tab', { name: 'Machine' })).toBeVisible();
  await expect(page.getByRole('tab', { name: 'Cluster' })).toHaveCount(0);
});

test('hosts and links are gone through by keyboard: to the card, to the sliders, cut by Space', async ({
  page,
}) => {
  await page.emulateMedia({ reducedMotion: 'reduce', forcedColors: 'active' });
  await open(page, 'new-cluster');
  for (let i = 0; i < 4; i++) await jump(page, 'n');
  const map = pane(page).locator('.map');
  const host = map.getByRole('button', { name: /^node-2: / });
  await expect(host).toHaveAccessibleName('node-2: one process, engine Healthy');
  await expect(map.locator('svg [tabindex="0"]')).toHaveCount(1);
  await map.locator('.map-host').first().focus();
  while (!(await host.evaluate((one) => one === document.activeElement))) {
    await page.keyboard.press('ArrowRight');
  }
  await page.keyboard.press('Enter');
  await expect(pane(page).locator('.host-card[data-host="node-2"]')).toBeFocused();
  const link = map.locator('[data-link="manager node-2"]');
  await expect(link).toHaveAccessibleName(/^manager – node-2: latency .*, loses 0 of 100 packets$/);
  await link.focus();
  await page.keyboard.press('Enter');
  const slider = pane(page).getByRole('slider', { name: 'Latency of manager – node-2' });
  await expect(slider).toBeFocused();
  await link.focus();
  await page.keyboard.press(' ');
  await expect(link).toHaveAccessibleName(/^manager – node-2: cut, /, { timeout: PATIENCE });
  const found = await new AxeBuilder({ page }).include('.pane-cluster').analyze();
  expect(found.violations).toEqual([]);
});

test('what is on its way comes and goes without moving what stands below', async ({ page }) => {
  await open(page, 'new-cluster');
  for (let i = 0; i < 4; i++) await jump(page, 'n');
  const list = pane(page).locator('ul.flights');
  const seen = new Set<string>();
  for (let i = 0; i < 6; i++) {
    await jump(page, 'j');
    const height = await list.evaluate((one) => one.getBoundingClientRect().height);
    seen.add(`${height}`);
  }
  expect([...seen]).toHaveLength(1);
});

test('in a narrow pane two managers have names of their own; a jump to nothing says so', async ({
  page,
}) => {
  await page.setViewportSize({ width: 320, height: 700 });
  await open(page, 'leaders', 'zh');
  const labels = await pane(page).locator('.map-host > text:first-of-type').allTextContents();
  expect(labels).toContain('manager-1');
  expect(new Set(labels).size).toBe(labels.length);
  const outside = await pane(page)
    .locator('.map-host')
    .evaluateAll((all) =>
      all.filter((one) => {
        const box = one.querySelector('rect')!.getBoundingClientRect();
        const text = one.querySelector('text')!.getBoundingClientRect();
        return text.left < box.left || text.right > box.right;
      }),
    );
  expect(outside).toEqual([]);
  await page.locator('.room').focus();
  await page.keyboard.press('Shift+X');
  await expect(page.locator('.banner-note')).toContainText('此刻之前还没有', { timeout: PATIENCE });
});

test('a jump to what the run has not is offered while it is recorded, and then says that there is none', async ({
  page,
}) => {
  for (const [locale, next, words] of [
    ['en', 'Next: the scheduler is asked', 'Not once more in this run: the scheduler is asked'],
    ['zh', '下一个：向调度器要一个节点', '这次运行里此后再没有：向调度器要一个节点'],
  ] as const) {
    await open(page, 'new-cluster', locale);
    const early = await page.evaluate(() => [
      document.querySelector('.timeline-busy') !== null,
      document.querySelectorAll('.jump [aria-disabled]').length,
    ]);
    if (early[0]) expect(early[1]).toBe(0);
    await expect(page.locator('.timeline-busy')).toHaveCount(0, { timeout: PATIENCE });
    const jump = pane(page).locator(`.jump button[aria-label^="${next}"]`);
    await expect(jump).toHaveAttribute('aria-disabled', 'true');
    await expect(jump).toHaveAccessibleDescription(new RegExp(words));
    await expect(jump).toHaveCSS('border-block-start-style', 'dashed');
    const here = await stepNow(page);
    await jump.focus();
    await expect(jump).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.locator('.banner-note')).toContainText(words);
    expect(await stepNow(page)).toBe(here);
    // What is there one way only is offered that way only.
    const engine = pane(page).locator('.jump').filter({ hasText: 'engine' }).getByRole('button');
    await expect(engine.first()).toHaveAttribute('aria-disabled', 'true');
    await expect(engine.last()).not.toHaveAttribute('aria-disabled');
    await page.locator('.room').focus();
    await page.keyboard.press(']');
    await expect(engine.last()).toHaveAttribute('aria-disabled', 'true', { timeout: PATIENCE });
    await expect(engine.first()).not.toHaveAttribute('aria-disabled');
  }
  const found = await new AxeBuilder({ page }).include('.pane-cluster').analyze();
  expect(found.violations).toEqual([]);
});

test('the pane of a cluster is in the link: a class is shown the same', async ({
  page,
  context,
}) => {
  await open(page, 'leaders');
  await page.keyboard.press('v');
  await expect(pane(page).locator('.elections')).toContainText('runs for election', {
    timeout: PATIENCE,
  });
  const step = await stepNow(page);
  await expect(page).toHaveURL(new RegExp(`step=${step}&.*pane=cluster`));
  const other = await context.newPage();
  await other.goto(page.url());
  await expect(pane(other).locator('.elections')).toContainText('runs for election', {
    timeout: PATIENCE,
  });
  expect(await stepNow(other)).toBe(step);
});
