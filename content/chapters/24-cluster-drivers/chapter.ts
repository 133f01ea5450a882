// Chapter 24: the interface that makes many daemons one, and the two drivers that stand behind it.
import type { Chapter } from '../../types';

const cluster = 'github.com/docker/swarm/cluster';
const swarm = `${cluster}/swarm`;
const mesos = `${cluster}/mesos`;

/** Data of the chapter; its words are in en.mdx and zh.mdx. */
export const chapter: Chapter = {
  order: 24,
  title: { en: 'The Cluster interface and its drivers', zh: 'Cluster 接口和它的驱动' },
  question: {
    en: 'What must something be able to do, so that a client takes many machines for one daemon?',
    zh: '要让客户端把许多台机器当成一个守护进程，得会做哪些事？',
  },
  scenario: 'cluster-drivers',
  moments: [
    {
      id: 'swarm-new',
      kind: 'call',
      fn: `${swarm}.NewCluster`,
      nth: 1,
      title: { en: 'The first driver', zh: '第一个驱动' },
    },
    {
      id: 'swarm-here',
      kind: 'print',
      text: 'Registered Engine node-1',
      nth: 1,
      title: { en: 'A machine that was named', zh: '一台被点名的机器' },
    },
    {
      id: 'swarm-info',
      kind: 'call',
      fn: `${swarm}.(*Cluster).Info`,
      nth: 1,
      title: { en: 'What it says of itself', zh: '它怎么介绍自己' },
    },
    {
      id: 'swarm-create',
      kind: 'call',
      fn: `${cluster}.(*Engine).Create`,
      nth: 1,
      title: { en: 'A container, at once', zh: '马上就有容器' },
    },
    {
      id: 'swarm-list',
      kind: 'call',
      fn: `${swarm}.(*Cluster).Containers`,
      after: 'swarm-create',
      // Each of the two containers asks twice whether its name is taken.
      nth: 3,
      title: { en: 'From memory', zh: '从内存里答' },
    },
    {
      id: 'mesos-new',
      kind: 'call',
      fn: `${mesos}.NewCluster`,
      nth: 1,
      title: { en: 'The other driver', zh: '另一个驱动' },
    },
    {
      id: 'offer',
      kind: 'call',
      fn: `${mesos}.(*Scheduler).ResourceOffers`,
      nth: 1,
      title: { en: 'Mesos makes an offer', zh: 'Mesos 发来邀约' },
    },
    {
      id: 'mesos-info',
      kind: 'call',
      fn: `${mesos}.(*Cluster).Info`,
      nth: 1,
      title: { en: 'What this one says', zh: '这一个怎么介绍自己' },
    },
    {
      id: 'refused',
      kind: 'print',
      text: 'are required by mesos',
      nth: 1,
      title: { en: 'Say how much, or nothing', zh: '不说要多少就不给' },
    },
    {
      id: 'task',
      kind: 'call',
      fn: `${mesos}/task.NewTask`,
      nth: 1,
      title: { en: 'A container becomes a task', zh: '容器变成任务' },
    },
    {
      id: 'launch',
      kind: 'call',
      fn: `${mesos}.(*Cluster).launch`,
      nth: 1,
      title: { en: 'Which offer is enough?', zh: '哪份邀约够用？' },
    },
    {
      id: 'build',
      kind: 'call',
      fn: `${mesos}/task.(*Task).Build`,
      nth: 1,
      title: { en: 'In the words of Mesos', zh: '换成 Mesos 的说法' },
    },
    {
      id: 'monitor',
      kind: 'call',
      fn: `${mesos}/task.(*Task).Monitor`,
      nth: 1,
      title: { en: 'Waiting for news', zh: '等消息' },
    },
    {
      id: 'status',
      kind: 'call',
      fn: `${mesos}.(*Scheduler).StatusUpdate`,
      nth: 1,
      title: { en: 'It runs', zh: '它在运行了' },
    },
    {
      id: 'named',
      kind: 'call',
      fn: `${mesos}.formatContainer`,
      nth: 1,
      title: { en: 'Its name is found in a label', zh: '名字从标签里找' },
    },
    {
      id: 'unsupported',
      kind: 'print',
      text: 'not supported with mesos',
      nth: 1,
      title: { en: 'Not this one', zh: '这个不行' },
    },
    {
      id: 'offered-again',
      kind: 'call',
      fn: `${mesos}.(*Scheduler).ResourceOffers`,
      nth: 2,
      title: { en: 'What is left is offered again', zh: '剩下的再发一次' },
    },
  ],
  questions: [
    { id: 'where', at: 'build', answer: { read: 'value', name: 'slaveID' } },
    { id: 'waits', at: 'monitor', answer: { read: 'waits' } },
    {
      id: 'engines',
      at: 'offered-again',
      answer: { read: 'count', kind: 'call', fn: `${cluster}.(*Engine).Connect` },
    },
  ],
  experiments: [
    {
      id: 'too-much',
      title: { en: 'More than is on offer', zh: '比邀约还多' },
      edits: [
        {
          file: 'engine-room/cmd/two-drivers/main.go',
          find: 'create(name, c, "large", 64<<20)',
          replace: 'create(name, c, "large", 600<<20)',
        },
      ],
    },
    {
      id: 'kept-short',
      title: { en: 'Offers kept for half a second', zh: '邀约只留半秒' },
      edits: [
        {
          file: `${mesos}/cluster.go`,
          find: 'defaultOfferTimeout        = 30 * time.Second',
          replace: 'defaultOfferTimeout        = 500 * time.Millisecond',
        },
      ],
    },
  ],
};
