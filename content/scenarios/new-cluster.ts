// A cluster's engines come, conflict, go, die and come back, while a program does nothing but watch them.
import type { HostSpec, ScenarioSpec, ScriptedCommand } from '../../runtime/session/protocol';
import type { Localized } from '../types';

/** How the lab lists it. */
export const title: Localized = { en: 'Engines of a cluster', zh: '集群里的 engine' };

const docker = 'github.com/docker/docker';
const cluster = 'github.com/docker/swarm/cluster';
const s = 1e9;

/** A key of its own gives a daemon its id; who copies a disk copies the key. */
const key = (k: string) => ({ '/etc/docker/key.json': JSON.stringify({ kty: 'oct', k }) });

const node = (number: number, secret: string): HostSpec => ({
  name: `node-${number}`,
  addresses: [`10.0.0.${number}`],
  files: {
    ...key(secret),
    '/etc/resolv.conf': 'nameserver 10.0.0.53\n',
    '/proc/meminfo': 'MemTotal: 2097152 kB\n',
  },
});

const daemon = (number: number, second: number): ScriptedCommand => ({
  when: { time: second * s },
  host: `node-${number}`,
  terminal: `node-${number}`,
  argv: ['docker', '-d', '-H', 'tcp://0.0.0.0:2375', '-b', 'none'],
});

const list = (second: number, ...numbers: number[]) => ({
  when: { time: second * s },
  kind: 'file' as const,
  host: 'manager',
  path: '/etc/cluster',
  text: numbers.map((number) => `10.0.0.${number}:2375\n`).join(''),
});

/** node-1 comes late and dies once; node-3 is a copy of node-2: first in its place, then beside it. */
export const scenario: ScenarioSpec = {
  id: 'new-cluster',
  hosts: [
    {
      name: 'manager',
      addresses: ['10.0.0.10'],
      files: { '/etc/cluster': '10.0.0.1:2375\n10.0.0.2:2375\n' },
    },
    node(1, 'b25lIG9mIHRoZSBub2Rlcw'),
    node(2, 'dGhlIHNhbWUgdHdpY2U'),
    node(3, 'dGhlIHNhbWUgdHdpY2U'),
  ],
  commands: { docker: `${docker}/docker`, roster: 'engine-room/cmd/roster' },
  script: [
    daemon(2, 0),
    daemon(3, 0),
    {
      when: { time: s },
      host: 'manager',
      terminal: 'roster',
      argv: ['roster', '-heartbeat', '20s', 'file:///etc/cluster'],
    },
    daemon(1, 10),
    list(50, 1, 3),
    list(90, 1, 3, 2),
    list(110, 1, 3),
    {
      when: { time: 150 * s },
      kind: 'signal',
      process: { host: 'node-1', terminal: 'node-1' },
      signal: 'SIGKILL',
    },
    daemon(1, 300),
  ],
  until: 400 * s,
  seed: 1,
  watch: [
    `${cluster}.NewEngine`,
    `${cluster}.(*Engine).Connect`,
    `${cluster}.(*Engine).ConnectWithClient`,
    `${cluster}.(*Engine).CheckConnectionErr`,
    `${cluster}.(*Engine).incFailureCount`,
    `${cluster}.(*Engine).Disconnect`,
    `${cluster}.(*Engine).HandleIDConflict`,
    `${cluster}.(*Engine).RefreshContainers`,
    `${cluster}.(*Engine).StartMonitorEvents`,
    `${cluster}.(*Engine).TimeToValidate`,
    `${cluster}.(*Engine).ValidationComplete`,
    `${cluster}.(*Engine).emitEvent`,
    `${cluster}.(*Engine).refreshLoop`,
    `${cluster}.(*Engine).setState`,
    `${cluster}.(*Engine).updateSpecs`,
    `${cluster}/swarm.*`,
  ],
  // Not the daemons: whoever begins to step is in the program that the chapter is about.
  visible: [
    'github.com/docker/swarm/...',
    'github.com/docker/engine-api/...',
    'github.com/samalba/...',
    'engine-room/...',
  ],
  objects: [`${cluster}.Engine`, `${cluster}/swarm.Cluster`],
};
