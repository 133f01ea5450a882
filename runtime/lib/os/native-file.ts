/** Natives of os for files, pipes and the terminal. Errors are numbers; -1: closed. */
import { BLOCK, type Native, type NativeTable } from '../../machine/native';
import {
  canonical,
  copyBytesIn,
  getBool,
  getBytes,
  getInt,
  getNumber,
  getSlice,
  getString,
  getWide,
  makeStrings,
  setInt,
  setNumber,
  setRef,
  setString,
} from '../../machine/native-values';
import { EPOCH } from '../time/native';
import type { Goroutine } from '../../machine/goroutine';
import type { Machine } from '../../machine/machine';
import {
  addDescriptor,
  changeDirectory,
  changeMode,
  changeOwner,
  closeDescriptor,
  CLOSED,
  EBADF,
  EINVAL,
  Endpoint,
  ESPIPE,
  descriptor,
  fdOf,
  handleOf,
  hostOf,
  linkPath,
  makeDirectory,
  makePipe,
  OpenFile,
  openFile,
  openOf,
  PIPE_BUFFER,
  PipeEnd,
  readLink,
  readStream,
  removePath,
  renamePath,
  setTimes,
  statOf,
  statPath,
  stdinOf,
  symlinkPath,
  truncateNode,
  truncatePath,
  type Stat,
} from '../../world/index';

/** Standard input, output and errors, unless something else was put in their place. */
const isTerminal = (g: Goroutine, handle: number): boolean =>
  handle >= 0 && handle <= 2 && !descriptor(g.process, handle);

function two(g: Goroutine, base: number, value: number, failed: number): void {
  setInt(g, base, value);
  setInt(g, base + 1, failed);
}

/** What a goroutine that waited for the disk finds in its wakeNote. */
const DISK = 'disk';

/** Parks for as long as the host's disk takes, the first time it is asked for one read. */
function waitsForDisk(m: Machine, g: Goroutine): boolean {
  if (g.wakeNote === DISK) {
    g.wakeNote = 0;
    return false;
  }
  const { disk } = hostOf(m, g.process);
  if (disk === 0) return false;
  const timer = m.addTimer(g.process, m.now + disk, { kind: 'ready', g, note: DISK });
  m.park(g, 'IO wait', timer);
  return true;
}

const sysRead: Native = (m, g, base) => {
  const handle = getInt(g, base);
  const into = getSlice(g, base + 1);
  const at = getInt(g, base + 2);
  const want = into?.len ?? 0;
  let result: string | number | undefined;
  if (isTerminal(g, handle)) result = readStream(m, g, stdinOf(m, g.process), want, 0);
  else {
    const open = openOf(g.process, handle);
    if (open instanceof OpenFile) {
      if (waitsForDisk(m, g)) return BLOCK;
      result = open.read(m, want, at);
    } else if (open instanceof PipeEnd || open instanceof Endpoint) result = open.read(m, g, want);
    else result = open ? EINVAL : CLOSED;
  }
  if (result === undefined) return BLOCK;
  if (typeof result === 'number') return two(g, base, 0, result);
  return two(g, base, copyBytesIn(m, into, result), 0);
};

const sysWrite: Native = (m, g, base) => {
  const handle = getInt(g, base);
  const bytes = getBytes(g, base + 1);
  const at = getInt(g, base + 2);
  if (isTerminal(g, handle)) {
    if (handle === 0) return two(g, base, 0, EBADF);
    m.print(g.process, handle, bytes);
    return two(g, base, bytes.length, 0);
  }
  const open = openOf(g.process, handle);
  if (open instanceof OpenFile) {
    const n = open.write(m, bytes, at);
    return n < 0 ? two(g, base, 0, -n) : two(g, base, n, 0);
  }
  if (!(open instanceof PipeEnd || open instanceof Endpoint))
    return two(g, base, 0, open ? EINVAL : CLOSED);
  const result = open.write(m, g, bytes);
  if (result === undefined) return BLOCK;
  return typeof result === 'number' ? two(g, base, 0, result) : two(g, base, result.n, 0);
};

/** What stat tells of an open thing. */
function statOpen(m: Machine, g: Goroutine, handle: number, name: string): Stat | number {
  if (isTerminal(g, handle)) {
    return {
      name,
      kind: 'device',
      mode: 0o620,
      size: 0,
      mtime: m.now,
      ino: 0,
      links: 1,
      uid: 0,
      gid: 0,
    };
  }
  const open = openOf(g.process, handle);
  if (open instanceof OpenFile) return statOf(open.node, name);
  if (open instanceof PipeEnd)
    return {
      name,
      kind: 'fifo',
      mode: 0o600,
      size: 0,
      mtime: m.now,
      ino: open.id,
      links: 1,
      uid: 0,
      gid: 0,
    };
  if (!open) return CLOSED;
  return {
    name,
    kind: 'socket',
    mode: 0o777,
    size: 0,
    mtime: m.now,
    ino: open.id,
    links: 1,
    uid: 0,
    gid: 0,
  };
}

/** User and group travel as one number: each a little more than this many bits wide, and 1 too big. */
const OWNER = 2 ** 26;
const chown = (m: Machine, g: Goroutine, path: string, owner: number, follow: boolean): number =>
  changeOwner(m, g.process, path, Math.floor(owner / OWNER) - 1, (owner % OWNER) - 1, follow);

/** Nanoseconds since 1970 as the machine counts them, which begins later. */
const sinceStart = (unix: number | bigint): number | bigint =>
  canonical(BigInt(unix) - BigInt(EPOCH) * 1_000_000_000n);

/** How long ago something was, in nanoseconds. */
const age = (m: Machine, at: number | bigint): number | bigint =>
  typeof at === 'number' ? m.now - at : canonical(BigInt(m.now) - at);

/**
 * Operations on names, by op; `b` is the second name, `n` the number that comes with it: `wide` unless
 * that is beyond 2^53.
 */
const PATH_OPERATIONS: Readonly<
  Record<
    string,
    (m: Machine, g: Goroutine, a: string, b: string, n: number, wide: number | bigint) => number
  >
> = {
  mkdir: (m, g, a, _b, n) => makeDirectory(m, g.process, a, n),
  unlink: (m, g, a) => removePath(m, g.process, a, false),
  rmdir: (m, g, a) => removePath(m, g.process, a, true),
  rename: (m, g, a, b) => renamePath(m, g.process, a, b),
  link: (m, g, a, b) => linkPath(m, g.process, a, b),
  symlink: (m, g, a, b) => symlinkPath(m, g.process, a, b),
  chmod: (m, g, a, _b, n) => changeMode(m, g.process, a, n),
  chown: (m, g, a, _b, n) => chown(m, g, a, n, true),
  lchown: (m, g, a, _b, n) => chown(m, g, a, n, false),
  chtimes: (m, g, a, _b, _n, wide) => setTimes(m, g.process, a, sinceStart(wide)),
  lchtimes: (m, g, a, _b, _n, wide) => setTimes(m, g.process, a, sinceStart(wide), false),
  chdir: (m, g, a) => changeDirectory(m, g.process, a),
};

export const osFileNatives: NativeTable = {
  'os.sysOpen': (m, g, base) => {
    const file = openFile(m, g, getString(g, base), getInt(g, base + 1), getNumber(g, base + 2));
    if (typeof file === 'number') two(g, base, 0, file);
    else two(g, base, handleOf(addDescriptor(m, g.process, file), file), 0);
  },
  'os.sysRead': sysRead,
  'os.sysWrite': sysWrite,
  'os.sysSeek': (m, g, base) => {
    const open = openOf(g.process, getInt(g, base));
    if (!(open instanceof OpenFile)) {
      two(g, base, 0, ESPIPE);
      return;
    }
    const place = open.seek(m, getInt(g, base + 1), getInt(g, base + 2));
    if (place < 0) two(g, base, 0, -place);
    else two(g, base, place, 0);
  },
  'os.sysClose': (m, g, base) => {
    const handle = getInt(g, base);
    const known = handle <= 2 || openOf(g.process, handle);
    setInt(g, base, known ? closeDescriptor(m, g.process, fdOf(handle), g) : CLOSED);
  },
  'os.sysPipe': (m, g, base) => {
    const [r, w] = makePipe(m, PIPE_BUFFER);
    const read = handleOf(addDescriptor(m, g.process, r), r);
    two(g, base, read, handleOf(addDescriptor(m, g.process, w), w));
  },
  'os.sysNames': (m, g, base) => {
    const open = openOf(g.process, getInt(g, base));
    const names = open instanceof OpenFile ? open.list(m, getInt(g, base + 1)) : EBADF;
    setRef(g, base, typeof names === 'number' ? null : makeStrings(m, g.process, names));
    setInt(g, base + 1, typeof names === 'number' ? names : 0);
  },
  'os.sysTruncate': (m, g, base) => {
    const handle = getInt(g, base);
    const size = getInt(g, base + 2);
    if (handle < 0) {
      setInt(g, base, truncatePath(m, g.process, getString(g, base + 1), size));
      return;
    }
    const open = openOf(g.process, handle);
    const file = open instanceof OpenFile && open.writes && open.node.kind === 'file';
    if (file) truncateNode(m, open.node, size);
    setInt(g, base, file ? 0 : EINVAL);
  },
  'os.sysStat': (m, g, base) => {
    const handle = getInt(g, base);
    const name = getString(g, base + 1);
    const follow = getBool(g, base + 2);
    const stat = handle < 0 ? statPath(m, g.process, name, follow) : statOpen(m, g, handle, name);
    const failed = typeof stat === 'number';
    setString(g, base, failed ? '' : stat.kind);
    setNumber(g, base + 1, failed ? 0 : stat.mode);
    setInt(g, base + 2, failed ? 0 : stat.size);
    setInt(g, base + 3, failed ? 0 : age(m, stat.mtime));
    setInt(g, base + 4, failed ? 0 : stat.ino);
    setInt(g, base + 5, failed ? 0 : stat.uid * OWNER + stat.gid);
    setInt(g, base + 6, failed ? 0 : stat.links);
    setInt(g, base + 7, failed ? stat : 0);
  },
  'os.sysPath': (m, g, base) => {
    const operation = PATH_OPERATIONS[getString(g, base)]!;
    setInt(
      g,
      base,
      operation(
        m,
        g,
        getString(g, base + 1),
        getString(g, base + 2),
        getInt(g, base + 3),
        getWide(g, base + 3),
      ),
    );
  },
  'os.sysReadlink': (m, g, base) => {
    const target = readLink(m, g.process, getString(g, base));
    setString(g, base, typeof target === 'number' ? '' : target);
    setInt(g, base + 1, typeof target === 'number' ? target : 0);
  },
  'os.sysGetwd': (_, g, base) => {
    setString(g, base, g.process.cwd);
  },
  'os.sysHandle': (_, g, base) => {
    const fd = getInt(g, base);
    const open = descriptor(g.process, fd);
    setInt(g, base, open ? handleOf(fd, open) : fd);
  },
};
