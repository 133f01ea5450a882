// Chapter 27: the manager's server: one goroutine an address, and a handler that can be swapped.
import type { Chapter } from '../../types';

const api = 'github.com/docker/swarm/api';
const serves = ['swarmapi', '127.0.0.1:2375', 'unix:///var/run/swarm.sock'];
const second = ['swarmapi', '127.0.0.1:2375'];
const third = ['swarmapi', '127.0.0.1:3375', 'fd://'];

/** Data of the chapter; its words are in en.mdx and zh.mdx. */
export const chapter: Chapter = {
  order: 27,
  title: { en: 'The API server', zh: 'API 服务器' },
  question: {
    en: 'A manager leads today and follows tomorrow, on the same addresses. Where does its server keep what changes?',
    zh: '管理节点今天领导别人，明天跟随别人，监听的地址却始终是那几个。会变的东西，它的服务器放在哪里？',
  },
  scenario: 'swarm-api-server',
  moments: [
    {
      id: 'made',
      kind: 'return',
      fn: `${api}.NewServer`,
      process: serves,
      nth: 1,
      title: { en: 'A server without a handler', zh: '没有处理函数的服务器' },
    },
    {
      id: 'first',
      kind: 'go',
      process: serves,
      after: 'made',
      nth: 2,
      title: { en: 'A goroutine for the first host', zh: '第一个 host 的 goroutine' },
    },
    {
      id: 'second',
      kind: 'go',
      process: serves,
      after: 'made',
      nth: 3,
      title: { en: 'A goroutine for the second', zh: '第二个 host 的 goroutine' },
    },
    {
      id: 'waits',
      kind: 'block',
      text: 'chan receive',
      process: serves,
      after: 'second',
      nth: 1,
      before: true,
      title: { en: 'ListenAndServe waits for an error', zh: 'ListenAndServe 等待错误' },
    },
    {
      id: 'tcp',
      kind: 'call',
      fn: `${api}.newListener`,
      process: serves,
      nth: 1,
      title: { en: 'No protocol means tcp', zh: '没写协议就是 tcp' },
    },
    {
      id: 'tcp-listens',
      kind: 'listen',
      process: serves,
      nth: 1,
      title: { en: 'tcp listens', zh: 'tcp 开始监听' },
    },
    {
      id: 'unix-listens',
      kind: 'listen',
      process: serves,
      nth: 2,
      title: { en: 'The unix socket listens', zh: 'unix 套接字开始监听' },
    },
    {
      id: 'too-early',
      kind: 'call',
      fn: `${api}.(*dispatcher).ServeHTTP`,
      nth: 1,
      title: { en: 'A request, and no handler', zh: '请求来了，没有处理函数' },
    },
    {
      id: 'written',
      kind: 'return',
      fn: `${api}.httpError`,
      nth: 1,
      title: { en: 'The 500 is written', zh: '500 写好了' },
    },
    {
      id: 'nil',
      kind: 'panic',
      process: serves,
      nth: 1,
      before: true,
      title: { en: 'The handler that is not there is called', zh: '调用了不存在的处理函数' },
    },
    {
      id: 'closed',
      kind: 'shutdown',
      process: serves,
      after: 'nil',
      nth: 1,
      title: { en: 'The connection is closed', zh: '连接被关闭' },
    },
    {
      id: 'told',
      kind: 'signal-sent',
      nth: 1,
      title: { en: 'The process is told to go on', zh: '进程被告知可以往下走' },
    },
    {
      id: 'set',
      kind: 'return',
      fn: `${api}.(*dispatcher).SetHandler`,
      nth: 1,
      title: { en: 'The first handler is set', zh: '设好第一个处理函数' },
    },
    {
      id: 'other-socket',
      kind: 'call',
      fn: `${api}.(*dispatcher).ServeHTTP`,
      nth: 2,
      title: { en: 'Another socket, the same dispatcher', zh: '另一个套接字，同一个 dispatcher' },
    },
    {
      id: 'under-way',
      kind: 'block',
      text: 'chan receive',
      process: serves,
      after: 'other-socket',
      nth: 1,
      before: true,
      title: { en: 'A request that waits', zh: '一个等着的请求' },
    },
    {
      id: 'swapped',
      kind: 'return',
      fn: `${api}.(*dispatcher).SetHandler`,
      nth: 2,
      title: { en: 'The handler is swapped', zh: '处理函数换掉了' },
    },
    {
      id: 'kept',
      kind: 'return',
      fn: 'main.(*handler).ServeHTTP',
      after: 'swapped',
      nth: 1,
      title: { en: 'The old handler answers', zh: '旧的处理函数应答' },
    },
    {
      id: 'next',
      kind: 'call',
      fn: 'main.(*handler).ServeHTTP',
      after: 'kept',
      nth: 1,
      title: { en: 'The next request has the new one', zh: '下一个请求归新的' },
    },
    {
      id: 'taken',
      kind: 'return',
      fn: `${api}.newListener`,
      process: second,
      after: 'next',
      nth: 1,
      title: { en: 'The port is taken', zh: '端口已被占用' },
    },
    {
      id: 'half',
      kind: 'listen',
      process: third,
      nth: 1,
      title: { en: 'One of two listens', zh: '两个里有一个在监听' },
    },
    {
      id: 'unsupported',
      kind: 'send',
      process: third,
      nth: 1,
      title: { en: 'The other one’s error', zh: '另一个的错误' },
    },
    {
      id: 'over',
      kind: 'return',
      fn: `${api}.(*Server).ListenAndServe`,
      process: third,
      nth: 1,
      title: { en: 'ListenAndServe returns', zh: 'ListenAndServe 返回' },
    },
  ],
  questions: [
    { id: 'sent', at: 'nil', answer: { read: 'count', kind: 'write' } },
    { id: 'waits-on', at: 'under-way', answer: { read: 'waits' } },
    { id: 'listening', at: 'over', answer: { read: 'count', kind: 'listen' } },
  ],
  experiments: [
    {
      id: 'return',
      title: { en: 'The word that is missing', zh: '少了的那个词' },
      edits: [
        {
          file: `${api}/server.go`,
          find: '\t\thttpError(w, "No dispatcher defined", http.StatusInternalServerError)\n',
          replace:
            '\t\thttpError(w, "No dispatcher defined", http.StatusInternalServerError)\n\t\treturn\n',
        },
      ],
      show: {
        id: 'received',
        kind: 'print',
        text: 'No dispatcher defined',
        process: ['curl'],
        nth: 1,
        title: { en: 'What curl gets now', zh: 'curl 这回拿到的' },
      },
    },
    {
      id: 'fixed',
      title: { en: 'A server without a dispatcher', zh: '没有 dispatcher 的服务器' },
      edits: [
        {
          file: `${api}/server.go`,
          find: 'Handler: s.dispatcher}',
          replace: 'Handler: s.dispatcher.handler}',
        },
      ],
    },
    {
      id: 'no-host',
      title: { en: 'No host at all', zh: '一个 host 也不给' },
      script: [{ when: { idle: 9 }, host: 'manager', terminal: 'fourth', argv: ['swarmapi'] }],
    },
  ],
};
