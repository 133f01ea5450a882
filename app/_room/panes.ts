// The panes of the room, by name, and which of them a scenario has.
import type { ScenarioSpec } from '@/runtime/session/protocol';
import { isCluster } from './cluster';
import { MUX } from './route-search';

/** All panes, in the order of their keys 1 to 9. */
export const panes = [
  'source',
  'machine',
  'goroutine',
  'terminal',
  'events',
  'objects',
  'sequence',
  'routes',
  'cluster',
] as const;
export type Pane = (typeof panes)[number];

/** Whether a word names a pane. */
export const isPane = (word: string): word is Pane => (panes as readonly string[]).includes(word);

/** Panes that have a place of their own where there is room for it. */
export const placed: ReadonlySet<Pane> = new Set(['source', 'goroutine', 'terminal']);

/** Those a scenario has something for: routes where a router is watched, the cluster where there is one. */
export function panesOf(scenario: Pick<ScenarioSpec, 'watch' | 'objects'> | undefined): Pane[] {
  const routed = scenario?.watch.some((one) => one.startsWith(MUX)) === true;
  const cluster = isCluster(scenario);
  return panes.filter((pane) => (pane !== 'routes' || routed) && (pane !== 'cluster' || cluster));
}
