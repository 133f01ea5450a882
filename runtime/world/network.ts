/** The network between hosts: who can be reached, how long it takes, listening and dialing. */
import type { Goroutine } from '../machine/goroutine';
import { Tracked } from '../machine/heap';
import type { Machine } from '../machine/machine';
import {
  EADDRINUSE,
  EADDRNOTAVAIL,
  ECONNREFUSED,
  EHOSTUNREACH,
  EINVAL,
  ENOENT,
  ENOTDIR,
  TIMEOUT,
} from './errno';
import {
  absolutePath,
  addNode,
  allHosts,
  hostAt,
  hostOf,
  isWildcard,
  lookup,
  setEntry,
  type Host,
} from './host';
import { umaskOf } from './descriptor';
import type { Endpoint } from './socket';
import {
  Connection,
  Listener,
  listenerKey,
  type Link,
  type Network,
  type SocketAddress,
} from './socket';

/** Round trips between hosts take 0.4 to 2 ms, as the seed decides for each pair. */
const MIN_LATENCY = 200_000;
const LATENCY_SPREAD = 800_000;

/** What is lost is sent again after this, then after twice as long, and so on. */
const RETRANSMIT = 200e6;
/** The same of the first packet of a connection. */
const RETRANSMIT_SYN = 1e9;
/** More often nothing is lost in a row: a stream would be given up. */
const MOST_LOST = 8;

/** What there is of the network, in order of creation. */
export class NetworkTable extends Tracked {
  connections: readonly Connection[] = [];
  /** One way between two hosts, nanoseconds, by `a b`. */
  latencies: ReadonlyMap<string, number> = new Map();
  /** Pairs that cannot reach each other: `a b`. */
  partitions: ReadonlySet<string> = new Set();
  /** Packets lost of a hundred, by `a b`. */
  losses: ReadonlyMap<string, number> = new Map();

  constructor(
    readonly id: number,
    epoch: number,
  ) {
    super();
    this.epoch = epoch;
  }

  save(): unknown {
    return [this.connections, this.latencies, this.partitions, this.losses];
  }

  load(saved: unknown): void {
    const s = saved as unknown[];
    this.connections = s[0] as readonly Connection[];
    this.latencies = s[1] as ReadonlyMap<string, number>;
    this.partitions = s[2] as ReadonlySet<string>;
    this.losses = s[3] as ReadonlyMap<string, number>;
  }

  weight(): number {
    return 48;
  }
}

export function networkOf(m: Machine): NetworkTable {
  return m.singleton('network', (id, epoch) => new NetworkTable(id, epoch));
}

/** Connections that at least one end still holds, in the order of their dials. */
export function openConnections(m: Machine): Connection[] {
  return networkOf(m).connections.filter((c) => c.state !== 'closed');
}

/** Every listener of every host. */
export function allListeners(m: Machine): Listener[] {
  return allHosts(m).flatMap((host) => [...host.listeners.values()]);
}

const pair = (a: Host, b: Host): string =>
  a.name < b.name ? `${a.name} ${b.name}` : `${b.name} ${a.name}`;

/** Cuts two hosts off from each other, or joins them again. */
export function setPartition(m: Machine, a: Host, b: Host, cut: boolean): void {
  const table = networkOf(m);
  m.touch(table);
  const partitions = new Set(table.partitions);
  if (cut) partitions.add(pair(a, b));
  else partitions.delete(pair(a, b));
  table.partitions = partitions;
  if (cut) return;
  for (const connection of table.connections) {
    if (connection.link?.name === pair(a, b)) connection.resume(m);
  }
}

/** Sets how long bytes take one way between two hosts, or over a host's own loopback. Bytes under way are not hurried. */
export function setLatency(m: Machine, a: Host, b: Host, nanoseconds: number): void {
  const table = networkOf(m);
  m.touch(table);
  table.latencies = new Map([...table.latencies, [pair(a, b), nanoseconds]]);
}

/** Sets how many packets of a hundred are lost between two hosts, from now on. */
export function setLoss(m: Machine, a: Host, b: Host, percent: number): void {
  const table = networkOf(m);
  m.touch(table);
  table.losses = new Map([...table.losses, [pair(a, b), percent]]);
}

/** What lies between two hosts. */
export interface LinkState {
  readonly a: string;
  readonly b: string;
  /** Undefined: nobody has gone there, the seed will decide. */
  readonly latency: number | undefined;
  readonly cut: boolean;
  readonly loss: number;
}

/** The links that are drawn: those that have been used, or changed. */
export function linksOf(m: Machine): LinkState[] {
  const { latencies, partitions, losses } = networkOf(m);
  return [...new Set([...latencies.keys(), ...partitions, ...losses.keys()])].sort().map((name) => {
    const [a = '', b = ''] = name.split(' ');
    return {
      a,
      b,
      latency: latencies.get(name),
      cut: partitions.has(name),
      loss: losses.get(name) ?? 0,
    };
  });
}

/** Nanoseconds that packets lost between two hosts hold up what is sent now; nothing is drawn where none are. */
function heldUp(m: Machine, name: string, first: number): number {
  const loss = networkOf(m).losses.get(name) ?? 0;
  let wait = 0;
  if (loss === 0) return wait;
  for (let n = 0, again = first; n < MOST_LOST && m.random() % 100 < loss; n++, again *= 2) {
    wait += again;
  }
  return wait;
}

/** Nanoseconds one way from a to b. */
export function latency(m: Machine, a: Host, b: Host): number {
  const table = networkOf(m);
  const known = table.latencies.get(pair(a, b));
  if (known !== undefined) return known;
  if (a === b) return 0;
  const drawn = MIN_LATENCY + (m.random() % LATENCY_SPREAD);
  m.touch(table);
  table.latencies = new Map([...table.latencies, [pair(a, b), drawn]]);
  return drawn;
}

// ----------------------------------------------------------------- listening

/** Opens a listening socket, or gives the number of the error. */
export function listen(
  m: Machine,
  g: Goroutine,
  network: Network,
  address: SocketAddress,
): Listener | number {
  return network === 'unix' ? listenUnix(m, g, address.path) : listenTcp(m, g, address);
}

function listenTcp(m: Machine, g: Goroutine, wanted: SocketAddress): Listener | number {
  const host = hostOf(m, g.process);
  if (!host.has(wanted.ip)) return EADDRNOTAVAIL;
  let port = wanted.port;
  if (port === 0) port = freePort(m, host);
  else if (taken(host, wanted.ip, port)) return EADDRINUSE;
  return register(m, g, host, 'tcp', { ip: wanted.ip, port, path: '' }, () => undefined);
}

/** Whether a listener of the host has this port on this address. */
function taken(host: Host, ip: string, port: number): boolean {
  for (const listener of host.listeners.values()) {
    const a = listener.address;
    if (listener.network !== 'tcp' || a.port !== port) continue;
    if (a.ip === ip || isWildcard(a.ip) || isWildcard(ip)) return true;
  }
  return false;
}

function freePort(m: Machine, host: Host): number {
  m.touch(host);
  for (;;) {
    const port = host.nextPort;
    host.nextPort = port >= 60999 ? 32768 : port + 1;
    if (!taken(host, '0.0.0.0', port)) return port;
  }
}

function listenUnix(m: Machine, g: Goroutine, path: string): Listener | number {
  const host = hostOf(m, g.process);
  if (path === '') return EINVAL;
  // A name that begins with @ is in no file system.
  if (path.startsWith('@')) {
    if (host.listeners.has(`unix ${path}`)) return EADDRINUSE;
    return register(m, g, host, 'unix', { ip: '', port: 0, path }, () => undefined);
  }
  const names = absolutePath(g.process, path);
  const name = names.pop();
  const dir = lookup(m, host, names);
  if (typeof dir === 'number') return dir;
  if (dir.kind !== 'dir') return ENOTDIR;
  if (name === undefined || dir.entries.has(name)) return EADDRINUSE;
  const node = addNode(m, dir, name, 'socket', 0o777 & ~umaskOf(m, g.process));
  return register(m, g, host, 'unix', { ip: '', port: 0, path }, (machine) => {
    if (dir.entries.get(name) === node) setEntry(machine, dir, name, undefined);
  });
}

function register(
  m: Machine,
  g: Goroutine,
  host: Host,
  network: Network,
  address: SocketAddress,
  unlink: (m: Machine) => void,
): Listener {
  const id = m.newId();
  const seq = m.emit('listen', g, id);
  const listener = new Listener(id, network, address, host, g.process, unlink, seq, m.heap.epoch);
  m.touch(host);
  // Paths are relative to a directory, so the key of a unix socket is its absolute name.
  host.listeners = new Map([...host.listeners, [keyOf(g, network, address), listener]]);
  return listener;
}

function keyOf(g: Goroutine, network: Network, a: SocketAddress): string {
  if (network === 'tcp' || a.path.startsWith('@')) return listenerKey(network, a);
  return `unix /${absolutePath(g.process, a.path).join('/')}`;
}

// ------------------------------------------------------------------- dialing

/** A dial that waits for the network: what a woken dialer finds in its wakeNote. */
class Dialing {
  constructor(readonly result: Connection | number) {}
}

/**
 * Connects, or gives the number of the error, or undefined: g waits and calls again. `timeout` in
 * nanoseconds, 0 none.
 */
export function dial(
  m: Machine,
  g: Goroutine,
  network: Network,
  address: SocketAddress,
  timeout: number,
): Endpoint | number | undefined {
  const note = g.wakeNote;
  if (note instanceof Dialing) {
    return typeof note.result === 'number' ? note.result : note.result.client;
  }
  const from = hostOf(m, g.process);
  if (network === 'unix') return dialUnix(m, g, from, address.path);
  const to = hostAt(m, from, address.ip);
  const oneWay = to ? latency(m, from, to) : 0;
  const lost = !to || networkOf(m).partitions.has(pair(from, to));
  if (lost || (timeout > 0 && 2 * oneWay > timeout)) {
    // Nobody answers: without a limit the kernel gives up after two minutes, at once if nobody could.
    if (!to) return EHOSTUNREACH;
    return later(m, g, timeout > 0 ? timeout : 127e9, TIMEOUT);
  }
  const listener = findListener(to, address);
  const held = heldUp(m, pair(from, to), RETRANSMIT_SYN);
  if (timeout > 0 && 2 * oneWay + held > timeout) return later(m, g, timeout, TIMEOUT);
  if (oneWay + held > 0) {
    const there = 2 * oneWay + held;
    if (!listener || listener.full) return later(m, g, there, ECONNREFUSED);
    const connection = connect(m, g, from, listener, address, linkOf(from, to));
    m.addTimer(null, m.now + oneWay + held, {
      kind: 'call',
      run: (machine) => arrive(machine, connection),
    });
    return later(m, g, there, connection);
  }
  if (!listener) return ECONNREFUSED;
  if (listener.full) {
    listener.waitForRoom(m, g);
    m.park(g, 'IO wait', listener);
    return undefined;
  }
  const connection = connect(m, g, from, listener, address, linkOf(from, to));
  listener.enqueue(m, connection);
  return connection.client;
}

/** What bytes pass between two hosts, or on the loopback of one. */
function linkOf(a: Host, b: Host): Link {
  const name = pair(a, b);
  const cut = (m: Machine): boolean => networkOf(m).partitions.has(name);
  return {
    name,
    cut,
    delay: (m) => {
      if (cut(m)) return Infinity;
      return latency(m, a, b) + heldUp(m, name, RETRANSMIT);
    },
  };
}

function later(m: Machine, g: Goroutine, delay: number, result: Connection | number): undefined {
  const timer = m.addTimer(g.process, m.now + delay, {
    kind: 'ready',
    g,
    note: new Dialing(result),
  });
  m.park(g, 'IO wait', timer);
  return undefined;
}

/** A connection reaches its listener, which may have gone meanwhile. */
function arrive(m: Machine, connection: Connection): void {
  if (connection.listener.closed) connection.server.close(m, null, true);
  else connection.listener.enqueue(m, connection);
}

function connect(
  m: Machine,
  g: Goroutine,
  from: Host,
  listener: Listener,
  remote: SocketAddress,
  link: Link | undefined,
): Connection {
  const unix = listener.network === 'unix';
  const ip = isWildcard(remote.ip) ? '127.0.0.1' : remote.ip;
  const local: SocketAddress = unix
    ? { ip: '', port: 0, path: '' }
    : {
        ip: from.has(ip) ? ip : (from.addresses[0] ?? '127.0.0.1'),
        port: freePort(m, from),
        path: '',
      };
  const to = unix ? remote : { ...remote, ip };
  const connection = new Connection(
    m,
    m.newId(),
    listener.network,
    local,
    to,
    listener,
    g.process,
    g,
    link,
  );
  const table = networkOf(m);
  m.touch(table);
  table.connections = [...table.connections.filter((c) => c.state !== 'closed'), connection];
  return connection;
}

function findListener(host: Host, a: SocketAddress): Listener | undefined {
  const ip = isWildcard(a.ip) ? '127.0.0.1' : a.ip;
  for (const listener of host.listeners.values()) {
    if (listener.network !== 'tcp' || listener.address.port !== a.port) continue;
    if (listener.address.ip === ip || isWildcard(listener.address.ip)) return listener;
  }
  return undefined;
}

function dialUnix(
  m: Machine,
  g: Goroutine,
  host: Host,
  path: string,
): Endpoint | number | undefined {
  if (!path.startsWith('@')) {
    const node = lookup(m, host, absolutePath(g.process, path));
    if (typeof node === 'number') return node;
    if (node.kind !== 'socket') return ECONNREFUSED;
  }
  const address = { ip: '', port: 0, path };
  const listener = host.listeners.get(keyOf(g, 'unix', address));
  if (!listener) return ECONNREFUSED;
  if (listener.full) {
    listener.waitForRoom(m, g);
    m.park(g, 'IO wait', listener);
    return undefined;
  }
  const connection = connect(m, g, host, listener, address, undefined);
  listener.enqueue(m, connection);
  return connection.client;
}

/** The addresses of a name as seen from a process, or the number of the error. */
export function resolve(m: Machine, g: Goroutine, name: string): readonly string[] | number {
  const from = hostOf(m, g.process);
  if (name === 'localhost' || (name === from.name && from.addresses.length === 0))
    return ['127.0.0.1'];
  const hosts = lookup(m, from, ['etc', 'hosts']);
  if (typeof hosts !== 'number') {
    for (const line of hosts.bytes.split('\n')) {
      const [ip, ...names] = line.replace(/#.*/, '').trim().split(/\s+/);
      if (ip && names.includes(name)) return [ip];
    }
  }
  const to = allHosts(m).find((host) => host.name === name || host.names.includes(name));
  return to && to.addresses.length > 0 ? to.addresses : ENOENT;
}
