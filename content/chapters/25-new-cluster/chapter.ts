// Chapter 25: how an address becomes an engine, and what moves an engine between its states.
import type { Chapter } from '../../types';

const cluster = 'github.com/docker/swarm/cluster';
const swarm = `${cluster}/swarm`;

/** One of the two loops of monitorDiscovery. */
const each = (list: string, call: string): string =>
  `\t\t\tfor _, entry := range ${list} {\n\t\t\t\tc.${call}(entry.String())\n\t\t\t}\n`;

/** Data of the chapter; its words are in en.mdx and zh.mdx. */
export const chapter: Chapter = {
  order: 25,
  title: { en: 'NewCluster', zh: 'NewCluster' },
  question: {
    en: 'An address is in a list. What happens until the machine behind it may get containers, and what when it falls silent?',
    zh: '名单里有一个地址。它背后的机器要经过什么才能得到容器？它没了声音，又会怎样？',
  },
  scenario: 'new-cluster',
  moments: [
    {
      id: 'new',
      kind: 'call',
      fn: `${swarm}.NewCluster`,
      nth: 1,
      title: { en: 'A cluster of nobody', zh: '一个空的集群' },
    },
    {
      id: 'added',
      kind: 'call',
      fn: `${swarm}.(*Cluster).addEngine`,
      nth: 1,
      title: { en: 'The first address', zh: '第一个地址' },
    },
    {
      id: 'connect',
      kind: 'call',
      fn: `${cluster}.(*Engine).Connect`,
      nth: 1,
      title: { en: 'Is there a daemon?', zh: '那里有守护进程吗？' },
    },
    {
      id: 'refused',
      kind: 'call',
      fn: `${cluster}.(*Engine).incFailureCount`,
      nth: 1,
      title: { en: 'node-1: nobody listens', zh: 'node-1：没有人在监听' },
    },
    {
      id: 'healthy',
      kind: 'call',
      fn: `${cluster}.(*Engine).ValidationComplete`,
      nth: 1,
      title: { en: 'node-2 is healthy', zh: 'node-2 健康了' },
    },
    {
      id: 'pending',
      kind: 'print',
      text: '10.0.0.1:2375  Pending',
      after: 'healthy',
      nth: 1,
      title: { en: 'node-1 is pending', zh: 'node-1 待定' },
    },
    {
      id: 'looks',
      kind: 'call',
      fn: `${cluster}.(*Engine).TimeToValidate`,
      nth: 4,
      title: { en: 'Time to try again?', zh: '该再试一次了吗？' },
    },
    {
      id: 'late',
      kind: 'print',
      text: 'engine_connect  10.0.0.1:2375',
      nth: 1,
      title: { en: 'node-1, at last', zh: 'node-1 终于来了' },
    },
    {
      id: 'moved',
      kind: 'file',
      text: '/etc/cluster',
      nth: 1,
      title: { en: 'node-2 has moved, says the list', zh: '名单说 node-2 搬家了' },
    },
    {
      id: 'gone',
      kind: 'call',
      fn: `${cluster}.(*Engine).Disconnect`,
      nth: 1,
      title: { en: 'First the old address goes', zh: '先去掉旧地址' },
    },
    {
      id: 'heir',
      kind: 'return',
      fn: `${cluster}.(*Engine).ValidationComplete`,
      after: 'gone',
      nth: 1,
      title: { en: 'The same id at the new one', zh: '同一个 id 出现在新地址' },
    },
    {
      id: 'both',
      kind: 'file',
      text: '/etc/cluster',
      nth: 2,
      title: { en: 'Both are on the list', zh: '两个都在名单上' },
    },
    {
      id: 'twin',
      kind: 'call',
      fn: `${cluster}.(*Engine).HandleIDConflict`,
      nth: 1,
      title: { en: 'Two with one id', zh: '两台机器，一个 id' },
    },
    {
      id: 'killed',
      kind: 'signal-sent',
      text: 'SIGKILL',
      nth: 1,
      title: { en: 'node-1’s daemon is killed', zh: 'node-1 的守护进程被杀' },
    },
    {
      id: 'event-lost',
      kind: 'call',
      fn: `${cluster}.(*Engine).StartMonitorEvents`,
      after: 'killed',
      nth: 1,
      title: { en: 'The stream of events breaks', zh: '事件流断了' },
    },
    {
      id: 'first-failure',
      kind: 'call',
      fn: `${cluster}.(*Engine).incFailureCount`,
      after: 'killed',
      nth: 1,
      title: { en: 'The first refusal', zh: '第一次被拒' },
    },
    {
      id: 'third-failure',
      kind: 'call',
      fn: `${cluster}.(*Engine).incFailureCount`,
      after: 'killed',
      nth: 3,
      title: { en: 'The third', zh: '第三次' },
    },
    {
      id: 'unhealthy',
      kind: 'print',
      text: 'engine_disconnect  10.0.0.1:2375',
      nth: 1,
      title: { en: 'node-1 is unhealthy', zh: 'node-1 不健康了' },
    },
    {
      id: 'back',
      kind: 'print',
      text: 'engine_reconnect',
      nth: 1,
      title: { en: 'Hooray!', zh: '又活了！' },
    },
  ],
  questions: [
    {
      id: 'connects',
      at: 'heir',
      answer: { read: 'count', kind: 'call', fn: `${cluster}.(*Engine).Connect` },
    },
    { id: 'keeps', at: 'twin', answer: { read: 'value', name: 'otherAddr' } },
    {
      id: 'refreshes',
      at: 'killed',
      answer: { read: 'count', kind: 'call', fn: `${cluster}.(*Engine).RefreshContainers` },
    },
  ],
  experiments: [
    {
      id: 'cut',
      title: { en: 'Pull the cable', zh: '拔网线' },
      edits: [
        {
          file: `${cluster}/engine.go`,
          find: 'const specUpdateInterval = 5 * time.Minute',
          replace: 'const specUpdateInterval = 20 * time.Second',
        },
      ],
      script: [
        { when: { time: 125e9 }, kind: 'link', a: 'manager', b: 'node-3', cut: true },
        { when: { time: 290e9 }, kind: 'link', a: 'manager', b: 'node-3', cut: false },
      ],
      show: {
        id: 'cable',
        kind: 'link',
        text: 'cut manager node-3',
        nth: 1,
        title: { en: 'The cable is pulled', zh: '网线拔掉了' },
      },
    },
    {
      id: 'patience',
      title: { en: 'Pull it in the real one', zh: '在没改过的程序里拔' },
      script: [{ when: { time: 125e9 }, kind: 'link', a: 'manager', b: 'node-3', cut: true }],
    },
    {
      id: 'added-first',
      title: { en: 'Added before removed', zh: '先加后删' },
      edits: [
        {
          file: `${swarm}/cluster.go`,
          find: `${each('removed', 'removeEngine')}${each('added', 'addEngine')}`,
          replace: `${each('added', 'addEngine')}${each('removed', 'removeEngine')}`,
        },
      ],
      show: 'heir',
    },
  ],
};
