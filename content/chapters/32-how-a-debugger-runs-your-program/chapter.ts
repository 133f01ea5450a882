// Chapter 32: what dlv debug does before its prompt and after the last command, and what this page does instead.
import type { Chapter } from '../../types';

const delve = 'github.com/derekparker/delve';
const cmds = `${delve}/cmd/dlv/cmds`;
const commands = `${cmds}/commands.go`;
const debugged = ['/root/debug'];

/** Data of the chapter; its words are in en.mdx and zh.mdx. */
export const chapter: Chapter = {
  order: 32,
  title: { en: 'How a debugger runs your program', zh: '调试器怎样运行你的程序' },
  question: {
    en: 'You type `dlv debug`. What is started, by whom, who holds it, and who cleans up when you leave?',
    zh: '你输入 `dlv debug`。启动了什么，由谁启动，被谁看住，你离开时又由谁收拾？',
  },
  scenario: 'dlv-debug',
  moments: [
    {
      id: 'split',
      kind: 'call',
      fn: `${cmds}.splitArgs`,
      nth: 1,
      title: { en: 'The words are parted', zh: '把词分开' },
    },
    {
      id: 'build',
      kind: 'call',
      fn: `${cmds}.gobuild`,
      nth: 1,
      title: { en: 'The program is to be built', zh: '要构建程序' },
    },
    {
      id: 'go-starts',
      kind: 'start',
      process: ['go'],
      nth: 1,
      title: { en: 'The go command starts', zh: 'go 命令启动' },
    },
    {
      id: 'built',
      kind: 'process-exit',
      process: ['go'],
      nth: 1,
      title: { en: 'There is a file', zh: '有了一个文件' },
    },
    {
      id: 'listens',
      kind: 'listen',
      nth: 1,
      title: { en: 'A debugger that listens', zh: '调试器在监听' },
    },
    {
      id: 'launch',
      kind: 'call',
      fn: `${delve}/proc.Launch`,
      nth: 1,
      title: { en: 'The program is to be launched', zh: '要启动程序' },
    },
    {
      id: 'thread',
      kind: 'call',
      fn: `${delve}/proc.Launch.func1`,
      nth: 1,
      title: { en: 'The one goroutine that may trace', zh: '唯一可以跟踪的 goroutine' },
    },
    {
      id: 'halted',
      kind: 'start',
      process: debugged,
      nth: 1,
      title: { en: 'A process that does nothing yet', zh: '还什么都没做的进程' },
    },
    {
      id: 'asks',
      kind: 'call',
      fn: `${delve}/proc.(*Process).wait`,
      nth: 1,
      title: { en: 'Has it stopped?', zh: '它停住了吗？' },
    },
    {
      id: 'dials',
      kind: 'dial',
      nth: 1,
      title: { en: 'dlv connects to itself', zh: 'dlv 连到自己' },
    },
    {
      id: 'prompt',
      kind: 'call',
      fn: `${delve}/terminal.(*Term).promptForInput`,
      nth: 1,
      title: { en: 'The prompt', zh: '提示符' },
    },
    {
      id: 'continue',
      kind: 'call',
      fn: `${delve}/proc.(*Process).Continue`,
      nth: 1,
      title: { en: '`continue` has come through', zh: '`continue` 到了' },
    },
    {
      id: 'let-go',
      kind: 'call',
      fn: `${delve}/proc.PtraceCont`,
      nth: 1,
      title: { en: 'The program is let go', zh: '放开程序' },
    },
    {
      id: 'runs',
      kind: 'call',
      fn: 'main.main',
      process: debugged,
      nth: 1,
      title: { en: 'Its first statement', zh: '它的第一条语句' },
    },
    {
      id: 'ends',
      kind: 'process-exit',
      process: debugged,
      nth: 1,
      before: true,
      title: { en: 'The program has ended', zh: '程序结束' },
    },
    {
      id: 'told',
      kind: 'return',
      fn: `${delve}/proc.(*Process).trapWait`,
      nth: 1,
      title: { en: 'The debugger has been told', zh: '调试器得知了' },
    },
    {
      id: 'leaves',
      kind: 'call',
      fn: `${delve}/terminal.(*Term).handleExit`,
      nth: 1,
      title: { en: 'Somebody types `exit`', zh: '有人输入 `exit`' },
    },
    {
      id: 'removed',
      kind: 'call',
      fn: 'os.Remove',
      nth: 1,
      title: { en: 'The file is removed', zh: '文件被删除' },
    },
    {
      id: 'over',
      kind: 'process-exit',
      process: ['dlv'],
      nth: 1,
      before: true,
      title: { en: 'dlv is over', zh: 'dlv 结束' },
    },
    {
      id: 'alone',
      kind: 'call',
      fn: 'main.main',
      process: ['greet'],
      nth: 1,
      title: { en: 'The same program, alone', zh: '同一个程序，单独运行' },
    },
  ],
  questions: [
    { id: 'mains', at: 'prompt', answer: { read: 'count', kind: 'call', fn: 'main.main' } },
    { id: 'words', at: 'launch', answer: { read: 'value', name: 'cmd' } },
    { id: 'asked', at: 'told', answer: { read: 'count', kind: 'call', fn: 'syscall.Wait4' } },
  ],
  experiments: [
    {
      id: 'exit-inside',
      title: { en: 'Exit from inside the function', zh: '在函数里面就退出' },
      edits: [
        {
          file: commands,
          find: '\t\treturn execute(0, processArgs, conf, executingGeneratedFile)\n',
          replace:
            '\t\tos.Exit(execute(0, processArgs, conf, executingGeneratedFile))\n\t\treturn 0\n',
        },
      ],
    },
    {
      id: 'never-run',
      title: { en: 'Leave without ever continuing', zh: '从不继续，直接离开' },
      edits: [
        {
          file: `${delve}/terminal/command.go`,
          find: '"Run until breakpoint or program termination.", cont}',
          replace: '"Run until breakpoint or program termination.", exitCommand}',
        },
      ],
      show: 'leaves',
    },
    {
      id: 'nowhere',
      title: { en: 'Debug a package that is not there', zh: '调试一个不存在的包' },
      script: [
        {
          when: { idle: 5 },
          host: 'desk',
          terminal: 'tty1',
          argv: ['dlv', 'debug', 'nowhere'],
        },
      ],
    },
  ],
};
