/** Natives of os for what belongs to a process. */
import type { Native, NativeTable } from '../../machine/native';
import {
  elementsOf,
  getBool,
  getInt,
  getSlice,
  getString,
  makeStrings,
  setInt,
  setRef,
  setString,
} from '../../machine/native-values';
import { launch, openOf } from '../../world/index';

/** Starts a program: for os, and for those who ask syscall. */
const sysStart: Native = (m, g, base) => {
  const strings = (at: number) => elementsOf(getSlice(g, at)) as string[];
  const started = launch(m, g, {
    path: getString(g, base),
    argv: strings(base + 1),
    env: strings(base + 2),
    cwd: getString(g, base + 3) || g.process.cwd,
    open: (elementsOf(getSlice(g, base + 4)) as number[]).map((one) => openOf(g.process, one)),
    traced: getBool(g, base + 5),
  });
  const failed = typeof started === 'number';
  setInt(g, base, failed ? 0 : started.id);
  setInt(g, base + 1, failed ? started : 0);
};

export const osProcessNatives: NativeTable = {
  'os.sysArgs': (m, g, base) => {
    setRef(g, base, makeStrings(m, g.process, g.process.argv));
  },
  'os.sysHostname': (_, g, base) => {
    setString(g, base, g.process.host);
  },
  'os.sysIDs': (_, g, base) => {
    setInt(g, base, g.process.id);
    setInt(g, base + 1, g.process.parent || 1);
  },
  'os.sysStart': sysStart,
  'syscall.sysStart': sysStart,
  'os.sysExit': (m, g, base) => {
    m.exitProcess(g.process, getInt(g, base) & 0xff);
  },
};
