// Chapter 26: swarm manage: what it refuses and when, and the five things it makes before it listens.
import type { Chapter, Moment } from '../../types';

const swarm = 'github.com/docker/swarm';
const runs = ['swarm', 'manage', '-H', '127.0.0.1:3375', '-H'];
const second = ['swarm', 'manage', '-H', '127.0.0.1:3375', 'nodes://10.0.0.2:2375'];

/** A manager that ends with this message. */
const refused = (id: string, text: string, en: string, zh: string): Moment => ({
  id,
  kind: 'print',
  text,
  nth: 1,
  title: { en, zh },
});

/** The manager that runs has come back from this function. */
const made = (id: string, fn: string, en: string, zh: string): Moment => ({
  id,
  kind: 'return',
  fn: `${swarm}/${fn}`,
  process: runs,
  nth: 1,
  title: { en, zh },
});

/** Data of the chapter; its words are in en.mdx and zh.mdx. */
export const chapter: Chapter = {
  order: 26,
  title: { en: 'swarm manage', zh: 'swarm manage' },
  question: {
    en: 'A manager is put together from parts that other chapters tell of. Who puts them together, in which order, and what if a flag is wrong?',
    zh: '管理节点由其他各章讲到的部件装配而成。谁来装配，按什么顺序？选项写错了又会怎样？',
  },
  scenario: 'swarm-manage',
  moments: [
    refused('tls', 'require the use of either', 'A certificate without TLS', '有证书却没有 TLS'),
    refused('interval', 'max refresh interval', 'The longest is shorter', '最长的反而更短'),
    refused('nowhere', 'discovery required', 'No cluster to look for', '没说去哪里找集群'),
    refused('strategy', 'strategy not supported', 'No such strategy', '没有这种策略'),
    refused('filter', 'filter not supported', 'No such filter', '没有这种过滤器'),
    refused(
      'advertise',
      '--advertise address must',
      'No address for the others',
      '没有给别人的地址',
    ),
    refused('kv-only', 'Leader election is only', 'No store, no election', '没有存储就没有选举'),
    made('scheduler', 'scheduler.New', 'One: a scheduler', '一：调度器'),
    made('cluster', 'cluster/swarm.NewCluster', 'Two: a cluster', '二：集群'),
    made('server', 'api.NewServer', 'Three: a server', '三：服务器'),
    made('primary', 'api.NewPrimary', 'Four: a handler', '四：处理函数'),
    made('handler', 'api.(*dispatcher).SetHandler', 'The server has it', '交给服务器'),
    made('watchdog', 'cluster.NewWatchdog', 'Five: a watchdog', '五：看门狗'),
    {
      id: 'listens',
      kind: 'call',
      fn: `${swarm}/api.(*Server).ListenAndServe`,
      process: runs,
      nth: 1,
      title: { en: 'Now it listens', zh: '现在开始监听' },
    },
    {
      id: 'waits',
      kind: 'block',
      text: 'chan receive',
      process: runs,
      after: 'listens',
      nth: 1,
      before: true,
      title: { en: 'main waits for an error', zh: 'main 等待错误' },
    },
    {
      id: 'status',
      kind: 'call',
      fn: `${swarm}/cli.(*statusHandler).Status`,
      nth: 1,
      title: { en: 'Asked for info', zh: '有人要 info' },
    },
    {
      id: 'empty',
      kind: 'print',
      text: 'CONTAINER ID',
      nth: 1,
      title: { en: 'A list with nothing in it', zh: '一张空清单' },
    },
    {
      id: 'taken',
      kind: 'return',
      fn: `${swarm}/api.(*Server).ListenAndServe`,
      process: second,
      nth: 1,
      title: { en: 'The last line comes back', zh: '最后一行返回了' },
    },
  ],
  questions: [
    {
      id: 'too-late',
      at: 'kv-only',
      answer: { read: 'count', kind: 'call', fn: `${swarm}/cluster/swarm.NewCluster` },
    },
    { id: 'hosts', at: 'server', answer: { read: 'value', name: 'hosts' } },
    { id: 'waits-on', at: 'waits', answer: { read: 'waits' } },
  ],
  experiments: [
    {
      id: 'filters',
      title: { en: 'The defaults stay', zh: '默认值留了下来' },
      edits: [
        {
          file: `${swarm}/cli/manage.go`,
          find: 'names = names[DefaultFilterNumber:] // without the defaults',
          replace: '// with the defaults',
        },
      ],
      show: 'status',
    },
    {
      id: 'host',
      title: { en: 'One address more', zh: '多出一个地址' },
      edits: [
        {
          file: `${swarm}/cli/manage.go`,
          find: 'hosts = hosts[1:] // without the default',
          replace: '// with the default',
        },
      ],
      show: 'waits',
    },
    {
      id: 'interval',
      title: { en: 'An interval that is none', zh: '算不上间隔的间隔' },
      script: [
        {
          when: { time: 17e9 },
          host: 'manager',
          terminal: 'third',
          argv: ['swarm', 'manage', '--engine-refresh-min-interval', '30', 'nodes://10.0.0.2:2375'],
        },
        {
          when: { time: 18e9 },
          host: 'manager',
          terminal: 'third',
          argv: ['swarm', 'manage', '--heartbeat', '30', 'nodes://10.0.0.2:2375'],
        },
      ],
    },
  ],
};
