// Chapter 29: how a manager chooses the node on which a container will be.
import type { Chapter } from '../../types';

const swarm = 'github.com/docker/swarm';
const driver = `${swarm}/cluster/swarm.(*Cluster)`;
const desk = 'desk';

/** Something that ann or bob asks the manager for in an experiment, after all else. */
const create = (second: number, terminal: string, name: string, ...flags: string[]) => ({
  when: { time: second * 1e9 },
  host: desk,
  terminal,
  argv: [
    'docker',
    ...['-H', 'tcp://10.0.0.10:3375', 'create', '--name', name],
    ...flags,
    'busybox',
  ],
});

/** Data of the chapter; its words are in en.mdx and zh.mdx. */
export const chapter: Chapter = {
  order: 29,
  title: { en: 'Placing a container', zh: '给容器找个位置' },
  question: {
    en: 'You ask a manager for a container, and three machines could take it. Which one gets it, and what decides that?',
    zh: '你向管理节点要一个容器，三台机器都能接。哪一台得到它？由什么决定？',
  },
  scenario: 'placing',
  moments: [
    {
      id: 'equal',
      kind: 'return',
      fn: `${swarm}/scheduler/strategy.(*SpreadPlacementStrategy).RankAndSort`,
      process: ['placing'],
      nth: 1,
      before: true,
      title: { en: 'Three nodes that weigh the same', zh: '三个一样重的节点' },
    },
    {
      id: 'all-in-one',
      kind: 'process-exit',
      process: ['placing'],
      nth: 1,
      title: { en: 'Twelve containers that ask for nothing', zh: '十二个什么都不要的容器' },
    },
    {
      id: 'percent',
      kind: 'return',
      fn: `${swarm}/scheduler/strategy.(*SpreadPlacementStrategy).RankAndSort`,
      process: ['placing', '-m'],
      nth: 1,
      before: true,
      title: { en: 'Weights for spread', zh: 'spread 眼里的权重' },
    },
    {
      id: 'heavy',
      kind: 'return',
      fn: `${swarm}/scheduler/strategy.(*BinpackPlacementStrategy).RankAndSort`,
      process: ['placing', '-m'],
      nth: 1,
      before: true,
      title: { en: 'Weights for binpack', zh: 'binpack 眼里的权重' },
    },
    {
      id: 'fifth',
      kind: 'call',
      fn: 'main.newContainer',
      process: ['placing', '-m'],
      nth: 14,
      before: true,
      title: { en: 'The fifth container under binpack', zh: 'binpack 的第五个容器' },
    },
    {
      id: 'overfull',
      kind: 'process-exit',
      process: ['placing', '-m'],
      nth: 1,
      title: { en: 'Twelve containers of 512 MB', zh: '十二个 512 MB 的容器' },
    },
    {
      id: 'refused',
      kind: 'return',
      fn: `${swarm}/scheduler/filter.(*ConstraintFilter).Filter`,
      process: ['placing', '-n'],
      nth: 1,
      before: true,
      title: { en: 'No node is left', zh: '一个节点也不剩' },
    },
    {
      id: 'second-try',
      kind: 'call',
      fn: `${swarm}/scheduler.(*Scheduler).selectNodesForContainer`,
      process: ['placing', '-n'],
      nth: 2,
      title: { en: 'Once more, without the soft ones', zh: '去掉软条件，再来一次' },
    },
    {
      id: 'asked',
      kind: 'call',
      fn: `${driver}.CreateContainer`,
      nth: 1,
      title: { en: 'ann asks the manager', zh: 'ann 向管理节点要容器' },
    },
    {
      id: 'name',
      kind: 'call',
      fn: `${driver}.checkNameUniqueness`,
      nth: 1,
      title: { en: 'Is the name free?', zh: '名字空着吗？' },
    },
    {
      id: 'nodes',
      kind: 'return',
      fn: `${driver}.listNodes`,
      after: 'name',
      nth: 1,
      before: true,
      title: { en: 'A picture of each node', zh: '每个节点一张快照' },
    },
    {
      id: 'filtered',
      kind: 'return',
      fn: `${swarm}/scheduler/filter.ApplyFilters`,
      after: 'nodes',
      nth: 1,
      before: true,
      title: { en: 'Nobody is filtered out', zh: '没有节点被筛掉' },
    },
    {
      id: 'weighed',
      kind: 'return',
      fn: `${swarm}/scheduler/strategy.(*SpreadPlacementStrategy).RankAndSort`,
      after: 'nodes',
      nth: 1,
      before: true,
      title: { en: "The weights for ann's container", zh: 'ann 的容器：各节点的权重' },
    },
    {
      id: 'noted',
      kind: 'return',
      fn: `${driver}.place`,
      after: 'weighed',
      nth: 1,
      title: { en: 'Placed, and pending', zh: '位置已定，容器待建' },
    },
    {
      id: 'asks',
      kind: 'call',
      fn: `${swarm}/cluster.(*Engine).Create`,
      after: 'noted',
      nth: 1,
      title: { en: 'The daemon is asked, without the lock', zh: '放开锁，再去找守护进程' },
    },
    {
      id: 'counted',
      kind: 'call',
      fn: `${swarm}/scheduler/node.(*Node).AddContainer`,
      after: 'asks',
      nth: 1,
      title: { en: 'A container that does not exist is counted', zh: '还不存在的容器，先算上' },
    },
    {
      id: 'elsewhere',
      kind: 'return',
      fn: `${swarm}/scheduler/strategy.(*SpreadPlacementStrategy).RankAndSort`,
      after: 'asks',
      nth: 1,
      before: true,
      title: { en: "The weights for bob's container", zh: 'bob 的容器：各节点的权重' },
    },
    {
      id: 'created',
      kind: 'return',
      fn: `${driver}.createContainer`,
      after: 'elsewhere',
      nth: 2,
      title: { en: 'Both containers exist', zh: '两个容器都建好了' },
    },
    {
      id: 'taken',
      kind: 'return',
      fn: `${driver}.checkNameUniqueness`,
      after: 'created',
      nth: 1,
      title: { en: 'The name is taken', zh: '名字已被占用' },
    },
    {
      id: 'nobody',
      kind: 'return',
      fn: `${swarm}/scheduler/filter.(*ConstraintFilter).Filter`,
      after: 'taken',
      nth: 2,
      before: true,
      title: { en: 'No node has tapes', zh: '没有节点有磁带' },
    },
    {
      id: 'near',
      kind: 'return',
      fn: `${swarm}/scheduler/filter.(*AffinityFilter).Filter`,
      after: 'nobody',
      nth: 1,
      before: true,
      title: { en: 'Only where web-2 is', zh: '只去 web-2 所在的地方' },
    },
    {
      id: 'log',
      kind: 'return',
      fn: `${driver}.createContainer`,
      after: 'near',
      nth: 1,
      title: { en: 'The third container', zh: '第三个容器' },
    },
  ],
  questions: [
    { id: 'fifth', at: 'fifth', answer: { read: 'value', name: 'chosen' } },
    {
      id: 'pending',
      at: 'elsewhere',
      answer: { read: 'count', kind: 'call', fn: `${swarm}/scheduler/node.(*Node).AddContainer` },
    },
    { id: 'soft', at: 'nobody', answer: { read: 'value', name: 'soft' } },
  ],
  experiments: [
    {
      id: 'binpack',
      title: { en: 'A manager with another strategy', zh: '换一种策略的管理节点' },
      script: [
        {
          when: { time: 10e9 },
          host: 'manager',
          terminal: 'manager-2',
          argv: [
            ...['swarm', 'manage', '-H', ':3376', '--strategy', 'binpack'],
            'nodes://10.0.0.1:2375,10.0.0.2:2375,10.0.0.3:2375',
          ],
        },
        {
          when: { time: 12e9 },
          host: desk,
          terminal: 'ann',
          argv: [
            ...['docker', '-H', 'tcp://10.0.0.10:3376', 'create', '--name', 'db'],
            ...['-m', '512m', 'busybox'],
          ],
        },
      ],
    },
    {
      id: 'softly',
      title: { en: 'Tapes, if there are any', zh: '有磁带最好' },
      script: [create(10, 'bob', 'tapes', '-e', 'constraint:storage==~tape')],
    },
    {
      id: 'unnoted',
      title: { en: 'Do not count what is pending', zh: '不算待建的容器' },
      edits: [
        {
          file: `${swarm}/cluster/swarm/cluster.go`,
          find: '\t\t\t\tn.AddContainer(pending.ToContainer())\n',
          replace: '',
        },
      ],
      show: 'elsewhere',
    },
    {
      id: 'fuller',
      title: { en: 'Prefer more containers', zh: '偏爱容器多的' },
      edits: [
        {
          file: `${swarm}/scheduler/strategy/weighted_node.go`,
          find: 'return len(a.Node.Containers) < len(b.Node.Containers)',
          replace: 'return len(a.Node.Containers) > len(b.Node.Containers)',
        },
      ],
      show: 'all-in-one',
    },
    {
      id: 'slash',
      title: { en: 'One slash', zh: '一根斜杠' },
      script: [
        create(10, 'bob', 'slash', '-e', 'constraint:storage==/'),
        create(11, 'ann', 'after'),
      ],
    },
  ],
};
