// Every page, in both languages, in light and dark, at three widths: axe finds nothing, nothing is
// logged, blocked or fetched from elsewhere (see pages.ts), nothing sticks out sideways.
import AxeBuilder from '@axe-core/playwright';
import { expect, locales, paths, test, windows } from './pages';

for (const locale of locales) {
  for (const path of [...paths, '/no-such-page']) {
    test(`${locale}${path || '/'} is in order in light and dark at every width`, async ({
      page,
      complaints,
    }) => {
      test.slow();
      const missing = path === '/no-such-page';
      // Colours do not depend on the width: both schemes and all widths, without their product.
      for (const [colorScheme, size] of [
        ['light', windows[0]],
        ['dark', windows[1]],
        ['dark', windows[2]],
      ] as const) {
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
