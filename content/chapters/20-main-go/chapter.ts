// Chapter 20: Swarm's main.go: what four blank imports do before main, and how the command line finds its way.
import type { Chapter } from '../../types';

const discovery = 'github.com/docker/docker/pkg/discovery';
const swarm = 'github.com/docker/swarm';
const cli = 'github.com/codegangsta/cli';

/** Data of the chapter; its words are in en.mdx and zh.mdx. */
export const chapter: Chapter = {
  order: 20,
  title: { en: 'main.go', zh: 'main.go' },
  question: {
    en: 'Swarm’s main function is one line, below four imports whose names nobody uses. What has happened before that line, and what after?',
    zh: 'Swarm 的 main 函数只有一行，上面是四个没人用到名字的 import。这一行之前发生了什么，之后又发生了什么？',
  },
  scenario: 'main-go',
  moments: [
    {
      id: 'file',
      kind: 'call',
      fn: `${discovery}/file.Init`,
      nth: 1,
      title: { en: 'file registers', zh: 'file 登记' },
    },
    {
      id: 'kv',
      kind: 'call',
      fn: `${discovery}/kv.Init`,
      nth: 1,
      title: { en: 'kv registers three schemes', zh: 'kv 登记三个 scheme' },
    },
    {
      id: 'nodes',
      kind: 'call',
      fn: `${discovery}/nodes.Init`,
      nth: 1,
      title: { en: 'nodes registers', zh: 'nodes 登记' },
    },
    {
      id: 'token',
      kind: 'call',
      fn: `${swarm}/discovery/token.Init`,
      nth: 1,
      title: { en: 'token registers', zh: 'token 登记' },
    },
    {
      id: 'list',
      kind: 'call',
      fn: `${swarm}/scheduler/strategy.List`,
      nth: 1,
      title: { en: 'A flag asks for its default', zh: '一个选项去问自己的默认值' },
    },
    {
      id: 'main',
      kind: 'call',
      fn: 'main.main',
      nth: 1,
      title: { en: 'main, at last', zh: '终于到了 main' },
    },
    {
      id: 'complete',
      kind: 'return',
      fn: `${cli}.(*App).complete`,
      nth: 1,
      title: { en: 'A fifth command, and two more flags', zh: '第五个命令，再加两个选项' },
    },
    {
      id: 'before',
      kind: 'call',
      fn: `${swarm}/cli.setUp`,
      nth: 1,
      title: { en: 'Before any command', zh: '在任何命令之前' },
    },
    {
      id: 'no-command',
      kind: 'call',
      fn: `${cli}.ShowAppHelp`,
      nth: 1,
      title: { en: 'No command: the help', zh: '没有命令：显示帮助' },
    },
    {
      id: 'debug',
      kind: 'return',
      fn: `${swarm}/cli.setUp`,
      nth: 2,
      title: { en: 'The level is debug', zh: '级别是 debug' },
    },
    {
      id: 'short',
      kind: 'call',
      fn: `${swarm}/cli.list`,
      nth: 1,
      title: { en: 'l is list', zh: 'l 就是 list' },
    },
    {
      id: 'told',
      kind: 'print',
      text: 'Initializing discovery service',
      nth: 1,
      title: { en: 'A line that only --debug shows', zh: '只有 --debug 才显示的一行' },
    },
    {
      id: 'manage-help',
      kind: 'call',
      fn: `${cli}.ShowCommandHelp`,
      nth: 1,
      title: { en: 'Every flag of manage', zh: 'manage 的全部选项' },
    },
    {
      id: 'refused',
      kind: 'return',
      fn: `${discovery}.New`,
      nth: 2,
      title: { en: 'A scheme that nobody registered', zh: '没有人登记过的 scheme' },
    },
    {
      id: 'typo',
      kind: 'print',
      text: 'No help topic',
      nth: 1,
      title: { en: 'A command that is none', zh: '不存在的命令' },
    },
    {
      id: 'other-log',
      kind: 'print',
      text: 'takes no arguments',
      nth: 1,
      title: { en: 'Another log', zh: '另一种日志' },
    },
  ],
  questions: [
    {
      id: 'schemes',
      at: 'main',
      answer: { read: 'count', kind: 'call', fn: `${discovery}.Register` },
    },
    { id: 'scheme', at: 'told', answer: { read: 'value', name: 'scheme' } },
    {
      id: 'again',
      at: 'other-log',
      answer: { read: 'count', kind: 'call', fn: `${swarm}/discovery/token.Init` },
    },
  ],
  experiments: [
    {
      id: 'two-of-four',
      title: { en: 'Two of the four', zh: '四个里的两个' },
      edits: [
        {
          file: `${swarm}/main.go`,
          find: `\t_ "${discovery}/kv"\n`,
          replace: '',
        },
        {
          file: `${swarm}/main.go`,
          find: `\t_ "${swarm}/discovery/token"\n`,
          replace: '',
        },
      ],
      show: 'main',
    },
    {
      id: 'without-nodes',
      title: { en: 'Without nodes', zh: '没有 nodes' },
      edits: [
        {
          file: `${swarm}/main.go`,
          find: `\t_ "${discovery}/nodes"\n`,
          replace: '',
        },
      ],
      show: 'short',
    },
    {
      id: 'level',
      title: { en: 'Two ways to say how much', zh: '两种说法，听谁的' },
      script: [
        {
          when: { idle: 6 },
          host: 'desk',
          terminal: 'desk',
          argv: ['swarm', '--debug', '-l', 'warn', 'list', '10.0.0.2:2375'],
        },
        {
          when: { idle: 7 },
          host: 'desk',
          terminal: 'desk',
          argv: ['swarm', '-l', 'warn', '--log-level', 'warn', 'list', '10.0.0.2:2375'],
        },
      ],
    },
  ],
};
