// Chapter 23: swarm join reports a machine again and again, and a service forgets one that falls silent.
import type { ScriptedInput } from '../../../runtime/session/protocol';
import type { Chapter } from '../../types';

const token = 'github.com/docker/swarm/discovery/token';
const join = ['swarm', 'join'];
const cluster = 'token://6856663cdefdec325839a4b7e1de38e8';
const wrong = 'token://6856663cdefdec325839a4b7e1de38e9';

/** An agent more, on the laptop, at a second of the run. */
const agent = (second: number, address: string, ...flags: readonly string[]): ScriptedInput => ({
  when: { time: second * 1e9 },
  host: 'laptop',
  terminal: `agent of ${address}`,
  argv: ['swarm', 'join', '--advertise', `${address}:2375`, ...flags],
});

/** Data of the chapter; its words are in en.mdx and zh.mdx. */
export const chapter: Chapter = {
  order: 23,
  title: { en: 'swarm join', zh: 'swarm join' },
  question: {
    en: 'A machine reports itself, then dies, or is cut off. Who notices, and when?',
    zh: '一台机器报告了自己，然后死了，或者断了网。谁会发现，什么时候发现？',
  },
  scenario: 'swarm-join',
  moments: [
    {
      id: 'ttl-refused',
      kind: 'print',
      text: 'strictly superior',
      nth: 1,
      title: { en: 'A TTL that is too short', zh: 'TTL 太短' },
    },
    {
      id: 'first',
      kind: 'call',
      fn: `${token}.(*Discovery).Register`,
      nth: 1,
      title: { en: 'The first machine reports', zh: '第一台机器报告' },
    },
    {
      id: 'second',
      kind: 'call',
      fn: `${token}.(*Discovery).Register`,
      nth: 2,
      title: { en: 'The second machine reports', zh: '第二台机器报告' },
    },
    {
      id: 'timer',
      kind: 'print',
      text: 'Registered',
      after: 'second',
      nth: 1,
      title: { en: 'Written down, with a timer', zh: '记下来，带上定时器' },
    },
    {
      id: 'sleeps',
      kind: 'block',
      text: 'sleep',
      process: join,
      after: 'timer',
      nth: 1,
      before: true,
      title: { en: 'The agent sleeps', zh: 'agent 睡了' },
    },
    {
      id: 'again',
      kind: 'call',
      fn: `${token}.(*Discovery).Register`,
      after: 'sleeps',
      nth: 1,
      title: { en: 'The second heartbeat', zh: '第二次心跳' },
    },
    {
      id: 'anew',
      kind: 'print',
      text: 'Registered',
      after: 'again',
      nth: 1,
      title: { en: 'The timer is set anew', zh: '定时器重新计时' },
    },
    {
      id: 'killed',
      kind: 'signal-sent',
      nth: 1,
      title: { en: 'The second agent is killed', zh: '第二个 agent 被杀掉' },
    },
    {
      id: 'still-there',
      kind: 'print',
      process: ['swarm', 'list'],
      text: '10.0.0.3:2375',
      nth: 1,
      title: { en: 'The dead one is in the list', zh: '死了的还在名单上' },
    },
    {
      id: 'goes-off',
      kind: 'call',
      fn: 'main.(*hub).forget',
      after: 'still-there',
      nth: 1,
      title: { en: 'The timer goes off', zh: '定时器到点' },
    },
    {
      id: 'forgotten',
      kind: 'print',
      text: 'Not heard of in time',
      nth: 1,
      title: { en: 'Forgotten', zh: '忘记了' },
    },
    {
      id: 'one',
      kind: 'print',
      process: ['swarm', 'list'],
      text: '10.0.0.2:2375',
      after: 'forgotten',
      nth: 1,
      title: { en: 'One is left in the list', zh: '名单上只剩一个' },
    },
    {
      id: 'cut',
      kind: 'link',
      text: 'cut',
      nth: 1,
      title: { en: 'The first machine is cut off', zh: '第一台机器断了网' },
    },
    {
      id: 'sends',
      kind: 'call',
      fn: `${token}.(*Discovery).Register`,
      after: 'cut',
      nth: 1,
      title: { en: 'A heartbeat into nowhere', zh: '心跳发向虚空' },
    },
    {
      id: 'hangs',
      kind: 'block',
      process: join,
      after: 'sends',
      nth: 1,
      before: true,
      title: { en: 'No answer, and no timeout', zh: '没有回音，也没有超时' },
    },
    {
      id: 'cut-forgotten',
      kind: 'print',
      text: 'Not heard of in time',
      nth: 2,
      title: { en: 'A living machine is forgotten', zh: '活着的机器被忘记' },
    },
    {
      id: 'joined',
      kind: 'link',
      text: 'joined',
      nth: 1,
      title: { en: 'The link is back', zh: '链路恢复' },
    },
    {
      id: 'back',
      kind: 'print',
      text: 'Registered',
      after: 'joined',
      nth: 1,
      title: { en: 'Back in the list', zh: '回到名单上' },
    },
  ],
  questions: [
    {
      id: 'beats',
      at: 'killed',
      answer: { read: 'count', kind: 'call', fn: 'main.(*hub).register' },
    },
    { id: 'late', at: 'goes-off', answer: { read: 'value', name: 'addr' } },
    { id: 'hang', at: 'hangs', answer: { read: 'waits' } },
  ],
  experiments: [
    {
      id: 'late-beat',
      title: { en: 'A heartbeat that comes too late', zh: '来得太晚的心跳' },
      script: [
        {
          when: { time: 245e9 },
          kind: 'link',
          a: 'laptop',
          b: 'hub',
          latency: 1e9,
        },
        agent(250, '10.0.0.1', '--heartbeat', '20s', '--ttl', '21s', cluster),
      ],
    },
    {
      id: 'no-check',
      title: { en: 'Without the check', zh: '去掉检查' },
      edits: [
        {
          file: 'github.com/docker/swarm/cli/join.go',
          find: 'if ttl <= heartbeat {',
          replace: 'if ttl < 0 {',
        },
      ],
      show: 'forgotten',
    },
    {
      id: 'wrong-token',
      title: { en: 'One wrong digit', zh: '错了一位' },
      script: [
        agent(250, '10.0.0.1', wrong),
        {
          when: { time: 260e9 },
          host: 'laptop',
          terminal: 'list',
          argv: ['swarm', 'list', wrong],
        },
      ],
    },
    {
      id: 'delay',
      title: { en: 'Not all at once', zh: '不要一拥而上' },
      script: [
        agent(250, '10.0.0.4', '--delay', '30s', cluster),
        agent(251, '10.0.0.5', '--delay', '30s', cluster),
      ],
    },
  ],
};
