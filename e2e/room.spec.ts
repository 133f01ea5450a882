// What a reader does in the room: goes through the run both ways, types, drags, sends the address on,
// sees a worker die. On the smallest scenario, whose every step is known from its few lines.
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, locales, test, windows } from './pages';

const lab = (locale = 'en', search = '') => `/${locale}/lab/two-goroutines${search}`;

const slider = (page: Page) => page.locator('.track');
const stepNow = async (page: Page) => Number(await slider(page).getAttribute('aria-valuenow'));
const litLine = (page: Page) => page.locator('.src-line[data-lit] .src-number');

async function open(page: Page, search = '', locale = 'en') {
  await page.goto(lab(locale, search));
  await expect(page.locator('.room-body')).toBeVisible();
  await expect(slider(page)).toBeVisible();
}

/** Goes to the first execution of a line: steps have other numbers whenever the library changes. */
async function goTo(page: Page, line: number) {
  await page.locator(`.src-line[data-n="${line}"] .src-text`).click();
  await page.keyboard.press('l');
  await expect(litLine(page)).toHaveText(String(line));
}

/** Everything drawn of a moment, as text. */
const drawn = (page: Page) => page.locator('.room-body').innerText();

test('steps forward through the statements, and back through the same ones', async ({ page }) => {
  await open(page);
  const there: string[] = [];
  const back: string[] = [];
  const stand = async () => `${await stepNow(page)}: ${await litLine(page).innerText()}`;
  const go = async (name: string) => {
    const before = await stepNow(page);
    await page.getByRole('button', { name, exact: true }).click();
    await expect.poll(() => stepNow(page)).not.toBe(before);
  };
  await go('Any goroutine');
  for (let i = 0; i < 9; i++) {
    there.push(await stand());
    await go('Any goroutine');
  }
  for (let i = 0; i < 9; i++) {
    await go('Any goroutine, back');
    back.unshift(await stand());
  }
  expect(back).toEqual(there);
  expect(there.some((one) => one.endsWith(': 11'))).toBe(true);
});

test('the keys work from the link in the text that led into the room', async ({ page }) => {
  await page.goto('/en/learn/00-how-to-read-this-book');
  await page.locator('a.moment[data-id="waits"]').click();
  await expect(slider(page)).toHaveAttribute('aria-valuenow', /[1-9]/);
  await expect(page.locator('.banner-note')).toContainText('main waits for a word');
  const there = await stepNow(page);
  await page.keyboard.press('s');
  await expect.poll(() => stepNow(page)).toBeGreaterThan(there);
  await page.keyboard.press('Shift+S');
  await expect.poll(() => stepNow(page)).toBe(there);
});

test('a breakpoint in the gutter stops the run there, forwards and backwards', async ({ page }) => {
  await open(page);
  await page.keyboard.press('s');
  await page.locator('.src-line[data-n="13"] .src-gutter').click();
  await expect(page.locator('.src-line[data-breakpoint] .src-number')).toHaveText('13');
  await page.keyboard.press('r');
  await expect(litLine(page)).toHaveText('13');
  await expect(page.locator('.chan')).toContainText('0 of 1');
  const there = await stepNow(page);
  await page.keyboard.press(']');
  await expect.poll(() => stepNow(page)).toBeGreaterThan(there);
  await page.keyboard.press('Shift+R');
  await expect.poll(() => stepNow(page)).toBe(there);
});

test('the timeline is a slider for keys and for the pointer', async ({ page }) => {
  await open(page);
  await slider(page).focus();
  await page.keyboard.press('End');
  await expect(slider(page)).toHaveAttribute('aria-valuenow', /[1-9]/);
  const end = await stepNow(page);
  expect(end).toBe(Number(await slider(page).getAttribute('aria-valuemax')));
  await expect(page.locator('.timeline')).toContainText('Every process has ended.');
  await page.keyboard.press('ArrowLeft');
  await expect.poll(() => stepNow(page)).toBe(end - 1);
  const box = (await slider(page).boundingBox())!;
  await page.mouse.move(box.x + box.width * 0.9, box.y + 8);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.5, box.y + 8, { steps: 8 });
  await page.mouse.up();
  await expect.poll(() => stepNow(page)).toBe(Math.round(end / 2));
});

test('what is typed runs, and can be stepped through backwards', async ({ page }) => {
  await open(page);
  await page.keyboard.press(']');
  await page.keyboard.press('t');
  const input = page.locator('.terminal-input');
  await expect(input).toBeFocused();
  await page.keyboard.type('docker ps');
  await page.keyboard.press('Enter');
  await expect(page.locator('.terminal-problem')).toContainText('docker: there is no such command');
  await input.fill('hello');
  await page.keyboard.press('Enter');
  await expect(page.locator('.terminal-line[data-kind=command]')).toHaveCount(2);
  await expect(page.locator('.terminal-line[data-kind=stdout]').last()).toHaveText('at a time.');
  await expect(page).toHaveURL(/inputs=1/);
});

test('typing in the past begins another run, and the way back leads to the old one', async ({
  page,
}) => {
  await open(page);
  await goTo(page, 20);
  const step = await stepNow(page);
  await expect(page).toHaveURL(new RegExp(`step=${step}&`));
  await expect(page.locator('.terminal-hint')).toContainText(`another run at step ${step}`);
  await page.getByRole('button', { name: 'New terminal' }).click();
  await expect(page.locator('.terminal-hint')).toContainText('This room knows: hello');
  await page.locator('.terminal-input').fill('hello');
  await page.keyboard.press('Enter');
  await expect(page.locator('.banner-note')).toContainText(
    `From step ${step} on this is another run`,
  );
  await expect(page.locator('.proc')).toHaveCount(2);
  await page.goBack();
  await expect.poll(() => stepNow(page)).toBe(step);
  await expect(page.locator('.proc')).toHaveCount(1);
});

test('the address comes back to the same step of the same run, in another browser too', async ({
  page,
  browser,
  baseURL,
}) => {
  await open(page);
  await page.keyboard.press(']');
  await page.locator('.terminal-input').fill('hello');
  await page.keyboard.press('Enter');
  await expect(page.locator('.proc')).toHaveCount(2);
  await slider(page).focus();
  for (let i = 0; i < 4; i++) await page.keyboard.press('PageDown');
  await expect.poll(async () => page.url().includes(`step=${await stepNow(page)}&`)).toBe(true);
  const [step, picture] = [await stepNow(page), await drawn(page)];
  await page.reload();
  await expect.poll(() => stepNow(page)).toBe(step);
  await expect.poll(() => drawn(page)).toBe(picture);
  const other = await browser.newContext();
  const there = await other.newPage();
  await there.goto(new URL(page.url(), baseURL).href);
  await expect.poll(() => drawn(there)).toBe(picture);
  await other.close();
});

test('a link that cannot be followed says why and opens what it can', async ({ page }) => {
  for (const [search, text] of [
    ['?step=9999999', 'names a step that this run does not have'],
    ['?step=abc', 'names a step that this run does not have'],
    ['?step=20&inputs=1AAAA', 'lost a part on its way'],
    ['?step=20&inputs=9AAAA', 'newer version'],
    ['?step=20&of=000000000000', 'have changed since the link was made'],
  ] as const) {
    await open(page, search);
    await expect(page.getByRole('alert').filter({ hasText: text }), search).toBeVisible();
  }
});

test('a worker that dies is told, and its run comes back to the same step', async ({ page }) => {
  await page.addInitScript(() => {
    const Original = Worker;
    Object.assign(window, {
      Worker: class extends Original {
        constructor(...given: ConstructorParameters<typeof Original>) {
          super(...given);
          Object.assign(window, { lastWorker: this });
        }
      },
    });
  });
  await open(page);
  await goTo(page, 20);
  const step = await stepNow(page);
  await page.locator('.src-line[data-n="13"] .src-gutter').click();
  const picture = await drawn(page);
  await page.evaluate(() => {
    const { lastWorker } = window as unknown as { lastWorker: Worker };
    lastWorker.dispatchEvent(
      new ErrorEvent('error', { message: 'out of memory', cancelable: true }),
    );
  });
  await expect(page.locator('.opening')).toContainText('The machine stopped working');
  await expect(page.locator('.opening')).toContainText('out of memory');
  await page.getByRole('button', { name: 'Start it again at the same step' }).click();
  await expect.poll(() => stepNow(page)).toBe(step);
  await expect(page.locator('.src-line[data-breakpoint] .src-number')).toHaveText('13');
  await expect.poll(() => drawn(page)).toBe(picture);
});

test('a goroutine leads to its stack, its values and what it waits for', async ({ page }) => {
  await open(page);
  await goTo(page, 20);
  await page.locator('.g-row').nth(1).click();
  const pane = page.locator('.pane-goroutine');
  await expect(pane).toContainText('Goroutine 2');
  await expect(pane).toContainText('waits for');
  await expect(pane.locator('.stack')).toContainText('main.say');
  await expect(pane.getByRole('treeitem', { name: /^words/ })).toContainText('[]string len 3');
  await expect(page.locator('.src-line[data-at] .src-number')).toHaveText('11');
  await expect(litLine(page)).toHaveCount(0);
  await pane.getByRole('treeitem', { name: /^words/ }).press('Enter');
  await expect(pane.getByRole('treeitem', { name: /^0/ })).toContainText('"One"');
});

test('by keys alone: list, tabs, sheet', async ({ page }) => {
  await open(page);
  await goTo(page, 20);
  await page.locator('.g-row').first().focus();
  await page.keyboard.press('ArrowDown');
  await expect(page.locator('.g-row').nth(1)).toBeFocused();
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog', { name: 'Keys' })).toBeHidden();
  await page.keyboard.press('5');
  await expect(page.getByRole('tab', { name: 'Events' })).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('1');
  await expect(page.locator('.src')).toBeFocused();
  await page.keyboard.press('Home');
  await page.keyboard.press('f');
  await page.keyboard.type('fmt/print');
  await page.keyboard.press('Enter');
  await expect(page.locator('.file-button')).toContainText('fmt/');
  await page.keyboard.press('h');
  await expect(page.locator('.file-button')).toContainText('main.go');
});

test('the moment is said in words once it has settled', async ({ page }) => {
  await open(page);
  await goTo(page, 20);
  await expect(page.locator('.room > .sr-only[role=status]')).toContainText('main.go line 20');
});

for (const locale of locales) {
  test(`${locale}: the room is in order in light and dark at every width`, async ({ page }) => {
    test.setTimeout(180_000);
    // Both schemes and all widths, without their product: colours do not depend on the width.
    for (const [colorScheme, size] of [
      ['light', windows[0]],
      ['dark', windows[1]],
      ['dark', windows[2]],
    ] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.setViewportSize(size);
      await open(page, '?step=66', locale);
      const tabs = page.getByRole('tab');
      for (let i = 0; i < (await tabs.count()); i++) {
        await tabs.nth(i).click();
        const { violations } = await new AxeBuilder({ page }).analyze();
        const found = violations.map(
          ({ id, nodes }) => `${id}: ${nodes.map((n) => n.html).join(' ')}`,
        );
        expect(found, `${colorScheme} ${size.width} tab ${i}`).toEqual([]);
      }
      const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(over, `sticks out at ${size.width}`).toBeLessThanOrEqual(0);
    }
  });
}

test('beside a chapter: a moment in the text opens the run there and lights its line', async ({
  page,
}) => {
  test.slow();
  await page.goto('/en/learn/12-the-life-of-a-request');
  const link = page.locator('.prose a.moment').first();
  await link.click();
  await expect(page.locator('.room-body')).toBeVisible({ timeout: 30_000 });
  await expect(page.locator('.banner-note')).toContainText('Moment:');
  const step = await stepNow(page);
  expect(step).toBeGreaterThan(0);
  await expect(page).toHaveURL(new RegExp(`step=${step}&`));
  await expect(page.locator('.proc')).not.toHaveCount(0);
  await page.locator('.moments-menu summary').click();
  const current = page.locator('.moment-row[aria-current]');
  await expect(current).toHaveCount(1);
  await page.getByRole('button', { name: 'Close' }).click();
  await expect(page.locator('.room-run')).toBeVisible();
  await page.reload();
  await expect.poll(() => stepNow(page), { timeout: 30_000 }).toBe(step);
});

const choice = `package main

func main() {
	left, right := make(chan string, 1), make(chan string, 1)
	never := make(chan string)
	left <- "from the left"
	right <- "from the right"
	for i := 0; i < 2; i++ {
		select {
		case word := <-left:
			println(word)
		case word := <-right:
			println(word)
		case <-never:
		}
	}
}
`;

test('the case of a select is taken by hand; both runs are kept and shown where they part', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto('/en/play');
  await page.locator('.play-code .cm-content').focus();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.insertText(choice);
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(page.locator('.room-body')).toBeVisible();
  const take = async (text: string) => {
    await goTo(page, 9);
    await page.getByRole('tab', { name: 'Goroutine' }).click();
    const cases = page.locator('.select-choice li');
    await expect(cases).toHaveCount(3);
    await expect(cases.filter({ hasText: '<-never' })).toContainText('not ready');
    await cases.filter({ hasText: text }).getByRole('button').click();
    await expect(page.locator('.banner-note')).toContainText('this is another run');
  };
  await take('<-left');
  await page.keyboard.press(']');
  await expect(page.locator('.pane-terminal')).toContainText(/from the left.*from the right/s);
  await page.keyboard.press('[');
  await expect.poll(() => stepNow(page)).toBe(0);
  // The very first step is one of the library's.
  await page.keyboard.press('a');
  await expect(litLine(page)).toHaveText('4');
  await take('<-right');
  await page.keyboard.press(']');
  await expect(page.locator('.pane-terminal')).toContainText(/from the right.*from the left/s);
  const runs = page.locator('.runs-menu');
  await runs.locator('summary').click();
  await expect(runs.locator('li')).not.toHaveCount(1);
  await runs.getByRole('button', { name: 'Compare with run 2' }).click();
  const sheet = page.getByRole('dialog', { name: 'Where the two runs part' });
  await expect(sheet.locator('.parting-side').first()).toContainText('from the right');
  await expect(sheet.locator('.parting-side').last()).toContainText('from the left');
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
  await sheet.getByRole('button', { name: 'Open the other at this moment' }).click();
  await expect(sheet).toBeHidden();
  await page.keyboard.press(']');
  await expect(page.locator('.pane-terminal')).toContainText(/from the left.*from the right/s);
});

test('a request is drawn from part to part, and each arrow leads to its moment', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1280, height: 720 });
  await page.goto('/en/lab/one-daemon');
  // The whole daemon: on a small machine it takes its time.
  await expect(page.locator('.room-body')).toBeVisible({ timeout: 30_000 });
  await page.keyboard.press(']');
  await expect(page.locator('.timeline-end')).toBeVisible();
  await page.keyboard.press('7');
  const pane = page.locator('.pane-sequence');
  await pane.getByRole('combobox').selectOption({ index: 1 });
  await expect(pane.locator('.seq-lane')).toContainText(['main', 'client', 'socket', 'mux']);
  const run = pane.locator('.seq-row', { hasText: '(*Job).Run' });
  await expect(run).toHaveAttribute('aria-label', /from server to engine: calls \(\*Job\)\.Run$/);
  await run.click();
  await expect(page.locator('.pane-source')).toContainText('job.go');
  await expect(run).toHaveAttribute('aria-current', 'true');
  const { violations } = await new AxeBuilder({ page }).include('.pane-sequence').analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
  await pane.getByRole('button', { name: 'Bars' }).click();
  await pane.locator('.fall-row', { hasText: 'daemon.(*Daemon).Containers' }).click();
  await expect(page.locator('.pane-source')).toContainText('list.go');
});

test('a run is changed from outside, saved as a file and opened again', async ({ page }) => {
  await open(page);
  // Halted: the process is there and does nothing.
  await goTo(page, 11);
  await page.locator('.outside summary', { hasText: 'Signal' }).click();
  await page.getByRole('button', { name: 'Hang it' }).click();
  await expect(page.locator('.outside summary').first()).toContainText('hangs');
  await page.keyboard.press(']');
  await expect(page.locator('.timeline-end')).toContainText('Every goroutine waits');
  const end = await stepNow(page);
  await expect(page).toHaveURL(/inputs=/);
  const inputs = new URL(page.url()).searchParams.get('inputs');
  await page.getByRole('button', { name: 'This run: seed, commands, file' }).click();
  const sheet = page.getByRole('dialog', { name: 'What decides this run' });
  const { violations } = await new AxeBuilder({ page }).include('dialog.sheet').analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
  const saving = page.waitForEvent('download');
  await sheet.getByRole('button', { name: 'Save the run as a file' }).click();
  const path = await (await saving).path();
  // Another seed is another run.
  await sheet.getByLabel('Seed').fill('77');
  await sheet.getByRole('button', { name: 'Run it so' }).click();
  await expect(page).toHaveURL(/seed=77/);
  await page.getByRole('button', { name: 'This run: seed, commands, file' }).click();
  const files = sheet.locator('input[type=file]');
  await files.setInputFiles({ name: 'x.json', mimeType: 'text/plain', buffer: Buffer.from('no') });
  await expect(sheet.getByRole('alert')).toContainText('is no run saved here');
  await files.setInputFiles(path);
  await expect(sheet).toBeHidden();
  await expect(page).not.toHaveURL(/seed=77/);
  await expect.poll(() => stepNow(page)).toBe(end);
  await expect(page.locator('.outside summary').first()).toContainText('hangs');
  await expect.poll(() => new URL(page.url()).searchParams.get('inputs')).toBe(inputs);
});

test('the name of a moment covers no pane, on a projector and twice as large', async ({ page }) => {
  test.slow();
  for (const size of [
    { width: 1280, height: 720 },
    { width: 640, height: 360 },
  ]) {
    await page.setViewportSize(size);
    await page.goto('/en/learn/04-the-job?moment=plus');
    const note = page.locator('.banner-note');
    await expect(note).toContainText('Moment:', { timeout: 30_000 });
    const told = await note.boundingBox();
    const panes = await page.locator('.room-body').boundingBox();
    expect(told!.y + told!.height, `at ${size.width}`).toBeLessThanOrEqual(panes!.y);
    expect(await note.locator('.note-text').innerText()).toBe('Moment: The line with the plus');
  }
});

test('the pane and the goroutine are in the link, stay on reload and in the other language', async ({
  page,
  context,
}) => {
  await open(page);
  await page.locator('.src-line[data-n="16"] .src-text').click();
  await page.keyboard.press('l');
  await page.locator('.g-row').last().click();
  await page.keyboard.press('5');
  await expect(page).toHaveURL(/pane=events&g=\d+/);
  const [, g] = /g=(\d+)/.exec(page.url())!;
  const step = await stepNow(page);
  const same = async (one: Page, tab: string) => {
    await expect(one.getByRole('tab', { name: tab })).toHaveAttribute('aria-selected', 'true');
    await expect(one.locator('.pane-events')).toBeVisible();
    await expect(one.locator('.g-title .chip')).toHaveText(g!);
    await expect.poll(() => stepNow(one)).toBe(step);
    await expect(one.getByRole('alert').filter({ hasText: /./ })).toHaveCount(0);
  };
  await page.reload();
  await same(page, 'Events');
  const other = await context.newPage();
  await other.goto(page.url());
  await same(other, 'Events');
  await page.locator('a[hreflang^="zh"]').first().click();
  await page.waitForURL(/\/zh\//);
  await same(page, '事件');
});

test('a pane that the room does not have is told in both languages, and nothing else is lost', async ({
  page,
}) => {
  for (const [locale, words] of [
    ['en', 'The link names a pane that this room does not have.'],
    ['zh', '链接里提到的栏，这个机房没有。'],
  ] as const) {
    for (const pane of ['cluster', 'clusters']) {
      await open(page, `?step=20&pane=${pane}`, locale);
      await expect(page.getByRole('alert').filter({ hasText: words })).toBeVisible();
      await expect(page.locator('.tab[aria-selected="true"]')).toHaveCount(1);
      expect(await stepNow(page)).toBe(20);
    }
  }
});

for (const locale of locales) {
  test(`every tab is in sight and leads to its pane, in windows of every width, ${locale}`, async ({
    page,
  }) => {
    test.slow();
    await page.goto(`/${locale}/learn/03-the-engine?step=0`);
    await expect(page.locator('.room-body')).toBeVisible({ timeout: 60_000 });
    for (const width of [390, 768, 1024, 1280, 1440, 1920]) {
      await page.setViewportSize({ width, height: 900 });
      for (const strip of ['.tab-list', '.terminal-tabs']) {
        const tabs = page.locator(`${strip} [role=tab]`);
        if ((await tabs.count()) === 0) continue;
        // Nothing of a name is cut off, nor lies outside the strip or the window.
        const cut = await tabs.evaluateAll((all) =>
          all
            .filter((tab) => {
              const strip = tab.parentElement!.getBoundingClientRect();
              const box = tab.getBoundingClientRect();
              const outside = box.left < strip.left - 1 || box.right > strip.right + 1;
              return outside || box.right > innerWidth || tab.scrollWidth > tab.clientWidth + 1;
            })
            .map((tab) => tab.textContent),
        );
        expect(cut, `${strip} at ${width}`).toEqual([]);
        await tabs.first().click();
        for (let i = 1; i < (await tabs.count()); i++) {
          await page.keyboard.press('ArrowRight');
          await expect(tabs.nth(i)).toBeFocused();
          await expect(tabs.nth(i)).toHaveAttribute('aria-selected', 'true');
          await expect(tabs.nth(i)).toBeInViewport({ ratio: 0.9 });
        }
        await page.keyboard.press('Home');
        await expect(tabs.first()).toHaveAttribute('aria-selected', 'true');
      }
    }
  });
}

test('the terminal that was picked stays in sight; another that prints has a dot', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto('/en/lab/an-engine?step=3000');
  const tab = (name: RegExp) => page.getByRole('tab', { name });
  const first = tab(/^Terminal tty1 of host/);
  const daemon = tab(/^Terminal daemon of host/);
  await expect(first).toBeVisible({ timeout: 30_000 });
  await page.locator('.room').focus();
  await page.keyboard.press(']');
  await expect(page.locator('.timeline-end')).toBeVisible({ timeout: 60_000 });
  // Nobody has picked one: before the end who printed last is shown, and nothing is news.
  await page.keyboard.press('Shift+A');
  await expect(daemon).toHaveAttribute('aria-selected', 'true', { timeout: 20_000 });
  await expect(page.locator('.terminal-news')).toHaveCount(0);
  await page.keyboard.press('[');
  await expect.poll(() => stepNow(page)).toBe(0);
  await first.click();
  await page.locator('.room').focus();
  await page.keyboard.press(']');
  await expect(page.locator('.timeline-end')).toBeVisible({ timeout: 60_000 });
  await page.keyboard.press('Shift+A');
  await expect(page.locator('.timeline-end')).toHaveCount(0, { timeout: 20_000 });
  await expect(first).toHaveAttribute('aria-selected', 'true');
  await expect(daemon).toHaveAccessibleName(/, new output$/);
  await expect(daemon.locator('.terminal-news')).toBeVisible();
  await daemon.click();
  await expect(daemon).not.toHaveAccessibleName(/new output/);
  await first.click();
  await expect(page.locator('.terminal-news')).toHaveCount(0);
});

test('the focus goes on where what had it is gone', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page);
  await page.locator('.room').focus();
  await page.keyboard.press('k');
  const dismiss = page.locator('.banner-note button');
  await dismiss.focus();
  await page.keyboard.press('Enter');
  await expect(dismiss).toHaveCount(0);
  await expect(page.locator('.room')).toBeFocused();
  // One pane at a time: a goroutine that is chosen takes the place of its list.
  await page.keyboard.press('2');
  await page.locator('.g-row').first().focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('.pane-goroutine [data-focus]')).toBeFocused();
  await page.locator('.g-title button').focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('.pane-goroutine [data-focus]')).toBeFocused();
});

test('the toolbar is one stop of Tab; arrows go through it', async ({ page }) => {
  await open(page);
  const tools = page.locator('.transport button');
  await expect(page.locator('.transport button[tabindex="0"]')).toHaveCount(1);
  await page.getByRole('button', { name: 'Step', exact: true }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('button', { name: 'Over', exact: true })).toBeFocused();
  await page.keyboard.press('End');
  await expect(tools.last()).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(tools.first()).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(slider(page)).toBeFocused();
  await page.keyboard.press('Shift+Tab');
  await expect(tools.first()).toBeFocused();
});

for (const locale of locales) {
  test(`read aloud, nothing is said twice, and the end is said, ${locale}`, async ({ page }) => {
    await open(page, '', locale);
    const cdp = await page.context().newCDPSession(page);
    const { nodes } = await cdp.send('Accessibility.getFullAXTree');
    const inRoom = new Set<string>();
    // Parents come before what is in them.
    for (const { nodeId, parentId, role } of nodes) {
      if (role?.value === 'complementary' || inRoom.has(parentId ?? '')) inRoom.add(nodeId);
    }
    expect(inRoom.size).toBeGreaterThan(100);
    const roles = ['button', 'tab', 'link', 'slider', 'textbox'];
    const twice = nodes
      .filter(({ nodeId, role }) => inRoom.has(nodeId) && roles.includes(String(role?.value)))
      .map(({ name, description }) => [String(name?.value ?? ''), String(description?.value ?? '')])
      .filter(([name = '', words = '']) => name === words || words.startsWith(`${name} `));
    expect(twice).toEqual([]);
    const said = page.locator('.room > .sr-only[role=status]');
    await page.locator('.room').focus();
    await page.keyboard.press(']');
    await expect(said).toContainText(
      locale === 'zh' ? '所有进程都已结束' : 'Every process has ended',
    );
    await page.keyboard.press('k');
    const note = page.locator('.banners > [role=status]');
    await expect(page.locator('.note-text')).not.toHaveText('');
    await expect(note).toHaveText(await page.locator('.note-text').innerText());
    // The slider tells its value by itself.
    await slider(page).focus();
    await page.keyboard.press('ArrowLeft');
    await expect(said).toHaveText('');
  });
}
