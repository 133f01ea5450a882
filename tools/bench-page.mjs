// `npm run bench:page`: from a click on *step* to the painted line, in the built pages and a real browser;
// where the time goes: worker and transfer, drawing, waiting for the frame. And how long a room takes to open.
import { spawn } from 'node:child_process';
import { argv, env, execPath, exit } from 'node:process';
import { chromium } from '@playwright/test';
import { browserArguments, findBrowser } from './browser.mjs';
import { root } from './paths.mjs';

const port = Number(env.PORT || 3979);
const scenario = argv[2] ?? 'one-daemon';
const clicks = Number(argv[3] ?? 200);
const address = `http://127.0.0.1:${port}`;

/** @param {number[]} values @param {number} p */
const percentile = (values, p) =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * p))];

async function listening() {
  for (let i = 0; i < 300; i++) {
    try {
      if ((await fetch(`${address}/en`)).ok) return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
  throw new Error('the server does not answer');
}

/** Before anything of the page: notes when messages go to workers and come back. */
function note() {
  const marks = { made: 0, sent: 0, received: 0, size: 0 };
  Object.assign(window, { marks });
  const Native = window.Worker;
  window.Worker = class extends Native {
    /** @param {string | URL} url @param {WorkerOptions} [options] */
    constructor(url, options) {
      super(url, options);
      marks.made ||= performance.now();
      this.addEventListener('message', () => (marks.received = performance.now()));
    }
    /** @param {unknown} message */
    postMessage(message) {
      marks.sent = performance.now();
      super.postMessage(message);
    }
  };
}

/** In the page: clicks a button so often, each time until the line is painted. */
async function measure([name, n]) {
  const button =
    document.querySelector(`button[aria-label="${name}"], button[title="${name}"]`) ??
    [...document.querySelectorAll('button')].find((one) => one.textContent?.trim() === name);
  if (!button) throw new Error(`no button ${name}`);
  const track = document.querySelector('.track');
  const rows = [];
  for (let i = 0; i < n; i++) {
    const before = track.getAttribute('aria-valuenow');
    let changed = 0;
    const seen = new Promise((resolve, reject) => {
      const late = setTimeout(() => reject(new Error('nothing has changed in 10 s')), 10_000);
      const observer = new MutationObserver(() => {
        if (track.getAttribute('aria-valuenow') === before) return;
        observer.disconnect();
        clearTimeout(late);
        changed = performance.now();
        requestAnimationFrame(() => resolve(performance.now()));
      });
      observer.observe(document.body, { attributes: true, childList: true, subtree: true });
    });
    const start = performance.now();
    button.click();
    const painted = await seen;
    rows.push({
      worker: window.marks.received - start,
      drawn: changed - window.marks.received,
      line: changed - start,
      painted: painted - start,
    });
    // A reader's pace, so that what follows a step (events, the address) is not in the next one's way.
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
  return rows;
}

const server = spawn(execPath, ['tools/start.mjs'], {
  cwd: root,
  stdio: 'ignore',
  env: { ...env, PORT: String(port), HOST: '127.0.0.1' },
});
let status = 1;
try {
  await listening();
  const browser = await chromium.launch({
    executablePath: await findBrowser(),
    args: browserArguments,
  });
  // Pages fetched ahead meanwhile would be measured too.
  const page = await browser.newPage({
    viewport: { width: 1280, height: 720 },
    serviceWorkers: 'block',
  });
  await page.addInitScript(note);
  const openings = [];
  for (let i = 0; i < 3; i++) {
    await page.goto(`${address}/en/lab/${scenario}`);
    await page.locator('.src-line[data-lit]').waitFor({ timeout: 60_000 });
    openings.push(await page.evaluate(() => performance.now() - window.marks.made));
  }
  console.log(
    `${scenario}: worker made to first line lit`,
    openings.map(Math.round).join(', '),
    'ms',
  );
  // Into the middle, where there is something to see.
  await page.locator('.track').focus();
  for (let i = 0; i < 10; i++) await page.keyboard.press('PageUp');
  await page.waitForTimeout(1500);
  // CPU time of the page's own thread: what a clock would tell if the machine did nothing else.
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
  const cpu = async () => {
    const { metrics } = await cdp.send('Performance.getMetrics');
    return Object.fromEntries(metrics.map((one) => [one.name, one.value * 1000]));
  };
  for (const name of ['Any goroutine', 'Any goroutine, back']) {
    await page.evaluate(measure, [name, 20]);
    const before = await cpu();
    const rows = await page.evaluate(measure, [name, clicks]);
    const after = await cpu();
    const each = (key) => ((after[key] - before[key]) / clicks).toFixed(1);
    console.log(
      `${name.padEnd(20)} CPU of the page's thread a click: ${each('TaskDuration')} ms ` +
        `(scripts ${each('ScriptDuration')}, layout ${each('LayoutDuration')}, styles ${each('RecalcStyleDuration')})`,
    );
    for (const key of ['worker', 'drawn', 'line', 'painted']) {
      const values = rows.map((row) => row[key]);
      const [p50, p95] = [percentile(values, 0.5), percentile(values, 0.95)];
      console.log(
        `${name.padEnd(20)} ${key.padEnd(8)} p50 ${p50.toFixed(1).padStart(6)} ms  p95 ${p95.toFixed(1).padStart(6)} ms`,
      );
    }
  }
  await browser.close();
  status = 0;
} catch (error) {
  console.error(error);
} finally {
  server.kill();
  exit(status);
}
