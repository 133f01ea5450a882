// The keys of the room. One rule: with Shift, the same thing backwards.
import type { Direction, Landmark } from '@/runtime/session/protocol';
import { panes, type Pane } from './panes';

/** What a key asks for. */
export type Deed =
  | { readonly do: 'statement' | 'over' | 'out' | 'any'; readonly direction: Direction }
  | { readonly do: 'line' | 'moment' | 'event' | 'run'; readonly direction: Direction }
  | { readonly do: Landmark; readonly direction: Direction }
  | { readonly do: 'walk' | 'stop' | 'breakpoint' | 'cause' | 'first' | 'last' }
  | { readonly do: 'terminal' | 'files' | 'follow' | 'present' | 'keys' | 'link' }
  | { readonly do: 'pane'; readonly pane: Pane };

/** Deeds that go both ways, by their key. */
export const twoWay = {
  s: 'statement',
  o: 'over',
  u: 'out',
  a: 'any',
  l: 'line',
  m: 'moment',
  e: 'event',
  r: 'run',
} as const;

/** Jumps through a cluster's run, both ways, by their key. */
export const clusterWay = {
  i: 'heartbeat',
  j: 'refresh',
  x: 'expiry',
  n: 'state',
  v: 'election',
  g: 'placement',
} as const satisfies Readonly<Record<string, Landmark>>;

/** Deeds that have one direction, by their key. */
export const oneWay = {
  ' ': 'walk',
  Escape: 'stop',
  b: 'breakpoint',
  c: 'cause',
  '[': 'first',
  ']': 'last',
  t: 'terminal',
  f: 'files',
  h: 'follow',
  p: 'present',
  k: 'link',
  '?': 'keys',
} as const;

type Press = Pick<KeyboardEvent, 'key' | 'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey'>;

/** What a press asks for; undefined: nothing of ours. */
export function deedOf({ key, shiftKey, ctrlKey, metaKey, altKey }: Press): Deed | undefined {
  // Those belong to the browser and to screen readers.
  if (ctrlKey || metaKey || altKey) return undefined;
  const letter = key.length === 1 ? key.toLowerCase() : key;
  if (Object.hasOwn(twoWay, letter)) {
    const deed = twoWay[letter as keyof typeof twoWay];
    return { do: deed, direction: shiftKey ? 'back' : 'forward' };
  }
  if (Object.hasOwn(clusterWay, letter)) {
    const deed = clusterWay[letter as keyof typeof clusterWay];
    return { do: deed, direction: shiftKey ? 'back' : 'forward' };
  }
  if (Object.hasOwn(oneWay, letter)) return { do: oneWay[letter as keyof typeof oneWay] };
  const pane = /^[1-9]$/.test(key) ? panes[Number(key) - 1] : undefined;
  return pane && { do: 'pane', pane };
}
