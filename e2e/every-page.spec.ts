// Every page in both languages, one of each kind in light and dark at three widths: axe finds nothing,
// nothing is logged, blocked or fetched from elsewhere (see pages.ts), nothing sticks out sideways.
import AxeBuilder from '@axe-core/playwright';
import { expect, locales, paths, test, windows } from './pages';

// Colours do not depend on the width: both schemes and all widths, without their product.
const looks = [
  ['light', windows[0]],
  ['dark', windows[1]],
  ['dark', windows[2]],
] as const;

/** Chapters that are looked at like the rest of their kind: the short one, one with a table, the long one. */
const whole = /\/learn\/(00|04|12)-/;

for (const locale of locales) {
  for (const [i, path] of [...paths, '/no-such-page'].entries()) {
    // The other chapters, and what differs by its words alone, take turns: each look is had by many.
    const full = locale === 'en' && (!path.includes('/learn/') || whole.test(path));
    const own = full ? looks : [looks[(i + (locale === 'zh' ? 2 : 0)) % looks.length]!];
    test(`${locale}${path || '/'} is in order`, async ({ page, complaints }) => {
      test.slow();
      const missing = path === '/no-such-page';
      for (const [colorScheme, size] of own) {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        await page.setViewportSize(size);
        const response = await page.goto(`/${locale}${path}`, { waitUntil: 'networkidle' });
        expect(response?.status()).toBe(missing ? 404 : 200);
        await expect(page.locator('html')).toHaveAttribute(
          'lang',
          locale === 'zh' ? 'zh-Hans' : 'en',
        );
        await expect(page.locator('main h1')).toHaveCount(1);
        const { violations } = await new AxeBuilder({ page }).analyze();
        const found = violations.map(
          ({ id, nodes }) => `${id}: ${nodes.map((n) => n.html).join(' ')}`,
        );
        expect(found, `${colorScheme} ${size.width}`).toEqual([]);
        const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        expect(over, `sticks out at ${size.width}`).toBeLessThanOrEqual(0);
      }
      if (missing) {
        // The browser itself reports the status 404 of the page it was asked for.
        expect(complaints.every((text) => text.includes('404'))).toBe(true);
        complaints.length = 0;
      }
    });
  }
}
