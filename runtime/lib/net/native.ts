/** Natives of net: sockets of the world, by handle. Errors are numbers (see world/errno.ts). */
import type { Goroutine } from '../../machine/goroutine';
import type { Machine } from '../../machine/machine';
import { BLOCK, type Native, type NativeTable } from '../../machine/native';
import {
  copyBytesIn,
  getBool,
  getBytes,
  getInt,
  getSlice,
  getString,
  makeStrings,
  setInt,
  setRef,
  setString,
} from '../../machine/native-values';
import {
  addDescriptor,
  closeDescriptor,
  CLOSED,
  descriptor,
  dial,
  EBADF,
  Endpoint,
  ENOTSOCK,
  fdOf,
  handleOf,
  hostOf,
  listen,
  Listener,
  openOf,
  resolve,
  share,
  type Network,
} from '../../world/index';

function addressArg(
  g: Goroutine,
  at: number,
): { network: Network; address: { ip: string; port: number; path: string } } {
  return {
    network: getString(g, at) as Network,
    address: { ip: getString(g, at + 1), port: getInt(g, at + 2), path: getString(g, at + 3) },
  };
}

function pairResult(g: Goroutine, base: number, value: number, failed: number): void {
  setInt(g, base, value);
  setInt(g, base + 1, failed);
}

/** The end of a connection that a handle stands for, or undefined if it was closed. */
function endpointArg(g: Goroutine, base: number): Endpoint | undefined {
  const open = openOf(g.process, getInt(g, base));
  return open instanceof Endpoint ? open : undefined;
}

const sysDial: Native = (m, g, base) => {
  const { network, address } = addressArg(g, base);
  const result = dial(m, g, network, address, getInt(g, base + 4));
  if (result === undefined) return BLOCK;
  if (typeof result === 'number') return pairResult(g, base, 0, result);
  return pairResult(g, base, handleOf(addDescriptor(m, g.process, result), result), 0);
};

const sysAccept: Native = (m, g, base) => {
  const listener = openOf(g.process, getInt(g, base));
  const result = listener instanceof Listener ? listener.accept(m, g) : CLOSED;
  if (result === undefined) return BLOCK;
  if (typeof result === 'number') return pairResult(g, base, 0, result);
  result.move(m, 'open');
  m.emit('accept', g, result.id, (listener as Listener).id, result.dialSeq);
  const fd = addDescriptor(m, g.process, result.server);
  return pairResult(g, base, handleOf(fd, result.server), 0);
};

const sysRead: Native = (m, g, base) => {
  const into = getSlice(g, base + 1);
  const end = endpointArg(g, base);
  const result = end ? end.read(m, g, into?.len ?? 0) : CLOSED;
  if (result === undefined) return BLOCK;
  if (typeof result === 'number') return pairResult(g, base, 0, result);
  return pairResult(g, base, copyBytesIn(m, into, result), 0);
};

const sysWrite: Native = (m, g, base) => {
  const end = endpointArg(g, base);
  const result = end ? end.write(m, g, getBytes(g, base + 1)) : CLOSED;
  if (result === undefined) return BLOCK;
  if (typeof result === 'number') return pairResult(g, base, 0, result);
  return pairResult(g, base, result.n, 0);
};

function close(m: Machine, g: Goroutine, handle: number): number {
  if (!openOf(g.process, handle)) return CLOSED;
  return closeDescriptor(m, g.process, fdOf(handle), g);
}

export const netNatives: NativeTable = {
  'net.sysListen': (m, g, base) => {
    const { network, address } = addressArg(g, base);
    const result = listen(m, g, network, address);
    if (typeof result === 'number') pairResult(g, base, 0, result);
    else pairResult(g, base, handleOf(addDescriptor(m, g.process, result), result), 0);
  },
  'net.sysDial': sysDial,
  'net.sysAccept': sysAccept,
  'net.sysRead': sysRead,
  'net.sysWrite': sysWrite,
  'net.sysClose': (m, g, base) => {
    setInt(g, base, close(m, g, getInt(g, base)));
  },
  'net.sysShutdown': (m, g, base) => {
    const end = endpointArg(g, base);
    const read = getBool(g, base + 1);
    if (end && read) end.incoming.stopReading(m);
    else end?.closeWrite(m, g);
    setInt(g, base, end ? 0 : CLOSED);
  },
  'net.sysDeadline': (m, g, base) => {
    const open = openOf(g.process, getInt(g, base));
    const after = getInt(g, base + 3);
    const when = after < 0 ? -1 : m.now + after;
    const read = getBool(g, base + 1);
    const write = getBool(g, base + 2);
    if (open instanceof Listener) open.deadline.set(m, g.process, when);
    if (!(open instanceof Endpoint)) return;
    if (read) open.readDeadline.set(m, g.process, when);
    if (write) open.writeDeadline.set(m, g.process, when);
  },
  'net.sysName': (_, g, base) => {
    const open = openOf(g.process, getInt(g, base));
    const remote = getBool(g, base + 1);
    let name = { ip: '', port: 0, path: '' };
    if (open instanceof Listener) name = open.address;
    if (open instanceof Endpoint) name = remote ? open.remote : open.local;
    setString(g, base, name.ip);
    setInt(g, base + 1, name.port);
    setString(g, base + 2, name.path);
  },
  'net.sysShare': (m, g, base) => {
    const open = descriptor(g.process, getInt(g, base));
    if (open instanceof Listener || open instanceof Endpoint) {
      pairResult(g, base, handleOf(share(m, g.process, open), open), 0);
    } else pairResult(g, base, 0, EBADF);
  },
  'syscall.sysUserTimeout': (m, g, base) => {
    const open = descriptor(g.process, getInt(g, base));
    if (open instanceof Endpoint) open.setUserTimeout(m, getInt(g, base + 1) * 1e6);
    setInt(g, base, open instanceof Endpoint ? 0 : ENOTSOCK);
  },
  'net.sysUnlinkOnClose': (m, g, base) => {
    const open = openOf(g.process, getInt(g, base));
    if (open instanceof Listener) open.keepName(m, !getBool(g, base + 1));
  },
  'net.lookupName': (m, g, base) => {
    const found = resolve(m, g, getString(g, base));
    setRef(g, base, typeof found === 'number' ? null : makeStrings(m, g.process, found));
    setInt(g, base + 1, typeof found === 'number' ? found : 0);
  },
  'net.hostAddresses': (m, g, base) => {
    setRef(g, base, makeStrings(m, g.process, hostOf(m, g.process).addresses));
  },
};
