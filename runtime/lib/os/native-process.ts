/** Natives of os for what belongs to a process. */
import type { NativeTable } from '../../machine/native';
import {
  getBool,
  getInt,
  getString,
  makeStrings,
  setInt,
  setRef,
  setString,
} from '../../machine/native-values';

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
  'os.sysExit': (m, g, base) => {
    m.exitProcess(g.process, getInt(g, base) & 0xff);
  },
};
