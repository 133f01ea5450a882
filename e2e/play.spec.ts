// Who writes Go in the playground: sees errors while typing, runs it, changes the book, sends it on, loses nothing.
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, locales, test, windows } from './pages';

const code = (page: Page) => page.locator('.play-code .cm-content');

async function open(page: Page, search = '', locale = 'en') {
  await page.goto(`/${locale}/play${search}`);
  await expect(code(page)).toBeVisible();
}

async function write(page: Page, text: string) {
  await code(page).focus();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.insertText(text);
}

const program = (body: string) => `package main\n\nfunc main() {\n\t${body}\n}\n`;

test('errors come while one types, at their place, with Go’s words', async ({ page }) => {
  await open(page);
  await expect(page.locator('.play-problems')).toContainText('It compiles.');
  await write(page, program('n := "ü" + 1'));
  const problem = page.locator('button.play-problem');
  await expect(problem.first()).toContainText('4:');
  await expect(page.locator('.cm-lintRange-error').first()).toBeVisible();
  await problem.first().click();
  await expect(code(page)).toBeFocused();
  await write(page, program('println("fine")'));
  await expect(page.locator('.play-problems')).toContainText('It compiles.');
});

test('an empty file is told what to begin with, at its place', async ({ page }) => {
  await open(page);
  await write(page, ' ');
  await page.keyboard.press('Backspace');
  const problems = page.locator('.play-problems');
  await expect(problems).toContainText('This file is empty. On line 1 write package main');
  await expect(page.locator('.play-problem')).toHaveCount(1);
  await expect(page.locator('.play-problem')).toHaveText(
    '1:1: syntax error: package statement must be first',
  );
  await write(page, 'package main\n');
  await expect(page.locator('.play-problem')).toHaveText(
    '1:9: function main is undeclared in the main package',
  );
});

test('a program is run in the room, changed, and run again', async ({ page }) => {
  await open(page);
  await write(page, program('println("first")'));
  await page.getByRole('button', { name: 'Run', exact: true }).first().click();
  await expect(page.locator('.room-body')).toBeVisible();
  await page.locator('.track').focus();
  await page.keyboard.press('End');
  await expect(page.locator('.pane-terminal')).toContainText('first');
  await write(page, program('println("second")'));
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(page.locator('.pane-source')).toContainText('second');
  await page.locator('.track').focus();
  await page.keyboard.press('End');
  await expect(page.locator('.pane-terminal')).toContainText('second');
  await expect(page.locator('.pane-terminal')).not.toContainText('first');
});

test('what is written is there after a reload', async ({ page }) => {
  await open(page);
  await write(page, program('println("kept")'));
  await expect(page.locator('.play-problems')).toContainText('It compiles.');
  await page.reload();
  await expect(code(page)).toContainText('kept');
});

test('a file of the book is changed and runs in its scenario', async ({ page }) => {
  await open(page, '?edit=engine-room/cmd/hello/main.go');
  await expect(page.locator('.play-note').first()).toContainText('engine-room/cmd/hello/main.go');
  const text = await code(page).innerText();
  expect(text).toContain('package main');
  await page.getByRole('button', { name: 'Run', exact: true }).first().click();
  await expect(page.locator('.room-body')).toBeVisible();
  await open(page, '?edit=no/such/file.go');
  await expect(page.getByRole('status').filter({ hasText: 'no such file' })).toBeVisible();
});

test('a program travels in a link; a broken link takes nothing away', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await open(page);
  await write(page, program('println("from afar")'));
  await page.getByRole('button', { name: 'Copy link', exact: true }).first().click();
  await expect(page.locator('.play-note')).toContainText('The link is copied.');
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect(link).toContain('#program=1');
  // No pause after the last key: what was typed must be there all the same.
  await write(page, program('println("mine")'));
  await page.goto('about:blank');
  await page.goto(link.slice(0, -7));
  await expect(page.locator('.play-note')).toContainText('lost a part');
  await expect(code(page)).toContainText('mine');
  await page.goto('about:blank');
  await page.goto(link);
  await expect(code(page)).toContainText('from afar');
});

test('a paste of five megabytes and a file that is no text change nothing', async ({ page }) => {
  await open(page);
  await write(page, program('println("still here")'));
  await page.evaluate(() => {
    const data = new DataTransfer();
    data.setData('text/plain', 'x := 1\n'.repeat(750_000));
    const target = document.querySelector('.play-code')!.shadowRoot!.querySelector('.cm-content')!;
    target.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
    );
  });
  await expect(page.locator('.play-note')).toContainText('takes 1 MB');
  await expect(code(page)).toContainText('still here');
  await page.locator('.play-bar input[type=file]').setInputFiles({
    name: 'photo.png',
    mimeType: 'image/png',
    buffer: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2]),
  });
  await expect(page.locator('.play-note')).toContainText('photo.png is no text');
  await expect(code(page)).toContainText('still here');
});

test('a deleted program can be taken back', async ({ page }) => {
  await open(page);
  await write(page, program('println("precious")'));
  await page.getByRole('button', { name: 'Delete', exact: true }).click();
  await expect(code(page)).not.toContainText('precious');
  await page.getByRole('button', { name: 'Take that back', exact: true }).click();
  await expect(code(page)).toContainText('precious');
});

for (const locale of locales) {
  for (const size of windows) {
    test(`the playground has no barrier, ${locale}, ${size.width} px`, async ({ page }) => {
      await page.setViewportSize(size);
      await open(page, '', locale);
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
      const wide = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(wide).toBeLessThanOrEqual(0);
    });
  }
}
