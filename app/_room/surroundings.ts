// What the room takes from the page: the worker, the bundle of sources, the address, the colours.
import { fetchJson } from '../_lib/fetch-json';
import { loadScenario } from '../_lib/load-scenario';
import type { RoomProps } from '../_reader/room-props';
import type { Surroundings } from './driver-core';
import { shortAddress, wholeAddress, type Shelf } from './long-address';
import type { Sources } from './session-client';
import type { Line } from './state';

/** Milliseconds an address must last before it is written: browsers limit how often it may change. */
const SETTLED = 400;
/** Lines coloured at a time, so that no frame is late for it. */
const STRETCH = 120;

/** Where storage is refused, asking for it throws. */
const shelf: Shelf = {
  getItem: (key) => sessionStorage.getItem(key),
  setItem: (key, value) => sessionStorage.setItem(key, value),
};

/** Writes the address after a while; what was to come back to is written at once. */
function addressWriter(): Surroundings['setSearch'] {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return (search, push) => {
    clearTimeout(timer);
    const write = () => {
      const short = shortAddress(search, shelf);
      if (short === location.search) return;
      const url = `${location.pathname}${short}${location.hash}`;
      if (push) history.pushState(null, '', url);
      else history.replaceState(null, '', url);
    };
    if (push) write();
    else timer = setTimeout(write, SETTLED);
  };
}

const colour: Surroundings['colour'] = async (lines, wanted) => {
  const { highlightGoSlowly } = await import('../_mdx/highlight');
  return highlightGoSlowly(lines, STRETCH, async () => {
    // A turn for the page between stretches.
    await new Promise((resolve) => setTimeout(resolve));
    return wanted();
  });
};

function storage(scenario: string): Pick<Surroundings, 'remember' | 'recall'> {
  const key = `engine-room:breakpoints:${scenario}`;
  return {
    remember(breakpoints) {
      try {
        localStorage.setItem(key, JSON.stringify(breakpoints));
      } catch {
        // Storage may be refused; they then last as long as the page.
      }
    },
    recall() {
      try {
        const found: unknown = JSON.parse(localStorage.getItem(key) ?? '[]');
        const isLine = (one: unknown): one is Line =>
          typeof (one as Line)?.file === 'string' && Number.isInteger((one as Line).line);
        return Array.isArray(found) ? found.filter(isLine) : [];
      } catch {
        return [];
      }
    },
  };
}

/** A thread of its own for a session. */
export const makeSessionWorker = (): Worker =>
  new Worker(new URL('../../runtime/session/worker.ts', import.meta.url), { type: 'module' });

/** Those of a real page. */
export function pageSurroundings({ scenario, chapter, programs, own }: RoomProps): Surroundings {
  return {
    loadScenario: () => loadScenario(scenario),
    ...(own ? { own } : {}),
    loadSources: () => fetchJson<Sources>(programs),
    makeWorker: makeSessionWorker,
    programs: programs.replace(/^.*\/|\.json$/g, ''),
    ...(chapter ? { chapter: chapter.chapter } : {}),
    search: () => wholeAddress(location.search, shelf),
    setSearch: addressWriter(),
    colour,
    ...storage(scenario),
    pace: 450,
    textShowsObjects: () => document.querySelector('[data-part^="job:"], [data-job]') !== null,
  };
}
