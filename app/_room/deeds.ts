// What keys and controls ask for, done: the one place where a deed becomes a command or a change of view.
'use client';

import { useCallback } from 'react';
import { useDriver, useRoomProps, useStore } from './context';
import type { Deed } from './keys';
import { ADDRESS_MOST } from './long-address';

/** Deeds that have a control but no key. */
export type AnyDeed = Deed | { readonly do: 'close' } | { readonly do: 'reseed' };

/** Puts the focus on the first element below the room that fits. */
export function focusIn(selector: string): void {
  document.querySelector<HTMLElement>(`.room ${selector}`)?.focus();
}

/** Does a deed. */
export function useCommonDeeds(): (deed: AnyDeed) => void {
  const driver = useDriver();
  const store = useStore();
  const { onClose } = useRoomProps();
  return useCallback(
    (deed) => {
      const state = store.get();
      const { view, chosen } = state;
      switch (deed.do) {
        case 'statement':
        case 'over':
        case 'out':
        case 'any':
          return void driver.step(deed.do, deed.direction);
        case 'line':
          return void driver.toCursor(deed.direction);
        case 'moment':
          return void driver.move({ type: 'next-moment', direction: deed.direction });
        case 'event': {
          const { direction } = deed;
          const only = chosen === 0 ? {} : { g: chosen };
          return void driver.move({ type: 'to-event', kinds: [], direction, ...only });
        }
        case 'heartbeat':
        case 'refresh':
        case 'expiry':
        case 'state':
        case 'election':
        case 'placement': {
          const { do: landmark, direction } = deed;
          return void driver.move({ type: 'to-landmark', landmark, direction });
        }
        case 'run':
          return void driver.move({ type: 'run', direction: deed.direction });
        case 'walk':
          return driver.toggleWalk();
        case 'stop':
          return driver.stop();
        case 'cause':
          return void driver.move({ type: 'to-cause', ...(chosen === 0 ? {} : { g: chosen }) });
        case 'first':
          return void driver.move({ type: 'seek', step: 0 });
        case 'last':
          return void driver.move({ type: 'seek', step: Infinity });
        case 'breakpoint':
          if (state.cursor) void driver.toggleBreakpoint(state.cursor);
          return;
        case 'follow':
          if (chosen !== 0) void driver.choose(0);
          return void driver.openFile(undefined);
        case 'pane':
          driver.tab(deed.pane);
          // The pane may have to be drawn first.
          return void requestAnimationFrame(() =>
            focusIn(`[data-pane="${deed.pane}"] [data-focus]`),
          );
        case 'terminal':
          driver.tab('terminal');
          return void requestAnimationFrame(() => focusIn('.terminal-input'));
        case 'files':
          driver.tab('source');
          return void requestAnimationFrame(() => {
            document.querySelector<HTMLButtonElement>('.room .file-button')?.click();
          });
        case 'present':
          return store.dispatch({ type: 'presenting', on: !state.presenting });
        case 'keys':
          return store.dispatch({ type: 'keys-shown', on: true });
        case 'link': {
          const search = driver.address();
          if (search.length > ADDRESS_MOST) {
            const note = { kind: 'too-long', characters: search.length } as const;
            return store.dispatch({ type: 'note', note });
          }
          const address = `${location.origin}${location.pathname}${search}`;
          return void navigator.clipboard.writeText(address).then(
            () => store.dispatch({ type: 'note', note: { kind: 'copied' } }),
            () => store.dispatch({ type: 'note', note: { kind: 'not-copied', address } }),
          );
        }
        case 'reseed':
          return void driver.reseed((view?.seed ?? 0) + 1);
        case 'close':
          return onClose?.();
      }
    },
    [driver, store, onClose],
  );
}
