/** Natives of os/signal: which signals go to which channels. */
import { elementsOf, getBool, getRef, getSlice } from '../../../machine/native-values';
import type { Tracked } from '../../../machine/heap';
import type { NativeTable } from '../../../machine/native';
import { notify, resetSignals, stopNotify } from '../../../world/index';

export const signalNatives: NativeTable = {
  'os/signal.sysNotify': (m, g, base) => {
    notify(m, g.process, getRef(g, base) as Tracked, elementsOf(getSlice(g, base + 1)) as number[]);
  },
  'os/signal.sysStop': (m, g, base) => {
    const chan = getRef(g, base) as Tracked | null;
    if (chan) stopNotify(m, g.process, chan);
  },
  'os/signal.sysReset': (m, g, base) => {
    const numbers = elementsOf(getSlice(g, base)) as number[];
    resetSignals(m, g.process, numbers, getBool(g, base + 1));
  },
};
