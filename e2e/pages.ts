// The pages every test of the whole site walks through, and a page that notices what must not happen.
import { test as base, expect, type Page } from '@playwright/test';

export const locales = ['en', 'zh'] as const;

/** Addresses after the language; each kind of page once. */
export const paths = [
  '',
  '/learn',
  '/glossary',
  '/offline',
  '/learn/00-how-to-read-this-book',
  '/learn/01-the-map',
  '/learn/02-one-binary-two-roles',
  '/learn/03-the-engine',
  '/learn/04-the-job',
  '/learn/05-coming-up',
  '/learn/06-going-down',
  '/learn/07-serveapi',
  '/learn/08-listen-and-serve',
  '/learn/09-the-router',
  '/learn/10-held-at-the-door',
  '/learn/11-tls',
  '/learn/12-the-life-of-a-request',
  '/learn/13-from-route-to-job',
  '/learn/20-main-go',
  '/learn/21-discovery',
  '/learn/22-swarm-create',
  '/learn/23-swarm-join',
  '/learn/24-cluster-drivers',
  '/learn/25-new-cluster',
  '/learn/26-swarm-manage',
  '/learn/27-the-api-server',
  '/learn/28-the-api-router',
  '/learn/29-placing-a-container',
  '/learn/30-leaders-and-followers',
  '/learn/31-a-list-without-nodes',
  '/learn/32-how-a-debugger-runs-your-program',
  '/lab',
  '/source',
  '/source/src/github.com/docker/docker/engine',
  '/source/src/github.com/docker/docker/engine/http.go',
] as const;

/** Widths and heights the site is made for. */
export const windows = [
  { width: 1440, height: 900 },
  { width: 1280, height: 720 },
  { width: 390, height: 844 },
] as const;

/** Complaints of a page: what it logs, what the policy blocks, what it asks of other computers. */
async function watch(page: Page, origin: string): Promise<string[]> {
  const complaints: string[] = [];
  page.on('console', (message) => {
    // The tests' own doing: see playwright.config.ts.
    if (message.text() === 'Service Worker registration blocked by Playwright') return;
    complaints.push(`${message.type()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => complaints.push(`error: ${error.message}`));
  page.on('request', (request) => {
    const { protocol } = new URL(request.url());
    if (protocol === 'data:' || protocol === 'blob:') return;
    if (!request.url().startsWith(`${origin}/`)) complaints.push(`leaves: ${request.url()}`);
  });
  await page.exposeFunction('complain', (text: string) => complaints.push(text));
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      const { complain } = window as unknown as { complain: (text: string) => void };
      complain(`policy: ${event.violatedDirective} blocked ${event.blockedURI} ${event.sample}`);
    });
  });
  return complaints;
}

/** A test whose page must have kept silent when it ends, unless the test empties `complaints`. */
export const test = base.extend<{ complaints: string[] }>({
  complaints: [
    async ({ page, baseURL }, use) => {
      const complaints = await watch(page, baseURL ?? '');
      await use(complaints);
      expect(complaints).toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };
