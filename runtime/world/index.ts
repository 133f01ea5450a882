/** The door of world/: hosts, files, sockets, pipes, descriptors and signals. */
export { continueTraced, waitChild } from './child';
export * from './descriptor';
export * from './errno';
export * from './file';
export { flock } from './flock';
export {
  absolutePath,
  addHost,
  addNode,
  allHosts,
  Host,
  hostAt,
  hostOf,
  isLoopback,
  linkHostFile,
  lookup,
  makeDirectories,
  removeHostFile,
  setEntry,
  writeHostFile,
  type HostOptions,
} from './host';
export { Inode, type InodeKind } from './inode';
export { isCommand, launch, setPrograms, type LaunchOptions, type Programs } from './launch';
export {
  allListeners,
  dial,
  latency,
  linksOf,
  listen,
  networkOf,
  openConnections,
  resolve,
  setLatency,
  setLoss,
  setPartition,
  type LinkState,
} from './network';
export { notify, resetSignals, sendSignal, signalChannels, SIGNALS, stopNotify } from './signal';
export {
  Connection,
  Endpoint,
  Listener,
  type ConnectionState,
  type Descriptor,
  type Network,
  type SocketAddress,
} from './socket';
export { PIPE_BUFFER, Stream, TCP_BUFFER, UNIX_BUFFER, type Taken } from './stream';
