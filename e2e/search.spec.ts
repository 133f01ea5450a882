// Who looks for something: by keys alone, in both languages, and with what nobody should type.
import AxeBuilder from '@axe-core/playwright';
import { expect, test } from './pages';

test('a symbol is found and reached by keys alone', async ({ page }) => {
  await page.goto('/en');
  await page.keyboard.press('ControlOrMeta+k');
  const dialog = page.getByRole('dialog', { name: 'Search' });
  await expect(dialog.getByRole('searchbox')).toBeFocused();
  await expect(dialog.getByRole('status')).toContainText('Enter goes to the first');
  await page.keyboard.type('(*Job).Run');
  await expect(
    dialog.getByRole('region', { name: 'Symbols' }).getByRole('link').first(),
  ).toContainText('(*Job).Run');
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
  await dialog.getByRole('region', { name: 'Symbols' }).getByRole('link').first().focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/engine\/job\.go#L\d+$/);
  await expect(dialog).toBeHidden();
});

test('Chinese words lead to their section, source to its line', async ({ page }) => {
  await page.goto('/zh/lab');
  await page.getByRole('button', { name: '搜索' }).click();
  const dialog = page.getByRole('dialog', { name: '搜索' });
  // The dialog is loaded when it is asked for; what is typed goes to its field.
  await expect(dialog.getByRole('searchbox')).toBeFocused();
  await page.keyboard.type('监听');
  await expect(
    dialog.getByRole('region', { name: '章节与实验室' }).getByRole('link').first(),
  ).toBeVisible();
  await dialog.getByRole('searchbox').fill('daemonInitWait <-');
  const line = dialog.getByRole('region', { name: '源码行' }).getByRole('link').first();
  await expect(line).toContainText('daemonInitWait');
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('button', { name: '搜索' })).toBeFocused();
});

test('ten thousand characters and brackets are answered plainly', async ({ page }) => {
  await page.goto('/en');
  await page.keyboard.press('ControlOrMeta+k');
  const field = page.getByRole('searchbox');
  await field.fill('['.repeat(10_000));
  await expect(page.getByRole('dialog').getByRole('status')).toContainText(
    'Nothing has this in it. Only the first 200 characters are used.',
  );
  await field.fill('engine');
  await expect(page.getByRole('dialog').getByRole('status')).toContainText('results');
});
