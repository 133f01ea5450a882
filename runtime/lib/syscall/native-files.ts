/** Natives of syscall for descriptors: what package os does, by number instead of by handle. */
import type { Native, NativeTable } from '../../machine/native';
import { getInt, getNumber, getString, setInt } from '../../machine/native-values';
import {
  addDescriptor,
  closeDescriptor,
  descriptor,
  EBADF,
  OpenFile,
  openFile,
  setDescriptor,
} from '../../world/index';
import { osFileNatives } from '../os/native-file';
import { osProcessNatives } from '../os/native-process';
import { timeNatives } from '../time/native';

/** func openAt(path string, mode int, perm uint32) (fd, failed int). */
const open: Native = (m, g, base) => {
  const file = openFile(m, g, getString(g, base), getInt(g, base + 1), getNumber(g, base + 2));
  const failed = typeof file === 'number';
  setInt(g, base, failed ? -1 : addDescriptor(m, g.process, file));
  setInt(g, base + 1, failed ? file : 0);
};

/** func dup(fd, to int) (n, failed int): to is -1 for the lowest free number. */
const dup: Native = (m, g, base) => {
  const shared = descriptor(g.process, getInt(g, base));
  const to = getInt(g, base + 1);
  if (!shared || to < -1) {
    setInt(g, base, -1);
    return setInt(g, base + 1, EBADF);
  }
  if (descriptor(g.process, to) !== shared) {
    m.touch(shared);
    shared.refs++;
    if (to >= 0) {
      closeDescriptor(m, g.process, to, g);
      setDescriptor(m, g.process, to, shared);
    }
  }
  setInt(g, base, to >= 0 ? to : addDescriptor(m, g.process, shared));
  return setInt(g, base + 1, 0);
};

/** func flagsOf(fd int) int: how a file was opened, -1 for what is none. */
const flagsOf: Native = (_, g, base) => {
  const file = descriptor(g.process, getInt(g, base));
  setInt(g, base, file instanceof OpenFile ? file.flags : -1);
};

export const syscallFileNatives: NativeTable = {
  'syscall.openAt': open,
  'syscall.dup': dup,
  'syscall.flagsOf': flagsOf,
  'syscall.handleOf': osFileNatives['os.sysHandle']!,
  'syscall.readAt': osFileNatives['os.sysRead']!,
  'syscall.writeAt': osFileNatives['os.sysWrite']!,
  'syscall.seekTo': osFileNatives['os.sysSeek']!,
  'syscall.pipe': osFileNatives['os.sysPipe']!,
  'syscall.namesOf': osFileNatives['os.sysNames']!,
  'syscall.truncateTo': osFileNatives['os.sysTruncate']!,
  'syscall.statHandle': osFileNatives['os.sysStat']!,
  'syscall.onPath': osFileNatives['os.sysPath']!,
  'syscall.linkTarget': osFileNatives['os.sysReadlink']!,
  'syscall.workingDir': osFileNatives['os.sysGetwd']!,
  'syscall.exit': osProcessNatives['os.sysExit']!,
  'syscall.now': timeNatives['time.now']!,
  'syscall.sleep': timeNatives['time.Sleep']!,
};
