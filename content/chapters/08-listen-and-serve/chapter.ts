// Chapter 8: ListenAndServe of 1.2.0 and what 1.6.2 has in its place, run side by side.
import type { Chapter } from '../../types';

const docker = 'github.com/docker/docker';
const now = `${docker}/api/server`;
const then = `v1.2.0/${now}`;
const both = ['unix:///var/run/docker.sock', 'tcp://127.0.0.1:2375'];
const old = ['serveapi-1.2.0', ...both];
const recent = ['serveapi', ...both];

/** Data of the chapter; its words are in en.mdx and zh.mdx. */
export const chapter: Chapter = {
  order: 8,
  title: { en: 'ListenAndServe, and what became of it', zh: 'ListenAndServe，以及它后来的样子' },
  question: {
    en: 'In 1.2.0 one function listened and served. 1.6.2 does the same with seven. What was wrong with one?',
    zh: '在 1.2.0 里，监听和服务是一个函数的事。1.6.2 做同样的事用了七个。一个有什么不好？',
  },
  scenario: 'listen-and-serve',
  moments: [
    {
      id: 'old-begins',
      kind: 'call',
      fn: `${then}.ListenAndServe`,
      process: old,
      nth: 1,
      title: { en: '1.2.0: ListenAndServe', zh: '1.2.0：ListenAndServe' },
    },
    {
      id: 'old-unlink',
      kind: 'call',
      fn: 'syscall.Unlink',
      process: old,
      nth: 1,
      title: { en: '1.2.0 removes what is in the way', zh: '1.2.0 移走挡路的文件' },
    },
    {
      id: 'old-listens',
      kind: 'listen',
      process: old,
      after: 'old-unlink',
      nth: 1,
      title: { en: '1.2.0 listens', zh: '1.2.0 开始监听' },
    },
    {
      id: 'old-chmod',
      kind: 'call',
      fn: 'os.Chmod',
      process: old,
      nth: 1,
      title: { en: '1.2.0 lets the group in', zh: '1.2.0 放用户组进来' },
    },
    {
      id: 'old-serves',
      kind: 'call',
      fn: 'net/http.(*Server).Serve',
      process: old,
      after: 'old-chmod',
      nth: 1,
      title: { en: '1.2.0 serves, and does not return', zh: '1.2.0 开始服务，不再返回' },
    },
    {
      id: 'new-begins',
      kind: 'call',
      fn: `${now}.NewServer`,
      process: recent,
      nth: 1,
      title: { en: '1.6.2: NewServer', zh: '1.6.2：NewServer' },
    },
    {
      id: 'new-listens',
      kind: 'listen',
      process: recent,
      nth: 1,
      title: { en: '1.6.2 listens', zh: '1.6.2 开始监听' },
    },
    {
      id: 'new-chmod',
      kind: 'call',
      fn: 'os.Chmod',
      process: recent,
      nth: 1,
      title: { en: '1.6.2 lets the group in', zh: '1.6.2 放用户组进来' },
    },
    {
      id: 'server',
      kind: 'return',
      fn: `${now}.NewServer`,
      process: recent,
      nth: 1,
      title: { en: 'A server that does not serve yet', zh: '还没有开始服务的服务器' },
    },
    {
      id: 'stop',
      kind: 'call',
      fn: `${docker}/engine.(*Engine).OnShutdown`,
      process: recent,
      after: 'server',
      nth: 1,
      title: { en: 'The engine learns how to stop it', zh: 'engine 得知怎样停下它' },
    },
    {
      id: 'new-serves',
      kind: 'call',
      fn: `${now}.(*HttpServer).Serve`,
      process: recent,
      after: 'stop',
      nth: 1,
      title: { en: '1.6.2 serves', zh: '1.6.2 开始服务' },
    },
    {
      id: 'port',
      kind: 'call',
      fn: `${now}.allocateDaemonPort`,
      process: recent,
      nth: 1,
      title: { en: 'The port is reserved', zh: '端口被占下' },
    },
    {
      id: 'alike',
      kind: 'print',
      process: ['ls'],
      nth: 2,
      title: { en: 'Two sockets alike', zh: '两个套接字一模一样' },
    },
    {
      id: 'old-over',
      kind: 'process-exit',
      process: old,
      nth: 1,
      before: true,
      title: { en: '1.2.0 has been stopped', zh: '1.2.0 被停下' },
    },
    {
      id: 'new-closes',
      kind: 'call',
      fn: `${now}.(*HttpServer).Close`,
      process: recent,
      nth: 1,
      title: { en: '1.6.2 closes a listener', zh: '1.6.2 关闭监听器' },
    },
    {
      id: 'left',
      kind: 'print',
      process: ['ls'],
      nth: 4,
      title: { en: 'What is left of the sockets', zh: '套接字还剩下什么' },
    },
    {
      id: 'old-unknown',
      kind: 'listen',
      process: ['serveapi-1.2.0', 'tcp4://127.0.0.1:2375'],
      nth: 1,
      title: { en: '1.2.0 listens on what it will refuse', zh: '1.2.0 在自己将要拒绝的地址上监听' },
    },
    {
      id: 'old-refuses',
      kind: 'call',
      fn: 'fmt.Errorf',
      process: ['serveapi-1.2.0', 'tcp4://127.0.0.1:2375'],
      after: 'old-unknown',
      nth: 1,
      title: { en: '1.2.0 refuses the protocol', zh: '1.2.0 拒绝这个协议' },
    },
    {
      id: 'new-refuses',
      kind: 'call',
      fn: 'fmt.Errorf',
      process: ['serveapi', 'tcp4://127.0.0.1:2375'],
      nth: 1,
      title: { en: '1.6.2 refuses it at once', zh: '1.6.2 当场拒绝' },
    },
  ],
  questions: [
    { id: 'mask', at: 'new-chmod', answer: { read: 'value', name: 'before' } },
    { id: 'open', at: 'new-refuses', answer: { read: 'count', kind: 'listen' } },
    {
      id: 'closed',
      at: 'old-over',
      answer: { read: 'count', kind: 'call', fn: `${now}.(*HttpServer).Close` },
    },
  ],
  experiments: [
    {
      id: 'early',
      title: { en: 'A daemon that is ready too soon', zh: '准备得太早的守护进程' },
      edits: [
        {
          file: 'v1.2.0/cmd/serveapi/main.go',
          find: '\t\ttime.Sleep(pause)\n',
          replace: '',
        },
        {
          file: 'v1.2.0/cmd/serveapi/main.go',
          find: '\tjob := eng.Job("serveapi", os.Args[1:]...)\n',
          replace: '\ttime.Sleep(pause)\n\tjob := eng.Job("serveapi", os.Args[1:]...)\n',
        },
        {
          file: 'engine-room/cmd/serveapi/main.go',
          find: '\t\ttime.Sleep(pause)\n',
          replace: '',
        },
        {
          file: 'engine-room/cmd/serveapi/main.go',
          find: '\tjob := serveAPIJob(eng, flag.Args())\n',
          replace: '\ttime.Sleep(pause)\n\tjob := serveAPIJob(eng, flag.Args())\n',
        },
      ],
    },
    {
      id: 'group',
      title: { en: 'A group that is not there', zh: '不存在的用户组' },
      script: [
        {
          when: { idle: 9 },
          host: 'new',
          terminal: 'new-daemon',
          argv: ['serveapi', '-G', 'wheel', 'unix:///var/run/docker.sock'],
        },
      ],
    },
    {
      id: 'fd',
      title: { en: 'Sockets from nobody', zh: '没有人给的套接字' },
      script: [
        {
          when: { idle: 9 },
          host: 'new',
          terminal: 'new-daemon',
          argv: ['serveapi', 'fd://'],
        },
      ],
    },
  ],
};
