// Tests of the built pages in a real browser; tools/test.mjs finds the browser and builds first.
import { defineConfig } from '@playwright/test';

const port = Number(process.env.E2E_PORT ?? 3977);

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  fullyParallel: true,
  forbidOnly: true,
  workers: 2,
  // A machine that stands still for seconds is not the page's fault; tools/test.mjs says what took a second try.
  retries: 1,
  timeout: 60_000,
  reporter: [['list'], ['json', { outputFile: 'test-results/e2e.json' }]],
  use: {
    baseURL: `http://127.0.0.1:${port}`,
    launchOptions: {
      ...(process.env.CHROMIUM_PATH ? { executablePath: process.env.CHROMIUM_PATH } : {}),
      args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
    },
    trace: 'off',
    // Pages come from the server, each test its own; offline.spec.ts is about the one that keeps them.
    serviceWorkers: 'block',
  },
  webServer: {
    command: 'node tools/start.mjs',
    url: `http://127.0.0.1:${port}/en`,
    env: { PORT: String(port), HOST: '127.0.0.1' },
    timeout: 60_000,
    reuseExistingServer: false,
  },
});
