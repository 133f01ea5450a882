import { describe, expect, test } from 'vitest';
import { Op } from '../code/ops';
import type { FuncCode, Program } from '../code/program';
import { Machine, type Goroutine, type Process } from '../machine/index';
import type { Listener, OpenFile } from './index';
import {
  addDescriptor,
  addHost,
  closeDescriptor,
  closeProcess,
  CLOSED,
  changeOwner,
  dial,
  EADDRINUSE,
  ECONNREFUSED,
  ECONNRESET,
  EHOSTUNREACH,
  Endpoint,
  ENOENT,
  ENOTEMPTY,
  EPIPE,
  hostOf,
  listen,
  makeDirectory,
  makePipe,
  openConnections,
  openFile,
  PIPE_BUFFER,
  removePath,
  renamePath,
  setPartition,
  setUmask,
  statPath,
  TIMEOUT,
  writeHostFile,
  EEXIST,
  type SocketAddress,
} from './index';

const entry = {
  index: 0,
  name: 'main.main',
  pkgPath: 'main',
  code: Int32Array.of(Op.RET),
  consts: [],
  nregs: 4,
  params: [],
  results: [],
  base: -1,
  quick: null,
  heads: [],
  resumes: [],
  closureReg: -1,
  recoverPc: -1,
  synthetic: false,
  library: false,
  native: undefined,
  stmts: [],
  vars: [],
  watch: false,
} as unknown as FuncCode;
const program = { globals: [], funcs: [entry], entry, types: [] } as unknown as Program;

interface Seen {
  readonly kind: number;
  readonly seq: number;
  readonly cause: number;
}

/** A machine with a process a host, and a goroutine of each that does what a test says. */
function room(...hosts: readonly string[]): { m: Machine; g: Goroutine[]; seen: Seen[] } {
  const seen: Seen[] = [];
  const m = new Machine({
    seed: 1,
    natives: {},
    listener: {
      event: (seq, _step, _time, kind, _g, _obj, _aux, cause) => seen.push({ kind, seq, cause }),
    },
    onExit: closeProcess,
  });
  hosts.forEach((name, i) => addHost(m, { name, addresses: [`10.0.0.${String(i + 1)}`] }));
  const g = hosts.map((host) => {
    const process = m.startProcess({ program, argv: ['x'], host });
    return m.goroutines.get(process.main)!;
  });
  return { m, g, seen };
}

const tcp = (ip: string, port: number): SocketAddress => ({ ip, port, path: '' });
const unix = (path: string): SocketAddress => ({ ip: '', port: 0, path });

function open(
  m: Machine,
  a: Goroutine,
  b: Goroutine,
  address = tcp('127.0.0.1', 80),
): [Endpoint, Endpoint] {
  const listener = listen(m, b, address.path === '' ? 'tcp' : 'unix', address) as Listener;
  const client = dial(m, a, listener.network, address, 0) as Endpoint;
  const connection = listener.accept(m, b);
  if (!connection || typeof connection === 'number') throw new Error('not accepted');
  connection.move(m, 'open');
  return [client, connection.server];
}

describe('tcp on one host', () => {
  test('IO1: bytes arrive in order, and reads say which write they are from', () => {
    const { m, g, seen } = room('a');
    const [client, server] = open(m, g[0]!, g[0]!);
    client.write(m, g[0]!, 'hello ');
    const first = seen.at(-1)!;
    client.write(m, g[0]!, 'world');
    expect(server.read(m, g[0]!, 8)).toBe('hello wo');
    expect(seen.at(-1)!.cause).toBe(first.seq);
    expect(server.read(m, g[0]!, 100)).toBe('rld');
    client.closeWrite(m, g[0]!);
    expect(server.read(m, g[0]!, 100)).toBe('');
    expect(client.connection.state).toBe('half-closed');
  });

  test('IO1: who reads nothing waits, and is woken by the write', () => {
    const { m, g } = room('a');
    const [client, server] = open(m, g[0]!, g[0]!);
    const reader = m.spawn(g[0]!.process, entry, null, null);
    expect(server.read(m, reader, 10)).toBeUndefined();
    expect(reader.state).toBe(2);
    client.write(m, g[0]!, 'x');
    expect(reader.state).toBe(0);
    expect(server.read(m, reader, 10)).toBe('x');
  });

  test('nobody listens, somebody listens already', () => {
    const { m, g } = room('a');
    expect(dial(m, g[0]!, 'tcp', tcp('127.0.0.1', 80), 0)).toBe(ECONNREFUSED);
    listen(m, g[0]!, 'tcp', tcp('::', 80));
    expect(listen(m, g[0]!, 'tcp', tcp('127.0.0.1', 80))).toBe(EADDRINUSE);
    expect((listen(m, g[0]!, 'tcp', tcp('127.0.0.1', 0)) as Listener).address.port).toBe(32768);
  });

  test('closing with bytes unread resets; writing to who has gone breaks', () => {
    const { m, g } = room('a');
    const [client, server] = open(m, g[0]!, g[0]!);
    client.write(m, g[0]!, 'unread');
    server.close(m, g[0]!);
    expect(client.read(m, g[0]!, 10)).toBe(ECONNRESET);
    const [other, gone] = open(m, g[0]!, g[0]!, tcp('127.0.0.1', 81));
    gone.close(m, g[0]!);
    expect(other.read(m, g[0]!, 10)).toBe('');
    expect(other.write(m, g[0]!, 'x')).toEqual({ n: 1 });
    expect(other.write(m, g[0]!, 'x')).toBe(EPIPE);
  });

  test('a deadline that has passed fails at once and wakes who waits', () => {
    const { m, g } = room('a');
    const [, server] = open(m, g[0]!, g[0]!);
    const reader = m.spawn(g[0]!.process, entry, null, null);
    expect(server.read(m, reader, 10)).toBeUndefined();
    server.readDeadline.set(m, g[0]!.process, m.now);
    expect(reader.state).toBe(0);
    expect(server.read(m, reader, 10)).toBe(TIMEOUT);
  });

  test('a full buffer makes the writer wait until somebody reads', () => {
    const { m, g } = room('a');
    const [client, server] = open(m, g[0]!, g[0]!);
    const big = 'x'.repeat(1 << 20);
    expect(client.write(m, g[0]!, `${big}y`)).toEqual({ n: 1 << 20 });
    const writer = m.spawn(g[0]!.process, entry, null, null);
    expect(client.write(m, writer, 'y')).toBeUndefined();
    server.read(m, g[0]!, 1);
    expect(writer.state).toBe(0);
  });

  test('IO3: a listener keeps 128 that nobody accepted; the next one waits for room', () => {
    const { m, g } = room('a');
    const listener = listen(m, g[0]!, 'tcp', tcp('::', 80)) as Listener;
    for (let i = 0; i < 128; i++)
      expect(dial(m, g[0]!, 'tcp', tcp('127.0.0.1', 80), 0)).toBeInstanceOf(Endpoint);
    const dialer = m.spawn(g[0]!.process, entry, null, null);
    expect(dial(m, dialer, 'tcp', tcp('127.0.0.1', 80), 0)).toBeUndefined();
    expect(dialer.state).toBe(2);
    listener.accept(m, g[0]!);
    expect(dialer.state).toBe(0);
    expect(dial(m, dialer, 'tcp', tcp('127.0.0.1', 80), 0)).toBeInstanceOf(Endpoint);
  });

  test('a process that ends closes what it had', () => {
    const { m, g } = room('a', 'b');
    const listener = listen(m, g[0]!, 'tcp', tcp('::', 80)) as Listener;
    addDescriptor(m, g[0]!.process, listener);
    m.exitProcess(g[0]!.process, 0);
    expect(listener.closed).toBe(true);
    expect(hostOf(m, g[0]!.process).listeners.size).toBe(0);
  });
});

describe('unix sockets', () => {
  test('the name is a file, gone when the listener is closed', () => {
    const { m, g } = room('a');
    const process = g[0]!.process;
    const address = unix('/var/run/docker.sock');
    expect(dial(m, g[0]!, 'unix', address, 0)).toBe(ENOENT);
    setUmask(m, process, 0o117);
    const listener = listen(m, g[0]!, 'unix', address) as Listener;
    expect(statPath(m, process, '/var/run/docker.sock', true)).toMatchObject({
      kind: 'socket',
      mode: 0o660,
    });
    expect(listen(m, g[0]!, 'unix', address)).toBe(EADDRINUSE);
    expect(dial(m, g[0]!, 'unix', address, 0)).toBeInstanceOf(Endpoint);
    listener.close(m, g[0]!);
    expect(statPath(m, process, '/var/run/docker.sock', true)).toBe(ENOENT);
  });

  test('the name outlives a process that did not close it', () => {
    const { m, g } = room('a', 'b');
    const { process } = g[0]!;
    const listener = listen(m, g[0]!, 'unix', unix('/tmp/s')) as Listener;
    addDescriptor(m, process, listener);
    m.exitProcess(process, 0);
    expect(listener.closed).toBe(true);
    expect(statPath(m, process, '/tmp/s', true)).toMatchObject({ kind: 'socket' });
  });

  test('a name left behind refuses', () => {
    const { m, g } = room('a');
    const listener = listen(m, g[0]!, 'unix', unix('/tmp/s')) as Listener;
    listener.keepName(m, true);
    listener.close(m, g[0]!);
    expect(dial(m, g[0]!, 'unix', unix('/tmp/s'), 0)).toBe(ECONNREFUSED);
  });
});

describe('between hosts', () => {
  test('IO2: a dial takes a round trip, and bytes take half of one', () => {
    const { m, g } = room('a', 'b');
    const listener = listen(m, g[1]!, 'tcp', tcp('::', 80)) as Listener;
    expect(dial(m, g[0]!, 'tcp', tcp('10.0.0.2', 80), 0)).toBeUndefined();
    expect(openConnections(m)[0]!.state).toBe('connecting');
    expect(listener.queue).toEqual([]);
    const arrival = m.timers.first!.when;
    expect(arrival).toBeGreaterThanOrEqual(200_000);
    expect(m.timers.all().map((timer) => timer.when)).toEqual([arrival, 2 * arrival]);
  });

  test('IO4: no such host; a cut', () => {
    const { m, g } = room('a', 'b');
    expect(dial(m, g[0]!, 'tcp', tcp('10.9.9.9', 80), 0)).toBe(EHOSTUNREACH);
    setPartition(m, hostOf(m, g[0]!.process), hostOf(m, g[1]!.process), true);
    expect(dial(m, g[0]!, 'tcp', tcp('10.0.0.2', 80), 5e9)).toBeUndefined();
    expect(m.timers.first!.when).toBe(5e9);
    const patient = m.spawn(g[0]!.process, entry, null, null);
    expect(dial(m, patient, 'tcp', tcp('10.0.0.2', 80), 0)).toBeUndefined();
    expect(m.timers.all().map((timer) => timer.when)).toEqual([5e9, 127e9]);
  });
});

describe('files', () => {
  const write = (m: Machine, g: Goroutine, path: string, bytes: string, flags = 0x241): void => {
    (openFile(m, g, path, flags, 0o666) as OpenFile).write(m, bytes);
  };
  const read = (m: Machine, g: Goroutine, path: string): string | number => {
    const file = openFile(m, g, path, 0, 0);
    return typeof file === 'number' ? file : file.read(m, 1000);
  };

  test('write, append, read, rename, remove', () => {
    const { m, g } = room('a');
    const [at] = g as [Goroutine];
    write(m, at, '/tmp/f', 'one');
    write(m, at, '/tmp/f', ' two', 0x401);
    expect(read(m, at, '/tmp/f')).toBe('one two');
    expect(statPath(m, at.process, '/tmp/f', true)).toMatchObject({ mode: 0o644, size: 7 });
    expect(changeOwner(m, at.process, '/tmp/f', 7, -1)).toBe(0);
    expect(changeOwner(m, at.process, '/tmp/f', -1, 999)).toBe(0);
    expect(statPath(m, at.process, '/tmp/f', true)).toMatchObject({ uid: 7, gid: 999 });
    expect(changeOwner(m, at.process, '/tmp/nothing', 0, 0)).toBe(ENOENT);
    expect(renamePath(m, at.process, '/tmp/f', '/tmp/g')).toBe(0);
    expect(read(m, at, '/tmp/f')).toBe(ENOENT);
    expect(removePath(m, at.process, '/tmp/g', false)).toBe(0);
  });

  test('directories', () => {
    const { m, g } = room('a');
    const { process } = g[0]!;
    expect(makeDirectory(m, process, '/tmp/d', 0o755)).toBe(0);
    expect(makeDirectory(m, process, '/tmp/d', 0o755)).toBe(EEXIST);
    write(m, g[0]!, '/tmp/d/b', '');
    write(m, g[0]!, '/tmp/d/a', '');
    expect(removePath(m, process, '/tmp/d', true)).toBe(ENOTEMPTY);
    expect((openFile(m, g[0]!, '/tmp/d', 0, 0) as OpenFile).list(m, 0)).toEqual(['a', 'b']);
  });

  test('files from outside', () => {
    const { m, g } = room('a');
    writeHostFile(m, hostOf(m, g[0]!.process), '/etc/x/y', 'z');
    expect(read(m, g[0]!, '/etc/x/../x/y')).toBe('z');
  });
});

test('pipes', () => {
  const { m, g } = room('a');
  const { process } = g[0]!;
  const [r, w] = makePipe(m, PIPE_BUFFER);
  const fd = addDescriptor(m, process, w);
  expect(w.write(m, g[0]!, 'abc')).toEqual({ n: 3 });
  expect(closeDescriptor(m, process, fd, g[0]!)).toBe(0);
  expect(w.write(m, g[0]!, 'abc')).toBe(CLOSED);
  expect(r.read(m, g[0]!, 10)).toBe('abc');
  expect(r.read(m, g[0]!, 10)).toBe('');
});

test('all of it goes back and forth with the recording', () => {
  const { m, g } = room('a');
  const process: Process = g[0]!.process;
  const [client, server] = open(m, g[0]!, g[0]!);
  client.write(m, g[0]!, 'before');
  m.heap.cut();
  expect(server.read(m, g[0]!, 3)).toBe('bef');
  client.write(m, g[0]!, ' after');
  client.close(m, g[0]!);
  makeDirectory(m, process, '/tmp/new', 0o755);
  const log = m.heap.cut();
  m.heap.back(log.changes);
  expect(server.incoming.unread).toBe('before');
  expect(client.closed).toBe(false);
  expect(statPath(m, process, '/tmp/new', true)).toBe(ENOENT);
  m.heap.forth(log.changes);
  expect(server.incoming.unread).toBe('ore after');
  expect(client.closed).toBe(true);
  expect(statPath(m, process, '/tmp/new', true)).toMatchObject({ kind: 'dir' });
});
