// Chapter 30: two managers, one lock in a store: who leads, who follows, and what happens to both when one dies or is cut off.
import type { Chapter, Moment } from '../../types';

const cli = 'github.com/docker/swarm/cli';
const api = 'github.com/docker/swarm/api';
const cluster = 'github.com/docker/swarm/cluster';
const lock = (name: string) => `engine-room/kvstore.(*lock).${name}`;

const manager = (number: number) => [
  ...['swarm', 'manage', '-H', ':3375', '--engine-failure-retry', '1'],
  ...['--engine-refresh-max-interval', '35s', '--replication'],
  ...['--advertise', `10.0.0.${String(number)}:3375`],
];
const one = manager(1);
const two = manager(2);
const docker = ['docker', '-H'];

/** A watched function begins. */
const call = (fn: string, process: readonly string[], after?: string, nth = 1) => ({
  kind: 'call' as const,
  fn,
  process,
  nth,
  ...(after === undefined ? {} : { after }),
});

/** A line is printed. */
const print = (text: string, after: string, process?: readonly string[]) => ({
  kind: 'print' as const,
  text,
  nth: 1,
  after,
  ...(process === undefined ? {} : { process }),
});

/** The server of a manager has another handler. */
const swapped = (process: readonly string[], after: string) => ({
  kind: 'return' as const,
  fn: `${api}.(*dispatcher).SetHandler`,
  process,
  after,
  nth: 1,
});

const setPrimary = `${api}.(*Replica).SetPrimary`;

const elected: readonly Moment[] = [
  {
    id: 'primary-first',
    kind: 'return',
    fn: `${api}.(*dispatcher).SetHandler`,
    process: one,
    nth: 1,
    title: { en: 'A handler for the beginning', zh: '一开始先用的处理函数' },
  },
  {
    id: 'runs',
    ...call('github.com/docker/leadership.(*Candidate).update', one),
    title: { en: 'A candidate, not yet a leader', zh: '候选者，还不是领导者' },
  },
  {
    id: 'locked',
    ...print('Set key="room/docker/swarm/leader"', 'runs', ['kvstore']),
    title: { en: 'The key is made: the lock is taken', zh: '键建好了：锁被拿到' },
  },
  {
    id: 'leads',
    ...swapped(one, 'locked'),
    title: { en: 'The first manager leads', zh: '第一个管理节点开始领导' },
  },
  {
    id: 'waits',
    ...call(lock('awaitFree'), two),
    title: { en: 'The second waits for the key to go', zh: '第二个等着键消失' },
  },
  {
    id: 'follows',
    ...call(setPrimary, two),
    title: { en: 'The replica learns of its leader', zh: '副本得知谁是领导者' },
  },
  {
    id: 'local',
    ...call(`${cli}.(*statusHandler).Status`, two),
    title: { en: 'info: the replica answers itself', zh: 'info：副本自己应答' },
  },
  {
    id: 'forwarded',
    ...call(`${api}.hijack`, two),
    title: { en: 'ps: the replica sends it on', zh: 'ps：副本转交出去' },
  },
  {
    id: 'alive',
    ...call(lock('refresh'), one),
    title: { en: 'A sign of life', zh: '报一次平安' },
  },
];

const killed: readonly Moment[] = [
  {
    id: 'asked',
    ...call(`${cluster}/swarm.(*Cluster).CreateContainer`, one),
    title: { en: 'The leader is asked for a container', zh: '有人向领导者要一个容器' },
  },
  {
    id: 'killed',
    kind: 'signal-sent',
    text: 'SIGKILL to swarm manage',
    nth: 1,
    title: { en: 'The leader is killed', zh: '领导者被杀' },
  },
  {
    id: 'cut-short',
    ...print('EOF', 'killed', docker),
    title: { en: 'The client has no answer', zh: '客户端没有得到回答' },
  },
  {
    id: 'unreachable',
    ...print('Unable to reach primary', 'cut-short', two),
    title: { en: 'Sent on to a dead leader', zh: '转交给了死去的领导者' },
  },
  {
    id: 'expired',
    ...print('Expired', 'unreachable'),
    title: { en: 'The lock runs out', zh: '锁到期' },
  },
  {
    id: 'second-leads',
    ...swapped(two, 'expired'),
    title: { en: 'The second manager leads', zh: '第二个管理节点开始领导' },
  },
  {
    id: 'there',
    ...print('Created', 'second-leads', docker),
    title: { en: 'The container is there', zh: '容器在那里' },
  },
  {
    id: 'returns',
    ...call(setPrimary, one, 'there'),
    title: { en: 'The first comes back, as a replica', zh: '第一个回来了，成了副本' },
  },
];

const split: readonly Moment[] = [
  {
    id: 'cut',
    kind: 'link',
    text: 'cut manager-2 store',
    nth: 1,
    title: { en: 'The leader is cut off from the store', zh: '领导者与存储断开' },
  },
  {
    id: 'serves-on',
    ...print('Created', 'cut', docker),
    title: { en: 'It serves on', zh: '它照常应答' },
  },
  {
    id: 'no-sign',
    kind: 'return',
    fn: lock('refresh'),
    process: two,
    after: 'cut',
    nth: 1,
    title: { en: 'A sign of life that got no answer', zh: '一次没有回音的报平安' },
  },
  {
    id: 'steps-down',
    ...swapped(two, 'no-sign'),
    title: { en: 'It steps down', zh: '它退下来' },
  },
  {
    id: 'nobody',
    ...print('No elected primary', 'steps-down', two),
    title: { en: 'Nobody leads', zh: '谁也不领导' },
  },
  {
    id: 'expired-again',
    ...print('Expired', 'nobody'),
    title: { en: 'The store lets go of the lock', zh: '存储放开了锁' },
  },
  {
    id: 'first-leads',
    ...swapped(one, 'expired-again'),
    title: { en: 'The first manager leads again', zh: '第一个管理节点再次领导' },
  },
  {
    id: 'still-nobody',
    ...print('No elected primary', 'first-leads', two),
    title: { en: 'On the wrong side, still nobody', zh: '在断开的一侧，仍然没有领导者' },
  },
  {
    id: 'joined',
    kind: 'link',
    text: 'joined manager-2 store',
    nth: 1,
    title: { en: 'The link is back', zh: '链路恢复' },
  },
  {
    id: 'follows-again',
    ...call(setPrimary, two, 'joined'),
    title: { en: 'The second follows', zh: '第二个开始跟随' },
  },
];

const moved: readonly Moment[] = [
  {
    id: 'node-dies',
    kind: 'signal-sent',
    text: 'SIGKILL to docker -d',
    nth: 1,
    title: { en: 'A node dies', zh: '一个节点死掉' },
  },
  {
    id: 'barks',
    ...call(`${cluster}.(*Watchdog).Handle`, one, 'node-dies'),
    title: { en: 'The watchdog hears of it', zh: '看门狗得到消息' },
  },
  {
    id: 'moved',
    kind: 'return',
    fn: `${cluster}.(*Watchdog).reschedule`,
    process: one,
    nth: 1,
    title: { en: 'The container has a new place', zh: '容器有了新地方' },
  },
];

/** Data of the chapter; its words are in en.mdx and zh.mdx. */
export const chapter: Chapter = {
  order: 30,
  title: { en: 'Leaders and followers', zh: '领导者与跟随者' },
  question: {
    en: 'Two managers run, so that one may die. Which of them is in charge, and how can they agree on it when they cannot talk?',
    zh: '运行两个管理节点，是为了允许其中一个死掉。那么谁说了算？彼此联系不上的时候，又怎么保持一致？',
  },
  scenario: 'leaders',
  moments: [...elected, ...killed, ...split, ...moved],
  questions: [
    { id: 'signs', at: 'killed', answer: { read: 'count', kind: 'call', fn: lock('refresh') } },
    { id: 'where', at: 'forwarded', answer: { read: 'value', name: 'addr' } },
    {
      id: 'elections',
      at: 'moved',
      answer: { read: 'count', kind: 'return', fn: lock('Lock') },
    },
  ],
  experiments: [
    {
      id: 'never-lost',
      title: { en: 'A lock that is never lost', zh: '永远丢不了的锁' },
      edits: [
        {
          file: 'engine-room/kvstore/lock.go',
          find: '\t\t\tif err := l.refresh(); err != nil {\n\t\t\t\treturn\n\t\t\t}\n',
          replace: '\t\t\tl.refresh()\n',
        },
      ],
      show: 'joined',
    },
    {
      id: 'too-late',
      title: { en: 'A second too late', zh: '晚了一秒' },
      edits: [
        {
          file: 'github.com/docker/swarm/cli/manage.go',
          find: '\n\tserver.SetHandler(primary)\n}\n',
          replace: '\n\ttime.Sleep(time.Second)\n\tserver.SetHandler(primary)\n}\n',
        },
      ],
      show: 'local',
    },
    {
      id: 'short',
      title: { en: 'A shorter lock', zh: '更短的锁' },
      edits: [
        {
          file: 'github.com/docker/swarm/cli/manage.go',
          find: 'leadership.NewCandidate(client, key, addr, leaderTTL)',
          replace: 'leadership.NewCandidate(client, key, addr, leaderTTL/4)',
        },
      ],
      show: 'expired',
    },
  ],
};
