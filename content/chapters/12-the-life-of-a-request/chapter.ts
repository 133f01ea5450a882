// Chapter 12: what becomes of one request, from the socket to the response.
import type { Chapter } from '../../types';

const docker = 'github.com/docker/docker';
const daemon = ['docker', '-d'];

/** Data of the chapter; its words are in en.mdx and zh.mdx. */
export const chapter: Chapter = {
  order: 12,
  title: { en: 'The life of a request', zh: '一个请求的一生' },
  question: {
    en: 'You type `docker version`. Which code, in which goroutine, turns the bytes on a socket into an answer?',
    zh: '你输入 `docker version`。是哪段代码，在哪个 goroutine 里，把套接字上的字节变成了应答？',
  },
  scenario: 'one-daemon',
  moments: [
    {
      id: 'listening',
      kind: 'listen',
      nth: 1,
      title: { en: 'The socket is there', zh: '套接字已经在了' },
    },
    {
      id: 'dial',
      kind: 'dial',
      nth: 1,
      title: { en: 'The first client connects', zh: '第一个客户端连上来' },
    },
    {
      id: 'held',
      kind: 'block',
      text: 'chan receive',
      process: daemon,
      after: 'dial',
      nth: 1,
      before: true,
      title: { en: 'Accept waits for the lock', zh: 'Accept 在等那把锁' },
    },
    {
      id: 'opens',
      kind: 'call',
      fn: `${docker}/api/server.AcceptConnections`,
      nth: 1,
      title: { en: 'The job acceptconnections', zh: '名为 acceptconnections 的 job' },
    },
    {
      id: 'activation',
      kind: 'close',
      process: daemon,
      after: 'opens',
      nth: 1,
      before: true,
      title: { en: 'The lock opens', zh: '锁被打开' },
    },
    {
      id: 'accept',
      kind: 'accept',
      nth: 1,
      title: { en: 'The connection is accepted', zh: '连接被接受' },
    },
    {
      id: 'serve',
      kind: 'go',
      after: 'accept',
      nth: 1,
      title: { en: 'The connection has its goroutine', zh: '连接有了自己的 goroutine' },
    },
    {
      id: 'routes',
      kind: 'call',
      fn: 'github.com/gorilla/mux.(*Router).ServeHTTP',
      nth: 1,
      title: { en: 'The routes are searched', zh: '开始查路由表' },
    },
    {
      id: 'found',
      kind: 'call',
      fn: `${docker}/api/server.makeHttpHandler.func1`,
      nth: 1,
      title: { en: 'A route has matched', zh: '有一条路由匹配了' },
    },
    {
      id: 'handler',
      kind: 'call',
      fn: `${docker}/api/server.getVersion`,
      nth: 1,
      title: { en: 'The handler', zh: '处理函数' },
    },
    {
      id: 'job-runs',
      kind: 'call',
      fn: `${docker}/engine.(*Job).Run`,
      after: 'handler',
      nth: 1,
      title: { en: 'The request has become a job', zh: '请求变成了 job' },
    },
    {
      id: 'work',
      kind: 'call',
      fn: `${docker}/builtins.dockerVersion`,
      nth: 1,
      title: { en: 'The handler of the job', zh: 'job 的处理函数' },
    },
    {
      id: 'job-ends',
      kind: 'return',
      fn: `${docker}/engine.(*Job).Run`,
      after: 'work',
      nth: 1,
      title: { en: 'The job has ended', zh: 'job 结束' },
    },
    {
      id: 'answered',
      kind: 'process-exit',
      process: ['docker', 'version'],
      nth: 1,
      title: { en: 'The client has its answer', zh: '客户端得到了应答' },
    },
  ],
  questions: [
    { id: 'accepted', at: 'held', answer: { read: 'count', kind: 'accept' } },
    { id: 'who-runs', at: 'activation', answer: { read: 'next-goroutine' } },
    {
      id: 'tried',
      at: 'found',
      answer: { read: 'count', kind: 'call', fn: 'github.com/gorilla/mux.(*Route).Match' },
    },
  ],
  experiments: [
    {
      id: 'locked',
      title: { en: 'Never open the lock', zh: '永远不打开那把锁' },
      edits: [
        {
          file: `${docker}/api/server/listeners.go`,
          find: '\t\tclose(activationLock)\n',
          replace: '',
        },
      ],
      show: 'held',
    },
    {
      id: 'no-route',
      title: { en: 'Ask for a path no route has', zh: '请求一个没有路由的路径' },
      script: [
        {
          when: { idle: 3 },
          host: 'host',
          terminal: 'client',
          argv: ['curl', 'http://127.0.0.1:2375/v1.18/nothing'],
        },
      ],
    },
    {
      id: 'too-new',
      title: { en: 'Ask for API 1.99', zh: '请求 API 1.99' },
      script: [
        {
          when: { idle: 3 },
          host: 'host',
          terminal: 'client',
          argv: ['curl', 'http://127.0.0.1:2375/v1.99/_ping'],
        },
      ],
    },
  ],
};
