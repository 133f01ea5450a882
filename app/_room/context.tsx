// What every part of the room may use: the state, the deeds, the words.
'use client';

import { createContext, useContext, useSyncExternalStore } from 'react';
import type { RoomMessages } from '../_lib/messages/room';
import type { RoomProps } from '../_reader/room-props';
import type { Driver } from './driver';
import type { RoomState } from './state';
import type { Store } from './store';

export type RoomContextValue = {
  readonly store: Store;
  readonly driver: Driver;
  readonly t: RoomMessages;
  readonly props: RoomProps;
};

const RoomContext = createContext<RoomContextValue | undefined>(undefined);

/** Gives the room to what is inside it. */
export const RoomProvider = RoomContext.Provider;

function useRoomContext(): RoomContextValue {
  const value = useContext(RoomContext);
  if (!value) throw new RangeError('a part of the room stands outside the room');
  return value;
}

/** A part of the state; the component is drawn again when it is another by `Object.is`. */
export function useRoom<T>(select: (state: RoomState) => T): T {
  const { store } = useRoomContext();
  return useSyncExternalStore(store.subscribe, () => select(store.get()));
}

/** The deeds. */
export function useDriver(): Driver {
  return useRoomContext().driver;
}

/** The store itself, for handlers that read the state when something happens. */
export function useStore(): Store {
  return useRoomContext().store;
}

/** The words. */
export function useWords(): RoomMessages {
  return useRoomContext().t;
}

/** What the page gave the room. */
export function useRoomProps(): RoomProps {
  return useRoomContext().props;
}
