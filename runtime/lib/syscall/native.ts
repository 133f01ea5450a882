/** Natives of syscall: masks, names and signals of the virtual host. */
import type { Goroutine } from '../../machine/goroutine';
import type { Machine } from '../../machine/machine';
import { getInt, getNumber, getString, setInt } from '../../machine/native-values';
import type { Native, NativeTable } from '../../machine/native';
import {
  changeMode,
  closeDescriptor,
  makeDirectory,
  removePath,
  sendSignal,
  setUmask,
} from '../../world/index';

const ESRCH = 3;

/** func(path string, …) int: the number of an error. */
const onPath =
  (f: (m: Machine, g: Goroutine, path: string, base: number) => number): Native =>
  (m, g, base) => {
    setInt(g, base, f(m, g, getString(g, base), base));
  };

export const syscallNatives: NativeTable = {
  'syscall.Umask': (m, g, base) => {
    setInt(g, base, setUmask(m, g.process, getInt(g, base)));
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
  'syscall.closefd': (m, g, base) => {
    setInt(g, base, closeDescriptor(m, g.process, getInt(g, base), g));
  },
};
