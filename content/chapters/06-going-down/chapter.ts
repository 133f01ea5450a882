// Chapter 6: how the daemon stops, and what can keep it from stopping.
import type { Chapter } from '../../types';

const docker = 'github.com/docker/docker';
const engine = `${docker}/engine`;
const nap = ['workd', 'nap'];
const endless = ['workd', 'endless'];
const hang = ['workd', '-hang'];

/** Data of the chapter; its words are in en.mdx and zh.mdx. */
export const chapter: Chapter = {
  order: 6,
  title: { en: 'Going down', zh: '关闭' },
  question: {
    en: 'You tell the daemon to stop. What does it still do, in which order, and how long may that take?',
    zh: '你让守护进程停下来。它还会做哪些事，按什么顺序，最多要多久？',
  },
  scenario: 'going-down',
  moments: [
    {
      id: 'signal',
      kind: 'signal-sent',
      nth: 1,
      title: { en: 'The signal is sent', zh: '信号发出' },
    },
    {
      id: 'trap',
      kind: 'go',
      process: nap,
      after: 'signal',
      nth: 1,
      title: { en: 'The signal has a goroutine', zh: '信号有了自己的 goroutine' },
    },
    {
      id: 'shutdown',
      kind: 'call',
      fn: `${engine}.(*Engine).Shutdown`,
      nth: 1,
      title: { en: 'Shutdown begins', zh: 'Shutdown 开始' },
    },
    {
      id: 'down',
      kind: 'return',
      fn: `${engine}.(*Engine).beginShutdown`,
      nth: 1,
      title: { en: 'The engine counts as shut down', zh: 'engine 已算关闭' },
    },
    {
      id: 'refused',
      kind: 'return',
      fn: `${engine}.(*Job).Run`,
      process: nap,
      after: 'down',
      nth: 1,
      title: { en: 'A new job is refused', zh: '新的 job 被拒绝' },
    },
    {
      id: 'second',
      kind: 'call',
      fn: `${engine}.(*Engine).Shutdown`,
      process: nap,
      after: 'refused',
      nth: 1,
      title: { en: 'A second caller', zh: '第二个调用者' },
    },
    {
      id: 'second-waits',
      kind: 'block',
      text: 'semacquire',
      process: nap,
      after: 'second',
      nth: 1,
      before: true,
      title: { en: 'The second caller waits', zh: '第二个调用者在等' },
    },
    {
      id: 'nap-over',
      kind: 'return',
      fn: 'main.nap',
      nth: 1,
      title: { en: 'The job of three seconds is done', zh: '三秒的 job 做完了' },
    },
    {
      id: 'callbacks',
      kind: 'go',
      process: nap,
      after: 'nap-over',
      nth: 1,
      title: { en: 'The callbacks run', zh: '回调开始运行' },
    },
    {
      id: 'gone',
      kind: 'process-exit',
      process: nap,
      nth: 1,
      before: true,
      title: { en: 'The first process is gone', zh: '第一个进程结束' },
    },
    {
      id: 'endless-shutdown',
      kind: 'call',
      fn: `${engine}.(*Engine).Shutdown`,
      process: endless,
      nth: 1,
      title: { en: 'Shutdown, with a job that never ends', zh: '关闭，有一个不会结束的 job' },
    },
    {
      id: 'endless-callbacks',
      kind: 'go',
      process: endless,
      after: 'endless-shutdown',
      // The first one is the goroutine that waits for the jobs.
      nth: 2,
      title: { en: 'Five seconds are over', zh: '五秒已过' },
    },
    {
      id: 'endless-gone',
      kind: 'process-exit',
      process: endless,
      nth: 1,
      before: true,
      title: { en: 'The second process is gone', zh: '第二个进程结束' },
    },
    {
      id: 'hang-shutdown',
      kind: 'call',
      fn: `${engine}.(*Engine).Shutdown`,
      process: hang,
      nth: 1,
      title: { en: 'Shutdown, with a callback that hangs', zh: '关闭，有一个挂住的回调' },
    },
    {
      id: 'hang-callbacks',
      kind: 'go',
      process: hang,
      after: 'hang-shutdown',
      nth: 2,
      title: { en: 'Its callbacks run', zh: '它的回调开始运行' },
    },
    {
      id: 'hangs',
      kind: 'block',
      text: 'chan receive',
      process: hang,
      after: 'hang-callbacks',
      nth: 1,
      before: true,
      title: { en: 'A callback that will not return', zh: '一个不会返回的回调' },
    },
    {
      id: 'hang-gone',
      kind: 'process-exit',
      process: hang,
      nth: 1,
      before: true,
      title: { en: 'After fifteen seconds', zh: '十五秒之后' },
    },
    {
      id: 'again',
      kind: 'signal-sent',
      after: 'hang-gone',
      nth: 2,
      title: { en: 'A second signal', zh: '第二个信号' },
    },
    {
      id: 'forced',
      kind: 'print',
      text: 'Force shutdown',
      process: hang,
      nth: 1,
      before: true,
      title: { en: 'The fourth signal', zh: '第四个信号' },
    },
    {
      id: 'forced-gone',
      kind: 'process-exit',
      process: hang,
      after: 'forced',
      nth: 1,
      before: true,
      title: { en: 'Ended without a cleanup', zh: '未清理即结束' },
    },
  ],
  questions: [
    { id: 'ran', at: 'refused', answer: { read: 'count', kind: 'call', fn: 'main.errand' } },
    { id: 'woken', at: 'nap-over', answer: { read: 'next-goroutine' } },
    { id: 'patience', at: 'forced', answer: { read: 'value', name: 'count' } },
  ],
  experiments: [
    {
      id: 'hurry',
      title: { en: 'A tenth of a second for the jobs', zh: '只给 job 十分之一秒' },
      edits: [
        {
          file: `${engine}/engine.go`,
          find: 'jobsTimeout     = 5 * time.Second',
          replace: 'jobsTimeout     = 100 * time.Millisecond',
        },
      ],
      show: 'gone',
    },
    {
      id: 'in-turn',
      title: { en: 'One callback after the other', zh: '回调一个接一个' },
      edits: [
        {
          file: `${engine}/engine.go`,
          find: '\t\tgo eng.runShutdownHandler(h)\n',
          replace: '\t\teng.runShutdownHandler(h)\n',
        },
      ],
      show: 'hang-shutdown',
    },
    {
      id: 'quit',
      title: { en: 'SIGQUIT instead', zh: '改用 SIGQUIT' },
      script: [
        {
          when: { time: 50_000_000_000 },
          host: 'host',
          terminal: 'workd',
          argv: ['workd', 'nap'],
        },
        {
          when: { time: 51_500_000_000 },
          host: 'host',
          terminal: 'kill',
          argv: ['kill', '-QUIT', '/var/run/workd.pid'],
        },
      ],
    },
  ],
};
