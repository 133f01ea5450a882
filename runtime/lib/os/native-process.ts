/** Natives of os for what belongs to a process. */
import type { NativeTable } from '../../machine/native';
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

export const osProcessNatives: NativeTable = {
  'os.sysArgs': (m, g, base) => {
    setRef(g, base, makeStrings(m, g.process, g.process.argv));
  },
  'os.sysEnviron': (m, g, base) => {
    setRef(g, base, makeStrings(m, g.process, g.process.env));
  },
  'os.sysSetenv': (m, g, base) => {
    const { process } = g;
    const key = getString(g, base);
    const names = (entry: string) => entry.startsWith(`${key}=`);
    m.touch(process);
    if (!getBool(g, base + 2)) {
      process.env = process.env.filter((entry) => !names(entry));
      return;
    }
    const entry = `${key}=${getString(g, base + 1)}`;
    // A variable keeps its place.
    process.env = process.env.some(names)
      ? process.env.map((old) => (names(old) ? entry : old))
      : [...process.env, entry];
  },
  'os.sysHostname': (_, g, base) => {
    setString(g, base, g.process.host);
  },
  'os.sysIDs': (_, g, base) => {
    setInt(g, base, g.process.id);
    setInt(g, base + 1, g.process.parent || 1);
  },
  'os.sysStart': (m, g, base) => {
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
  },
  'os.sysExit': (m, g, base) => {
    m.exitProcess(g.process, getInt(g, base) & 0xff);
  },
};
