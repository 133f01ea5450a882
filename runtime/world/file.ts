/** Open files and what can be done to paths, with Linux's errors. */
import { bytesFromArray } from '../base/bytes';
import type { Goroutine } from '../machine/goroutine';
import { Tracked } from '../machine/heap';
import type { Machine } from '../machine/machine';
import type { Process } from '../machine/process';
import { umaskOf } from './descriptor';
import { EBADF, EEXIST, EINVAL, EISDIR, ENOENT, ENOTDIR, ENOTEMPTY, EPERM } from './errno';
import { absolutePath, addNode, hostOf, lookup, setEntry } from './host';
import { unlock } from './flock';
import type { Inode } from './inode';
import { type InodeKind } from './inode';
import type { Descriptor } from './socket';

/** Flags of open, as Linux numbers them. */
export const O_WRONLY = 1;
export const O_RDWR = 2;
export const O_CREAT = 0x40;
export const O_EXCL = 0x80;
export const O_TRUNC = 0x200;
export const O_APPEND = 0x400;
export const O_DIRECTORY = 0x10000;

/** Longest a path component may be. */
const MAX_LINKS = 40;

/** An open file or directory, with its place in it. */
export class OpenFile extends Tracked implements Descriptor {
  refs = 1;
  offset = 0;
  /** Names still to be listed of an open directory. */
  names: readonly string[] | null = null;

  constructor(
    readonly id: number,
    readonly node: Inode,
    readonly flags: number,
    epoch: number,
  ) {
    super();
    this.epoch = epoch;
  }

  get reads(): boolean {
    return (this.flags & 3) !== O_WRONLY;
  }

  get writes(): boolean {
    return (this.flags & 3) !== 0;
  }

  close(m: Machine): void {
    unlock(m, this);
  }

  /** Bytes from the current place, or from `at` if that is given. */
  read(m: Machine, want: number, at = -1): string | number {
    if (!this.reads) return EBADF;
    if (this.node.kind === 'dir') return EISDIR;
    if (this.node.kind === 'device') return readDevice(m, this.node.bytes, want);
    const from = at < 0 ? this.offset : at;
    const bytes = this.node.bytes.slice(from, from + want);
    if (at < 0 && bytes !== '') {
      m.touch(this);
      this.offset += bytes.length;
    }
    return bytes;
  }

  write(m: Machine, bytes: string, at = -1): number {
    if (!this.writes) return -EBADF;
    if (this.node.kind === 'device') return bytes.length;
    const node = this.node;
    m.touch(node);
    m.touch(this);
    const from = at >= 0 ? at : (this.flags & O_APPEND) !== 0 ? node.bytes.length : this.offset;
    const before =
      node.bytes.length < from
        ? node.bytes + '\0'.repeat(from - node.bytes.length)
        : node.bytes.slice(0, from);
    node.bytes = before + bytes + node.bytes.slice(from + bytes.length);
    node.mtime = m.now;
    if (at < 0) this.offset = from + bytes.length;
    return bytes.length;
  }

  /** The new place, or the negated number of the error. */
  seek(m: Machine, offset: number, whence: number): number {
    const base = whence === 1 ? this.offset : whence === 2 ? this.node.bytes.length : 0;
    if (base + offset < 0 || whence < 0 || whence > 2) return -EINVAL;
    m.touch(this);
    this.offset = base + offset;
    this.names = null;
    return this.offset;
  }

  /** The next names of a directory, all for max <= 0. */
  list(m: Machine, max: number): readonly string[] | number {
    if (this.node.kind !== 'dir') return ENOTDIR;
    m.touch(this);
    const names = this.names ?? [...this.node.entries.keys()].sort();
    const n = max > 0 ? max : names.length;
    this.names = names.slice(n);
    return names.slice(0, n);
  }

  save(): unknown {
    return [this.refs, this.offset, this.names];
  }

  load(saved: unknown): void {
    [this.refs, this.offset, this.names] = saved as [number, number, readonly string[] | null];
  }

  weight(): number {
    return 24;
  }
}

function readDevice(m: Machine, device: string, want: number): string {
  if (device === 'null' || device === 'tty') return '';
  if (device === 'zero') return '\0'.repeat(want);
  return randomBytes(m, want);
}

/** Bytes of the machine's own randomness. */
export function randomBytes(m: Machine, n: number): string {
  const bytes = new Uint8Array(n);
  for (let i = 0; i < n; i++) bytes[i] = m.random() >>> 24;
  return bytesFromArray(bytes, 0, n);
}

/** What stat tells. */
export interface Stat {
  readonly name: string;
  readonly kind: InodeKind;
  readonly mode: number;
  readonly size: number;
  /** Nanoseconds of virtual time. */
  readonly mtime: number | bigint;
  readonly ino: number;
  /** Names it has. */
  readonly links: number;
  readonly uid: number;
  readonly gid: number;
}

export function statOf(node: Inode, name: string): Stat {
  return {
    name,
    kind: node.kind,
    mode: node.mode,
    size: node.kind === 'dir' ? 4096 : node.kind === 'device' ? 0 : node.bytes.length,
    mtime: node.mtime,
    ino: node.id,
    links: node.links,
    uid: node.uid,
    gid: node.gid,
  };
}

/** The directory a path's last name is in, and that name; following links in front. */
function parent(m: Machine, process: Process, path: string): { dir: Inode; name: string } | number {
  if (path === '') return ENOENT;
  if (path.includes('\0')) return EINVAL;
  const names = absolutePath(process, path);
  const name = names.pop() ?? '';
  const dir = lookup(m, hostOf(m, process), names);
  if (typeof dir === 'number') return dir;
  return dir.kind === 'dir' ? { dir, name } : ENOTDIR;
}

function find(m: Machine, process: Process, path: string, follow = true): Inode | number {
  if (path === '') return ENOENT;
  // A name ends at its first zero: one that goes on is refused.
  if (path.includes('\0')) return EINVAL;
  const node = lookup(m, hostOf(m, process), absolutePath(process, path), follow);
  if (typeof node !== 'number' && path.endsWith('/') && node.kind !== 'dir') return ENOTDIR;
  return node;
}

/** Opens a file, making it if the flags say so; or the number of the error. */
export function openFile(
  m: Machine,
  g: Goroutine,
  path: string,
  flags: number,
  mode: number,
): OpenFile | number {
  const process = g.process;
  let node = find(m, process, path);
  for (let links = 0; node === ENOENT && (flags & O_CREAT) !== 0; links++) {
    if (path.endsWith('/')) return EISDIR;
    const place = parent(m, process, path);
    if (typeof place === 'number') return place;
    // A link that leads nowhere names the file to be made.
    const link = place.dir.entries.get(place.name);
    if (link?.kind === 'symlink' && links < MAX_LINKS) {
      path = link.bytes.startsWith('/')
        ? link.bytes
        : path.slice(0, path.lastIndexOf('/') + 1) + link.bytes;
      continue;
    }
    node = addNode(m, place.dir, place.name, 'file', mode & 0o7777 & ~umaskOf(m, process));
    flags &= ~O_EXCL;
  }
  if (typeof node === 'number') return node;
  if ((flags & O_CREAT) !== 0 && (flags & O_EXCL) !== 0) return EEXIST;
  if (node.kind === 'dir' && (flags & 3) !== 0) return EISDIR;
  if (node.kind !== 'dir' && (flags & O_DIRECTORY) !== 0) return ENOTDIR;
  if (node.kind === 'socket') return 6; // ENXIO: a socket is dialed, not opened
  if ((flags & O_TRUNC) !== 0 && node.kind === 'file') truncateNode(m, node, 0);
  return new OpenFile(m.newId(), node, flags, m.heap.epoch);
}

export function truncateNode(m: Machine, node: Inode, size: number): void {
  m.touch(node);
  node.bytes = node.bytes.slice(0, size) + '\0'.repeat(Math.max(0, size - node.bytes.length));
  node.mtime = m.now;
}

// Each gives the number of the error, 0 for none.

export function truncatePath(m: Machine, process: Process, path: string, size: number): number {
  const node = find(m, process, path);
  if (typeof node === 'number') return node;
  if (node.kind !== 'file') return node.kind === 'dir' ? EISDIR : EINVAL;
  truncateNode(m, node, size);
  return 0;
}

export function statPath(
  m: Machine,
  process: Process,
  path: string,
  follow: boolean,
): Stat | number {
  const node = find(m, process, path, follow);
  return typeof node === 'number' ? node : statOf(node, path);
}

export function makeDirectory(m: Machine, process: Process, path: string, mode: number): number {
  const place = parent(m, process, path);
  if (typeof place === 'number') return place;
  if (place.name === '' || place.dir.entries.has(place.name)) return EEXIST;
  addNode(m, place.dir, place.name, 'dir', mode & 0o7777 & ~umaskOf(m, process));
  return 0;
}

/** Removes a name. `dir`: whether it may and must be a directory. */
export function removePath(m: Machine, process: Process, path: string, dir: boolean): number {
  const place = parent(m, process, path);
  if (typeof place === 'number') return place;
  const node = place.dir.entries.get(place.name);
  if (!node) return ENOENT;
  if (dir !== (node.kind === 'dir')) return dir ? ENOTDIR : EISDIR;
  if (node.kind === 'dir' && node.entries.size > 0) return ENOTEMPTY;
  m.touch(node);
  node.links--;
  setEntry(m, place.dir, place.name, undefined);
  return 0;
}

export function renamePath(m: Machine, process: Process, from: string, to: string): number {
  const a = parent(m, process, from);
  const b = parent(m, process, to);
  if (typeof a === 'number') return a;
  if (typeof b === 'number') return b;
  const node = a.dir.entries.get(a.name);
  if (!node) return ENOENT;
  const there = b.dir.entries.get(b.name);
  if (there === node) return 0;
  if (there) {
    if (there.kind === 'dir' && node.kind !== 'dir') return EEXIST;
    if (there.kind !== 'dir' && node.kind === 'dir') return ENOTDIR;
    if (there.entries.size > 0) return ENOTEMPTY;
  }
  const below = `/${absolutePath(process, from).join('/')}/`;
  if (node.kind === 'dir' && `/${absolutePath(process, to).join('/')}`.startsWith(below))
    return EINVAL;
  setEntry(m, a.dir, a.name, undefined);
  setEntry(m, b.dir, b.name, node);
  return 0;
}

export function changeMode(m: Machine, process: Process, path: string, mode: number): number {
  const node = find(m, process, path);
  if (typeof node === 'number') return node;
  m.touch(node);
  node.mode = mode & 0o7777;
  return 0;
}

/** Gives a file to a user and a group; below zero leaves it theirs. */
export function changeOwner(
  m: Machine,
  process: Process,
  path: string,
  uid: number,
  gid: number,
  follow = true,
): number {
  const node = find(m, process, path, follow);
  if (typeof node === 'number') return node;
  m.touch(node);
  if (uid >= 0) node.uid = uid;
  if (gid >= 0) node.gid = gid;
  return 0;
}

export function linkPath(m: Machine, process: Process, from: string, to: string): number {
  const node = find(m, process, from, false);
  if (typeof node === 'number') return node;
  if (node.kind === 'dir') return EPERM;
  const place = parent(m, process, to);
  if (typeof place === 'number') return place;
  if (place.dir.entries.has(place.name)) return EEXIST;
  m.touch(node);
  node.links++;
  setEntry(m, place.dir, place.name, node);
  return 0;
}

export function symlinkPath(m: Machine, process: Process, target: string, path: string): number {
  const place = parent(m, process, path);
  if (typeof place === 'number') return place;
  if (target.includes('\0')) return EINVAL;
  if (place.dir.entries.has(place.name)) return EEXIST;
  addNode(m, place.dir, place.name, 'symlink', 0o777).bytes = target;
  return 0;
}

/** A link's target, or the number of the error. */
export function readLink(m: Machine, process: Process, path: string): string | number {
  const node = find(m, process, path, false);
  if (typeof node === 'number') return node;
  return node.kind === 'symlink' ? node.bytes : EINVAL;
}

/** Changes the working directory of a process. */
export function changeDirectory(m: Machine, process: Process, path: string): number {
  const node = find(m, process, path);
  if (typeof node === 'number') return node;
  if (node.kind !== 'dir') return ENOTDIR;
  const cwd = `/${absolutePath(process, path).join('/')}`;
  m.touch(process);
  process.cwd = cwd;
  return 0;
}

export function setTimes(
  m: Machine,
  process: Process,
  path: string,
  mtime: number | bigint,
  follow = true,
): number {
  const node = find(m, process, path, follow);
  if (typeof node === 'number') return node;
  m.touch(node);
  node.mtime = mtime;
  return 0;
}
