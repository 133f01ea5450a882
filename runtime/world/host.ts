/** Hosts: a name, addresses, ports and a file system each. */
import { bytesOf } from '../base/bytes';
import { Tracked } from '../machine/heap';
import type { Machine } from '../machine/machine';
import type { Process } from '../machine/process';
import { ENOENT, ENOTDIR, ELOOP } from './errno';
import { Inode, type InodeKind } from './inode';
import type { Listener } from './socket';

/** What a host is set up with. */
export interface HostOptions {
  readonly name: string;
  readonly addresses: readonly string[];
  /** Text files by absolute path. */
  readonly files?: Readonly<Record<string, string>>;
  /** Nanoseconds that reading a file or a directory waits for the disk; 0 if undefined. */
  readonly disk?: number;
  /** Names other hosts find it by, besides its own. */
  readonly names?: readonly string[];
}

/** Directories every host has, with their modes. */
const DIRECTORIES: readonly (readonly [string, number])[] = [
  ['/tmp', 0o1777],
  ['/var/run', 0o755],
  ['/var/lib', 0o755],
  ['/var/log', 0o755],
  ['/run', 0o755],
  ['/etc', 0o755],
  ['/dev', 0o755],
  ['/root', 0o700],
  ['/home', 0o755],
  ['/proc', 0o555],
  ['/sys', 0o555],
];

/** Files every host has; what it is set up with may replace them. */
const FILES: Readonly<Record<string, string>> = {
  '/etc/group': 'root:x:0:\ndaemon:x:1:\n',
  '/etc/passwd':
    'root:x:0:0:root:/root:/bin/bash\ndaemon:x:1:1:daemon:/usr/sbin:/usr/sbin/nologin\n',
  '/etc/os-release':
    'PRETTY_NAME="Debian GNU/Linux 8 (jessie)"\nNAME="Debian GNU/Linux"\nVERSION_ID="8"\nID=debian\n',
  '/proc/meminfo':
    'MemTotal:        2048000 kB\nMemFree:         1024000 kB\nSwapTotal:             0 kB\n',
  '/proc/sys/kernel/osrelease': '3.16.0-4-amd64\n',
};

export class Host extends Tracked {
  readonly root: Inode;
  /** Who listens, by key (see socket.ts). */
  listeners: ReadonlyMap<string, Listener> = new Map();
  /** The next port to be given to a dialing socket or to `:0`. */
  nextPort = 32768;

  constructor(
    readonly id: number,
    readonly name: string,
    /** IP addresses besides those of the loopback interface. */
    readonly addresses: readonly string[],
    m: Machine,
    /** Nanoseconds a read waits for the disk. */
    readonly disk = 0,
    /** Names besides its own. */
    readonly names: readonly string[] = [],
  ) {
    super();
    this.epoch = m.heap.epoch;
    this.root = new Inode(m.newId(), 'dir', 0o755, m.heap.epoch);
    for (const [path, mode] of DIRECTORIES) makeDirectories(m, this, path, mode);
    for (const device of ['null', 'zero', 'urandom', 'random', 'tty']) {
      const node = addNode(m, lookup(m, this, '/dev') as Inode, device, 'device', 0o666);
      node.bytes = device;
    }
    for (const [path, text] of Object.entries(FILES)) writeHostFile(m, this, path, bytesOf(text));
    writeHostFile(m, this, '/etc/hostname', bytesOf(`${name}\n`));
  }

  /** Whether an address is one of this host's own. */
  has(ip: string): boolean {
    return isLoopback(ip) || isWildcard(ip) || this.addresses.includes(ip);
  }

  save(): unknown {
    return [this.listeners, this.nextPort];
  }

  load(saved: unknown): void {
    const s = saved as unknown[];
    this.listeners = s[0] as ReadonlyMap<string, Listener>;
    this.nextPort = s[1] as number;
  }

  weight(): number {
    return 64;
  }
}

export const isLoopback = (ip: string): boolean => ip.startsWith('127.') || ip === '::1';
export const isWildcard = (ip: string): boolean => ip === '' || ip === '0.0.0.0' || ip === '::';

/** Adds a host, or gives the one of that name. */
export function addHost(m: Machine, options: HostOptions): Host {
  const host = m.singleton(
    `host ${options.name}`,
    (id) => new Host(id, options.name, options.addresses, m, options.disk, options.names),
  );
  for (const [path, text] of Object.entries(options.files ?? {}))
    writeHostFile(m, host, path, bytesOf(text));
  return host;
}

/** The host a process runs on; one without a name has the loopback interface alone. */
export function hostOf(m: Machine, process: Process): Host {
  return addHost(m, { name: process.host, addresses: [] });
}

/** All hosts, in the order they were added. */
export function allHosts(m: Machine): Host[] {
  return [...m.singletons.values()].filter((object): object is Host => object instanceof Host);
}

/** The host that an IP address or a host name leads to from `from`. */
export function hostAt(m: Machine, from: Host, ip: string): Host | undefined {
  if (from.has(ip)) return from;
  return allHosts(m).find((host) => host.addresses.includes(ip));
}

/** An absolute path's directory, and the name in it. */
function split(path: string): readonly [folder: string, name: string] {
  const slash = path.lastIndexOf('/');
  return [path.slice(0, slash), path.slice(slash + 1)];
}

/** Writes a file of byte string `bytes` from outside, with the directories it wants. */
export function writeHostFile(
  m: Machine,
  host: Host,
  path: string,
  bytes: string,
  mode = 0o644,
): void {
  const [folder, name] = split(path);
  const dir = makeDirectories(m, host, folder, 0o755);
  const node = dir.entries.get(name) ?? addNode(m, dir, name, 'file', mode);
  m.touch(node);
  node.bytes = bytes;
  node.mtime = m.now;
}

/** Makes a symbolic link from outside, with the directories it wants. */
export function linkHostFile(m: Machine, host: Host, path: string, target: string): void {
  const [folder, name] = split(path);
  addNode(m, makeDirectories(m, host, folder, 0o755), name, 'symlink', 0o777).bytes = target;
}

/** Takes a file of a host away from outside; false: there is none. Who has it open keeps it. */
export function removeHostFile(m: Machine, host: Host, path: string): boolean {
  const [folder, name] = split(path);
  const dir = lookup(m, host, folder);
  if (typeof dir === 'number' || dir.entries.get(name)?.kind !== 'file') return false;
  setEntry(m, dir, name, undefined);
  return true;
}

/** Makes a directory and those above it; what exists stays as it is. */
export function makeDirectories(m: Machine, host: Host, path: string, mode: number): Inode {
  let at = host.root;
  for (const name of path.split('/')) {
    if (name === '') continue;
    at = at.entries.get(name) ?? addNode(m, at, name, 'dir', mode);
  }
  return at;
}

/** Adds a node to a directory, replacing what has that name. */
export function addNode(
  m: Machine,
  dir: Inode,
  name: string,
  kind: InodeKind,
  mode: number,
): Inode {
  const node = new Inode(m.newId(), kind, mode, m.heap.epoch);
  node.mtime = m.now;
  setEntry(m, dir, name, node);
  return node;
}

/** Gives a directory's name to a node, or takes the name away. */
export function setEntry(m: Machine, dir: Inode, name: string, node: Inode | undefined): void {
  m.touch(dir);
  const entries = new Map(dir.entries);
  if (node) entries.set(name, node);
  else entries.delete(name);
  dir.entries = entries;
  dir.mtime = m.now;
}

/** An absolute path from a process's point of view, without `.`, `..` and double slashes. */
export function absolutePath(process: Process, path: string): string[] {
  const full = path.startsWith('/') ? path : `${process.cwd}/${path}`;
  const names: string[] = [];
  for (const name of full.split('/')) {
    if (name === '' || name === '.') continue;
    if (name === '..') names.pop();
    else names.push(name);
  }
  return names;
}

/** The node of an absolute path, or the number of the error. Links are followed, the last one if `follow`. */
export function lookup(
  m: Machine,
  host: Host,
  path: string | readonly string[],
  follow = true,
  depth = 0,
): Inode | number {
  const names = typeof path === 'string' ? path.split('/').filter((name) => name !== '') : path;
  let at = host.root;
  for (let i = 0; i < names.length; i++) {
    if (at.kind !== 'dir') return ENOTDIR;
    const next = at.entries.get(names[i]!);
    if (!next) {
      // A process that lives has a directory by its number, with nothing in it.
      const process =
        i === 1 && names[0] === 'proc' ? m.processes.get(Number(names[1])) : undefined;
      const there = process && !process.exit && process.host === host.name && names.length === 2;
      return there ? at : ENOENT;
    }
    at = next;
    if (next.kind === 'symlink' && (follow || i < names.length - 1)) {
      if (depth > 40) return ELOOP;
      const target = next.bytes.startsWith('/') ? [] : names.slice(0, i);
      const rest = [...target, ...next.bytes.split('/'), ...names.slice(i + 1)];
      const clean: string[] = [];
      for (const name of rest) {
        if (name === '..') clean.pop();
        else if (name !== '' && name !== '.') clean.push(name);
      }
      return lookup(m, host, clean, follow, depth + 1);
    }
  }
  return at;
}
