/** Natives of syscall: masks, names and signals of the virtual host. */
import type { Goroutine } from '../../machine/goroutine';
import type { Machine } from '../../machine/machine';
import {
  getBool,
  getInt,
  getNumber,
  getString,
  makeStrings,
  setInt,
  setNumber,
  setRef,
} from '../../machine/native-values';
import { BLOCK, type Native, type NativeTable } from '../../machine/native';
import {
  changeMode,
  closeDescriptor,
  continueTraced,
  descriptor,
  EBADF,
  EINVAL,
  flock,
  makeDirectory,
  OpenFile,
  removePath,
  sendSignal,
  setUmask,
  statPath,
  waitChild,
} from '../../world/index';

import { EPOCH } from '../time/native';

const ESRCH = 3;

const SECOND = 1_000_000_000n;

/** func(path string, …) int: the number of an error. */
const onPath =
  (f: (m: Machine, g: Goroutine, path: string, base: number) => number): Native =>
  (m, g, base) => {
    setInt(g, base, f(m, g, getString(g, base), base));
  };

/** Bits of a mode that say what kind of file it is. */
const KIND_BITS = {
  dir: 0o040000,
  file: 0o100000,
  symlink: 0o120000,
  socket: 0o140000,
  device: 0o020000,
  fifo: 0o010000,
};

const sysWait: Native = (m, g, base) => {
  const told = waitChild(m, g, getInt(g, base), getBool(g, base + 1));
  if (told === undefined) return BLOCK;
  const failed = typeof told === 'number';
  setInt(g, base, failed ? -1 : told.pid);
  setInt(g, base + 1, failed ? 0 : told.status);
  return setInt(g, base + 2, failed ? told : 0);
};

const sysFlock: Native = (m, g, base) => {
  const open = descriptor(g.process, getInt(g, base));
  if (!(open instanceof OpenFile)) return setInt(g, base, open ? EINVAL : EBADF);
  const errno = flock(m, g, open, getInt(g, base + 1));
  if (errno === undefined) return BLOCK;
  return setInt(g, base, errno);
};

export const syscallNatives: NativeTable = {
  'syscall.statOf': (m, g, base) => {
    const stat = statPath(m, g.process, getString(g, base), getBool(g, base + 1));
    const failed = typeof stat === 'number';
    setNumber(g, base, failed ? 0 : (stat.mode & 0o7777) | KIND_BITS[stat.kind]);
    setInt(g, base + 1, failed ? 0 : stat.size);
    const at = BigInt(failed ? 0 : stat.mtime);
    const nanoseconds = ((at % SECOND) + SECOND) % SECOND;
    setInt(g, base + 2, failed ? 0 : BigInt(EPOCH) + (at - nanoseconds) / SECOND);
    setInt(g, base + 3, failed ? 0 : nanoseconds);
    setInt(g, base + 4, failed ? 0 : stat.ino);
    setInt(g, base + 5, failed ? 0 : stat.links);
    setInt(g, base + 6, failed ? 0 : stat.uid);
    setInt(g, base + 7, failed ? 0 : stat.gid);
    setInt(g, base + 8, failed ? stat : 0);
  },
  'syscall.sysWait': sysWait,
  'syscall.sysContinue': (m, g, base) => {
    setInt(g, base, continueTraced(m, g.process, getInt(g, base)) ? 0 : ESRCH);
  },
  'syscall.Umask': (m, g, base) => {
    setInt(g, base, setUmask(m, g.process, getInt(g, base)));
  },
  'syscall.Environ': (m, g, base) => {
    setRef(g, base, makeStrings(m, g.process, g.process.env));
  },
  'syscall.setenv': (m, g, base) => {
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
  'syscall.Getpid': (_, g, base) => {
    setInt(g, base, g.process.id);
  },
  'syscall.Getppid': (_, g, base) => {
    setInt(g, base, g.process.parent);
  },
  'syscall.unlink': onPath((m, g, path) => removePath(m, g.process, path, false)),
  'syscall.rmdir': onPath((m, g, path) => removePath(m, g.process, path, true)),
  'syscall.mkdir': onPath((m, g, path, base) =>
    makeDirectory(m, g.process, path, getNumber(g, base + 1)),
  ),
  'syscall.chmod': onPath((m, g, path, base) =>
    changeMode(m, g.process, path, getNumber(g, base + 1)),
  ),
  'syscall.kill': (m, g, base) => {
    const to = m.processes.get(getInt(g, base));
    const number = getInt(g, base + 1);
    setInt(g, base, to && !to.exit ? 0 : ESRCH);
    if (to && !to.exit && number !== 0) sendSignal(m, to, number, m.seq);
  },
  'syscall.flock': sysFlock,
  'syscall.closefd': (m, g, base) => {
    setInt(g, base, closeDescriptor(m, g.process, getInt(g, base), g));
  },
};
