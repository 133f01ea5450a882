import { describe, expect, test } from 'vitest';
import { Keeper } from './keeper';
import { buildHeader, type KeepList } from './names';

const origin = 'http://127.0.0.1:3000';
const absolute = (key: RequestInfo | URL) =>
  new URL(key instanceof Request ? key.url : String(key), origin).href;

/** Caches as browsers have them, as far as a keeper uses them. */
function fakeCaches(): CacheStorage {
  const all = new Map<string, Map<string, Response>>();
  const cache = (entries: Map<string, Response>) => ({
    match: async (key: string) => entries.get(absolute(key))?.clone(),
    put: async (key: string, response: Response) => void entries.set(absolute(key), response),
    keys: async () => [...entries.keys()].map((url) => new Request(url)),
  });
  return {
    keys: async () => [...all.keys()],
    delete: async (name: string) => all.delete(name),
    open: async (name: string) => {
      if (!all.has(name)) all.set(name, new Map());
      return cache(all.get(name)!);
    },
  } as unknown as CacheStorage;
}

const list = (build: string): KeepList => ({
  assets: ['/_next/static/same.js', `/_next/static/${build}.js`, '/programs/1.json'],
  first: [`/_next/static/${build}.js`],
  pages: { en: ['/en', '/en/learn/a', '/en/offline'], zh: ['/zh', '/zh/offline'] },
  data: { en: ['/search/en.json'], zh: ['/search/zh.json'] },
});

/** A site that has one build at a time, and devices that visit it. */
class Site {
  build: string;
  up = true;
  asked: string[] = [];
  caches = fakeCaches();
  reached: boolean[] = [];
  newer = 0;

  constructor(build: string) {
    this.build = build;
  }

  fetch = async (address: string | Request, init?: RequestInit): Promise<Response> => {
    if (!this.up) throw new TypeError('Failed to fetch');
    const { pathname, search } = new URL(absolute(address));
    this.asked.push(pathname + search);
    const headers = new Headers(address instanceof Request ? address.headers : init?.headers);
    if (/^.(_next|programs)./.test(pathname)) {
      const there = list(this.build).assets.includes(pathname);
      return new Response(pathname, { status: there ? 200 : 404 });
    }
    const status = pathname.includes('nothing') ? 404 : 200;
    const kind = headers.has('rsc') ? 'flight' : 'page';
    return new Response(`${kind} ${pathname} of ${this.build}`, {
      status,
      headers: { [buildHeader]: this.build, vary: 'rsc' },
    });
  };

  keeper(build = this.build): Keeper {
    return new Keeper(build, list(build), {
      caches: this.caches,
      fetch: this.fetch,
      languages: 'zh-CN,en',
      reached: (reached) => this.reached.push(reached),
      newerBuild: () => this.newer++,
    });
  }
}

/** Asks a keeper for an address in one of the ways pages do. */
async function get(
  keeper: Keeper,
  path: string,
  how: 'page' | 'flight' | 'ahead' | 'file' = 'page',
): Promise<Response> {
  const headers: Record<string, string> = {};
  if (how === 'flight' || how === 'ahead') headers.rsc = '1';
  if (how === 'ahead') headers['next-router-segment-prefetch'] = '/_tree';
  const request = new Request(origin + path, { headers });
  // Only a browser makes requests of this mode.
  if (how === 'page') Object.defineProperty(request, 'mode', { value: 'navigate' });
  const work: Promise<unknown>[] = [];
  const response = await keeper.respond(request, (one) => work.push(one));
  await Promise.all(work);
  return response;
}

const text = async (answer: Promise<Response>) => (await answer).text();

/** A device on which everything of a language is kept. */
async function prepared(site: Site, path = '/en'): Promise<Keeper> {
  const keeper = site.keeper();
  await keeper.install();
  await keeper.activate();
  await keeper.here(path, true);
  return keeper;
}

describe('without network', () => {
  test('every page of the language is there, as document and for navigation', async () => {
    const site = new Site('one');
    const keeper = await prepared(site);
    site.up = false;
    expect(await text(get(keeper, '/en/learn/a?step=3'))).toBe('page /en/learn/a of one');
    expect(await text(get(keeper, '/en/learn/a?step=3&_rsc=x1', 'flight'))).toBe(
      'flight /en/learn/a of one',
    );
    expect(await text(get(keeper, '/programs/1.json', 'file'))).toBe('/programs/1.json');
    expect(await text(get(keeper, '/search/en.json', 'file'))).toBe('page /search/en.json of one');
    expect(site.reached.at(-1)).toBe(false);
  });

  test('what is not there is answered by the page that says so, in its language', async () => {
    const site = new Site('one');
    const keeper = await prepared(site);
    site.up = false;
    expect(await text(get(keeper, '/en/source/src/x.go'))).toBe('page /en/offline of one');
    expect(await text(get(keeper, '/zh/learn/a'))).toBe('page /zh/offline of one');
    expect(await text(get(keeper, '/else'))).toBe('page /zh/offline of one');
    await expect(get(keeper, '/zh/learn/a?_rsc', 'flight')).rejects.toThrow(TypeError);
    await expect(get(keeper, '/search/zh.json', 'file')).rejects.toThrow(TypeError);
    expect((await get(keeper, '/en/learn/a?_rsc', 'ahead')).status).toBe(204);
  });

  test('the first address goes to a language that is there', async () => {
    const site = new Site('one');
    const keeper = await prepared(site);
    site.up = false;
    expect((await get(keeper, '/')).headers.get('location')).toBe(`${origin}/en`);
  });

  test('a source page that was visited is there, with its names', async () => {
    const site = new Site('one');
    const keeper = await prepared(site, '/en/source/src/visited.go');
    site.up = false;
    expect(await text(get(keeper, '/en/source/src/visited.go'))).toContain('visited');
    expect(await text(get(keeper, '/en/source/src/visited.go', 'flight'))).toContain('flight');
    expect((await get(keeper, '/source-index/src/visited.go.json', 'file')).status).toBe(200);
  });
});

describe('with network', () => {
  test('pages are the network’s, also when they are kept', async () => {
    const site = new Site('one');
    const keeper = await prepared(site);
    site.asked = [];
    await get(keeper, '/en/learn/a');
    await get(keeper, '/search/en.json', 'file');
    await get(keeper, '/_next/static/same.js', 'file');
    expect(site.asked).toEqual(['/en/learn/a', '/search/en.json']);
  });

  test('a reader who saves data keeps what is visited and nothing more', async () => {
    const site = new Site('one');
    const keeper = site.keeper();
    await keeper.install();
    await keeper.here('/en/learn/a', false);
    site.up = false;
    expect(await text(get(keeper, '/en/learn/a'))).toContain('/en/learn/a');
    expect(await text(get(keeper, '/en'))).toContain('/en/offline');
  });

  test('what was cut off goes on where it stopped', async () => {
    const site = new Site('one');
    const keeper = site.keeper();
    await keeper.install();
    const { fetch } = site;
    let left = 3;
    site.fetch = async (...args) => {
      if (left-- === 0) site.up = false;
      return fetch(...args);
    };
    const cut = site.keeper();
    await expect(cut.here('/en', true)).rejects.toThrow(TypeError);
    site.up = true;
    site.asked = [];
    await cut.here('/en', true);
    const everything = list('one').assets.length + 1 + 2 * 3;
    expect(site.asked.length).toBeLessThan(everything - 3);
    site.up = false;
    expect(await text(get(cut, '/en/learn/a'))).toContain('/en/learn/a');
  });

  test('an error and an address that does not exist are shown and not kept', async () => {
    const site = new Site('one');
    const keeper = await prepared(site, '/en/nothing');
    expect((await get(keeper, '/en/nothing')).status).toBe(404);
    site.up = false;
    expect(await text(get(keeper, '/en/nothing'))).toBe('page /en/offline of one');
  });
});

describe('a new build', () => {
  test('is never kept among what the old one has', async () => {
    const site = new Site('one');
    const keeper = await prepared(site);
    site.build = 'two';
    expect(await text(get(keeper, '/en/learn/a'))).toBe('page /en/learn/a of two');
    expect((await get(keeper, '/_next/static/two.js', 'file')).status).toBe(200);
    expect(site.newer).toBeGreaterThan(0);
    site.up = false;
    expect(await text(get(keeper, '/en/learn/a'))).toBe('page /en/learn/a of one');
    await expect(get(keeper, '/_next/static/two.js', 'file')).rejects.toThrow(TypeError);
  });

  test('takes what has not changed from the old one, the rest from the network, and ends it', async () => {
    const site = new Site('one');
    await prepared(site);
    site.build = 'two';
    site.asked = [];
    const keeper = site.keeper();
    await keeper.install();
    await keeper.here('/zh', true);
    expect(site.asked).not.toContain('/_next/static/same.js');
    expect(site.asked).toContain('/_next/static/two.js');
    await keeper.activate();
    expect(await site.caches.keys()).toEqual(['engine-room-two']);
    site.up = false;
    // English was whole before, so it is again.
    for (const path of ['/en/learn/a', '/zh']) {
      expect(await text(get(keeper, path))).toBe(`page ${path} of two`);
      expect(await text(get(keeper, path, 'flight'))).toBe(`flight ${path} of two`);
    }
  });

  test('that comes while pages are fetched ahead ends that', async () => {
    const site = new Site('one');
    const keeper = site.keeper();
    await keeper.install();
    site.build = 'two';
    await expect(keeper.here('/en', true)).rejects.toThrow();
    const cache = await site.caches.open('engine-room-one');
    for (const { url } of await cache.keys()) {
      const kept = await (await cache.match(url))!.text();
      expect(kept).not.toContain('two');
    }
  });
});
