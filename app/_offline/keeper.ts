// What is kept for reading without network, one cache a build, and how a request is answered from it.
// Nothing here asks for a global: the service worker hands in its own, a test hands in its stand-ins.
import { isLocale, locales, preferredLocale, type Locale } from '../_lib/locale';
import { buildHeader, cachePrefix, offlinePage, type KeepList } from './names';

/** What a keeper works with. */
export type Means = {
  readonly caches: CacheStorage;
  readonly fetch: (address: string | Request, init?: RequestInit) => Promise<Response>;
  /** As in `Accept-Language`. */
  readonly languages: string;
  /** The site answered, or could not be reached. */
  readonly reached: (reached: boolean) => void;
  /** The server has another build than this one. */
  readonly newerBuild: () => void;
};

/** Requests under way at a time while pages are fetched ahead. */
const AT_ONCE = 4;

/** Where a page's data for navigation within the site is kept; its document is at the path itself. */
const flightOf = (path: string) => `${path}?_rsc`;
/** Stands in the cache once everything of a language is there. */
const doneMark = (locale: Locale) => `/${locale}/${offlinePage}?done`;
const withoutSlash = (path: string) => (path.length > 1 ? path.replace(/\/$/, '') : path);
/** Names change with content below these, so that what is there is right for ever. */
const isAsset = (path: string) =>
  path.startsWith('/_next/static/') || path.startsWith('/programs/');

/** One build's pages and files on this device. */
export class Keeper {
  readonly #name: string;
  readonly #list: KeepList;
  readonly #build: string;
  readonly #means: Means;
  readonly #assets: ReadonlySet<string>;
  #filling: Promise<void> | undefined;

  constructor(build: string, list: KeepList, means: Means) {
    this.#name = cachePrefix + build;
    this.#build = build;
    this.#list = list;
    this.#means = means;
    this.#assets = new Set(list.assets);
  }

  #open(): Promise<Cache> {
    return this.#means.caches.open(this.#name);
  }

  async #stored(key: string): Promise<Response | undefined> {
    // Next lets its answers vary by headers that the keys here already tell apart.
    return (await this.#open()).match(key, { ignoreVary: true });
  }

  async #others(): Promise<string[]> {
    const names = await this.#means.caches.keys();
    return names.filter((name) => name.startsWith(cachePrefix) && name !== this.#name);
  }

  /** An answer that may be kept: it is whole, and of this build. */
  #isOurs(response: Response): boolean {
    const build = response.headers.get(buildHeader);
    if (build !== null && build !== this.#build) this.#means.newerBuild();
    return response.status === 200 && !response.redirected && build === this.#build;
  }

  /** From the network; says whether it answered. */
  async #ask(ask: () => Promise<Response>): Promise<Response> {
    try {
      const response = await ask();
      this.#means.reached(true);
      return response;
    } catch (error) {
      // A request the page has given up says nothing about the network.
      if ((error as Error).name !== 'AbortError') this.#means.reached(false);
      throw error;
    }
  }

  /** Puts an asset in: from another build's cache if it has it, since the name says what is in it. */
  async #keepAsset(path: string): Promise<void> {
    const cache = await this.#open();
    if (await cache.match(path)) return;
    for (const name of await this.#others()) {
      const old = await (await this.#means.caches.open(name)).match(path, { ignoreVary: true });
      if (old) return cache.put(path, old);
    }
    const response = await this.#ask(() => this.#means.fetch(path, { priority: 'low' }));
    if (!response.ok) throw new Error(`${path}: ${response.status}`);
    await cache.put(path, response);
  }

  /** Puts a page, its flight data or other data in, unless it is there. */
  async #keepPart(key: string, init: RequestInit = {}): Promise<void> {
    const cache = await this.#open();
    if (await cache.match(key, { ignoreVary: true })) return;
    // Not what the browser may have left from another build.
    const fresh: RequestInit = { ...init, cache: 'no-cache', priority: 'low' };
    const response = await this.#ask(() => this.#means.fetch(key, fresh));
    if (!this.#isOurs(response)) throw new Error(`${key}: ${response.status}`);
    await cache.put(key, response);
  }

  async #keepPage(path: string): Promise<void> {
    await this.#keepPart(path);
    await this.#keepPart(flightOf(path), { headers: { RSC: '1' } });
  }

  /** The page that is shown for those that are not here; the rest comes once a page asks for it. */
  async install(): Promise<void> {
    for (const path of this.#list.first) await this.#keepAsset(path);
    for (const locale of locales) await this.#keepPage(`/${locale}/${offlinePage}`);
  }

  /** Ends every other build. */
  async activate(): Promise<void> {
    for (const name of await this.#others()) await this.#means.caches.delete(name);
  }

  /**
   * A reader is at `path`: keeps that page, and with `ahead` everything of its language, and of those
   * another build had whole. Rejects when something does not come; the next call goes on from there.
   */
  async here(path: string, ahead: boolean): Promise<void> {
    const clean = withoutSlash(path);
    const locale = clean.split('/')[1] ?? '';
    if (!isLocale(locale)) return;
    if (ahead) {
      this.#filling ??= this.#fill(locale).finally(() => {
        this.#filling = undefined;
      });
      await this.#filling;
    }
    await this.#keepVisited(clean, locale);
  }

  async #keepVisited(path: string, locale: Locale): Promise<void> {
    const file = path.startsWith(`/${locale}/source/`) && /\/source\/(.+\.go)$/.exec(path)?.[1];
    // An address that does not exist is no failure: its page was the honest one.
    await this.#keepPage(path).catch(() => undefined);
    if (file) await this.#keepPart(`/source-index/${file}.json`).catch(() => undefined);
  }

  async #fill(locale: Locale): Promise<void> {
    const wanted = new Set<Locale>([locale]);
    for (const name of await this.#others()) {
      const other = await this.#means.caches.open(name);
      for (const one of locales) if (await other.match(doneMark(one))) wanted.add(one);
    }
    for (const one of wanted) {
      if (await this.#stored(doneMark(one))) continue;
      const { assets, data, pages } = this.#list;
      const tasks = [
        ...assets.map((path) => () => this.#keepAsset(path)),
        ...(data[one] ?? []).map((path) => () => this.#keepPart(path)),
        ...(pages[one] ?? []).map((path) => () => this.#keepPage(path)),
      ].values();
      const worker = async () => {
        for (const task of tasks) await task();
      };
      await Promise.all(Array.from({ length: AT_ONCE }, worker));
      await (await this.#open()).put(doneMark(one), new Response());
    }
  }

  /**
   * The answer to a GET for this site; while the network answers, its answer, but for files whose names
   * say what is in them.
   * @param later takes work that nobody waits for
   * @param early the answer to a navigation that the browser has asked for by itself
   */
  async respond(
    request: Request,
    later: (work: Promise<unknown>) => void,
    early?: Promise<Response | undefined>,
  ): Promise<Response> {
    const { pathname } = new URL(request.url);
    const path = withoutSlash(pathname);
    if (isAsset(path)) return this.#asset(request, path, later);
    if (request.mode === 'navigate') return this.#document(request, path, later, early);
    if (request.headers.has('rsc')) return this.#flight(request, path);
    try {
      const response = await this.#ask(() => this.#means.fetch(request));
      if (this.#isOurs(response)) later(this.#keep(path, response));
      return response;
    } catch (error) {
      const kept = await this.#stored(path);
      if (kept) return kept;
      throw error;
    }
  }

  /** A copy goes into the cache; where it does not fit, the page is answered all the same. */
  async #keep(key: string, response: Response): Promise<void> {
    const copy = response.clone();
    await (await this.#open()).put(key, copy).catch(() => undefined);
  }

  async #asset(
    request: Request,
    path: string,
    later: (work: Promise<unknown>) => void,
  ): Promise<Response> {
    const kept = await this.#stored(path);
    // As a new answer it has the address that was asked for: the room's worker reads what stands behind #.
    if (kept) return new Response(kept.body, kept);
    const response = await this.#ask(() => this.#means.fetch(request));
    // One that is not of this build belongs to a page of another.
    if (response.ok && this.#assets.has(path)) later(this.#keep(path, response));
    return response;
  }

  async #document(
    request: Request,
    path: string,
    later: (work: Promise<unknown>) => void,
    early: Promise<Response | undefined> | undefined,
  ): Promise<Response> {
    try {
      const response = await this.#ask(async () => (await early) ?? this.#means.fetch(request));
      if (this.#isOurs(response)) later(this.#keep(path, response));
      return response;
    } catch {
      return (await this.#stored(path)) ?? this.#instead(request.url, path);
    }
  }

  /** For a page that is not kept: the one that says so; for `/` the first page of a language. */
  async #instead(url: string, path: string): Promise<Response> {
    const first = path.split('/')[1] ?? '';
    const locale = isLocale(first) ? first : preferredLocale(this.#means.languages);
    if (path === '/') {
      for (const one of [locale, ...locales]) {
        if (await this.#stored(`/${one}`)) return Response.redirect(new URL(`/${one}`, url), 302);
      }
    }
    return (await this.#stored(`/${locale}/${offlinePage}`)) ?? Response.error();
  }

  async #flight(request: Request, path: string): Promise<Response> {
    try {
      const response = await this.#ask(() => this.#means.fetch(request));
      this.#isOurs(response);
      return response;
    } catch (error) {
      // "Nothing ahead of time": when the reader does go there, the whole is asked for.
      if (request.headers.has('next-router-segment-prefetch')) {
        return new Response(null, { status: 204 });
      }
      const kept = await this.#stored(flightOf(path));
      if (kept) return kept;
      // Next then loads the page as a document, and gets the one that says so.
      throw error;
    }
  }
}
