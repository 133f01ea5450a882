// Chapter 3: the engine, which knows handlers by name and makes jobs of them.
import type { Chapter } from '../../types';

const docker = 'github.com/docker/docker';
const engine = `${docker}/engine`;
const daemon = ['docker', '-d'];
const program = 'engine-room/cmd/switchboard/main.go';

/** Data of the chapter; its words are in en.mdx and zh.mdx. */
export const chapter: Chapter = {
  order: 3,
  title: { en: 'The engine', zh: 'engine：名字与处理函数' },
  question: {
    en: 'A module of Docker needs something from another module. How does it get it without importing it?',
    zh: 'Docker 的一个模块要用另一个模块的功能。不 import 它，怎么做到？',
  },
  scenario: 'an-engine',
  moments: [
    {
      id: 'global',
      kind: 'call',
      fn: `${engine}.Register`,
      nth: 1,
      title: { en: 'A handler, and no engine yet', zh: '有了处理函数，还没有 engine' },
    },
    {
      id: 'new',
      kind: 'call',
      fn: `${engine}.New`,
      nth: 1,
      title: { en: 'An engine is made', zh: '建一个 engine' },
    },
    {
      id: 'copied',
      kind: 'return',
      fn: `${engine}.New`,
      nth: 1,
      title: { en: 'The global handlers are copied in', zh: '全局处理函数已经复制进来' },
    },
    {
      id: 'too-late',
      kind: 'call',
      fn: `${engine}.Register`,
      after: 'copied',
      nth: 1,
      title: { en: 'A global handler, too late', zh: '来晚了的全局处理函数' },
    },
    {
      id: 'install',
      kind: 'call',
      fn: 'main.(*counter).Install',
      nth: 1,
      title: { en: 'A module installs itself', zh: '模块自己来注册' },
    },
    {
      id: 'refused',
      kind: 'call',
      fn: `${engine}.(*Engine).Register`,
      after: 'install',
      nth: 3,
      title: { en: 'The name is taken', zh: '名字已经有主' },
    },
    {
      id: 'listed',
      kind: 'call',
      fn: `${engine}.listCommands`,
      nth: 1,
      title: { en: 'The engine lists its names', zh: 'engine 列出它的名字' },
    },
    {
      id: 'no-handler',
      kind: 'return',
      fn: `${engine}.(*Engine).lookup`,
      after: 'listed',
      nth: 2,
      before: true,
      title: { en: 'Nobody has this name', zh: '这个名字没有人注册' },
    },
    {
      id: 'not-found',
      kind: 'print',
      text: 'late: command not found',
      nth: 1,
      title: { en: 'Run says so', zh: 'Run 报告了这件事' },
    },
    {
      id: 'catchall',
      kind: 'call',
      fn: `${engine}.(*Engine).RegisterCatchall`,
      nth: 1,
      title: { en: 'A catch-all', zh: '兜底处理函数' },
    },
    {
      id: 'caught',
      kind: 'call',
      fn: 'main.anything',
      nth: 1,
      title: { en: 'The catch-all is called', zh: '兜底处理函数被调用' },
    },
    {
      id: 'looked-up',
      kind: 'return',
      fn: `${engine}.(*Engine).lookup`,
      after: 'caught',
      nth: 1,
      before: true,
      title: { en: 'A registered name, with a catch-all there', zh: '有兜底时查一个注册过的名字' },
    },
    {
      id: 'shadowed',
      kind: 'call',
      fn: 'main.greet',
      after: 'caught',
      nth: 1,
      title: { en: 'The registered handler runs', zh: '运行的是注册过的处理函数' },
    },
    {
      id: 'empty',
      kind: 'return',
      fn: `${engine}.(*Engine).lookup`,
      after: 'shadowed',
      nth: 2,
      before: true,
      title: { en: 'The empty name', zh: '空名字' },
    },
    {
      id: 'second',
      kind: 'call',
      fn: `${engine}.New`,
      after: 'empty',
      nth: 1,
      title: { en: 'A second engine', zh: '第二个 engine' },
    },
    {
      id: 'in-time',
      kind: 'call',
      fn: 'main.late',
      nth: 1,
      title: { en: 'For this engine it was in time', zh: '对这个 engine 来说还不晚' },
    },
    {
      id: 'daemon-engine',
      kind: 'call',
      fn: `${engine}.New`,
      process: daemon,
      nth: 1,
      title: { en: "The daemon's engine", zh: '守护进程的 engine' },
    },
    {
      id: 'builtins',
      kind: 'call',
      fn: `${docker}/builtins.Register`,
      nth: 1,
      title: { en: 'The built-in jobs', zh: '内置的 job' },
    },
    {
      id: 'registry',
      kind: 'call',
      fn: `${docker}/registry.(*Service).Install`,
      nth: 1,
      title: { en: 'The registry service', zh: 'registry 服务' },
    },
    {
      id: 'installs',
      kind: 'call',
      fn: `${docker}/daemon.(*Daemon).Install`,
      nth: 1,
      title: { en: 'The daemon installs itself', zh: 'daemon 自己来注册' },
    },
    {
      id: 'complete',
      kind: 'print',
      text: 'Daemon has completed initialization',
      nth: 1,
      title: { en: 'All names are there', zh: '名字都齐了' },
    },
  ],
  questions: [
    {
      id: 'registered',
      at: 'copied',
      answer: { read: 'count', kind: 'call', fn: `${engine}.(*Engine).Register` },
    },
    { id: 'which', at: 'looked-up', answer: { read: 'value', name: 'handler' } },
    { id: 'caught', at: 'second', answer: { read: 'count', kind: 'call', fn: 'main.anything' } },
  ],
  experiments: [
    {
      id: 'hidden',
      title: { en: 'A global handler named commands', zh: '一个叫 commands 的全局处理函数' },
      edits: [
        {
          file: program,
          find: 'engine.Register("motto", motto)',
          replace: 'engine.Register("commands", motto)',
        },
      ],
    },
    {
      id: 'collision',
      title: { en: 'Two modules, one name', zh: '两个模块，一个名字' },
      edits: [{ file: program, find: '"count", c.next', replace: '"greet", c.next' }],
    },
    {
      id: 'unknown',
      title: { en: 'Ask for a name of your own', zh: '自己想一个名字来问' },
      script: [
        {
          when: { idle: 2 },
          host: 'host',
          terminal: 'tty1',
          argv: ['switchboard', 'frobnicate'],
        },
      ],
    },
  ],
};
