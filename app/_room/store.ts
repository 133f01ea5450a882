// The room's one store: state, who listens to it, and the only way to change it.
import { initialState, reduce, type Action, type RoomState } from './state';

export type Store = {
  readonly get: () => RoomState;
  readonly dispatch: (action: Action) => void;
  /** Calls back after each change until the returned function is called. */
  readonly subscribe: (listener: () => void) => () => void;
};

/** A store in its first state. */
export function createStore(from: Partial<RoomState> = {}): Store {
  let state: RoomState = { ...initialState, ...from };
  const listeners = new Set<() => void>();
  return {
    get: () => state,
    dispatch(action) {
      const next = reduce(state, action);
      if (next === state) return;
      state = next;
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
