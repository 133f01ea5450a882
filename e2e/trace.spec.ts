// The same run in the browser's worker and on the command line: the same events, byte for byte.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { scenario } from '../content/scenarios/two-goroutines';
import { expect, test } from './pages';

test('the browser tells the same events of a scenario as the command line', async ({ page }) => {
  const root = join(import.meta.dirname, '..');
  const own = execFileSync(process.execPath, ['tools/go.mjs', 'trace', 'two-goroutines'], {
    cwd: root,
    encoding: 'utf8',
  });
  // How the room starts its worker is the bundler's business: a second one is started the same way.
  await page.addInitScript(() => {
    const Native = window.Worker;
    window.Worker = class extends Native {
      constructor(script: string | URL, options?: WorkerOptions) {
        super(script, options);
        Object.assign(window, { again: () => new Native(script, options) });
      }
    };
  });
  const sources = page.waitForResponse((response) =>
    /\/programs\/[^/]+\.json$/.test(response.url()),
  );
  await page.goto('/en/lab/two-goroutines');
  await expect(page.locator('.room-body')).toBeVisible();
  const told = await page.evaluate(
    async ({ bundle, scenario }) => {
      const machine = (window as unknown as { again: () => Worker }).again();
      const replies = new Map<number, (reply: { events?: object[] }) => void>();
      machine.onmessage = ({ data }: MessageEvent<{ id: number; reply: object }>) =>
        replies.get(data.id)?.(data.reply);
      let last = 0;
      const ask = (command: object) =>
        new Promise<{ events?: object[] }>((resolve) => {
          replies.set(++last, resolve);
          machine.postMessage({ id: last, command });
        });
      machine.postMessage({ sources: await (await fetch(bundle)).json() });
      await ask({ type: 'open', scenario });
      const { events = [] } = await ask({ type: 'events', from: 1, count: 2000 });
      machine.terminate();
      return events.map((event) => JSON.stringify(event) + '\n').join('');
    },
    { bundle: (await sources).url(), scenario },
  );
  expect(told.length).toBeGreaterThan(500);
  expect(told).toBe(own);
});
