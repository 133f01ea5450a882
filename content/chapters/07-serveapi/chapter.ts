// Chapter 7: the job that serves the API: its arguments, its environment, its goroutines, its end.
import type { Chapter } from '../../types';

const docker = 'github.com/docker/docker';
const serves = ['serveapi', 'unix:///var/run/docker.sock', 'tcp://127.0.0.1:2375'];
const noProtocol = ['serveapi', 'unix:///var/run/docker.sock', '127.0.0.1:2375'];
const twoFail = ['serveapi', 'tcp://10.9.9.9:2375', 'tcp://10.9.9.9:2376'];

/** Data of the chapter; its words are in en.mdx and zh.mdx. */
export const chapter: Chapter = {
  order: 7,
  title: { en: 'serveapi, a job that never ends', zh: 'serveapi：永不结束的 job' },
  question: {
    en: 'A job runs, returns a status and is over. How can a server be a job, what must it be told, and what ends it after all?',
    zh: 'job 运行，返回状态，就此结束。服务器怎么也能是一个 job？要告诉它些什么？最后又是什么让它结束？',
  },
  scenario: 'serveapi',
  moments: [
    {
      id: 'ready',
      kind: 'call',
      fn: `${docker}/engine.(*Job).Run`,
      process: serves,
      nth: 1,
      title: { en: 'The job has all it needs', zh: 'job 要的都齐了' },
    },
    {
      id: 'handler',
      kind: 'call',
      fn: `${docker}/api/server.ServeApi`,
      process: serves,
      nth: 1,
      title: { en: 'The handler of the job', zh: 'job 的处理函数' },
    },
    {
      id: 'first',
      kind: 'go',
      process: serves,
      after: 'handler',
      nth: 1,
      title: { en: 'A goroutine for the first address', zh: '第一个地址的 goroutine' },
    },
    {
      id: 'second',
      kind: 'go',
      process: serves,
      after: 'handler',
      nth: 2,
      title: { en: 'A goroutine for the second', zh: '第二个地址的 goroutine' },
    },
    {
      id: 'waits',
      kind: 'block',
      text: 'chan receive',
      process: serves,
      after: 'second',
      nth: 1,
      before: true,
      title: { en: 'ServeApi waits for an error', zh: 'ServeApi 等待错误' },
    },
    {
      id: 'one-listens',
      kind: 'listen',
      process: serves,
      nth: 1,
      title: { en: 'One address listens', zh: '一个地址开始监听' },
    },
    {
      id: 'both-listen',
      kind: 'listen',
      process: serves,
      nth: 2,
      title: { en: 'Both addresses listen', zh: '两个地址都在监听' },
    },
    {
      id: 'served',
      kind: 'accept',
      process: serves,
      nth: 1,
      title: { en: 'A client is accepted', zh: '接受了一个客户端' },
    },
    {
      id: 'told',
      kind: 'signal-sent',
      nth: 1,
      title: { en: 'The process is told to stop', zh: '进程被告知停止' },
    },
    {
      id: 'closing',
      kind: 'call',
      fn: `${docker}/api/server.serve.func1`,
      process: serves,
      nth: 1,
      title: { en: 'A listener is about to be closed', zh: '监听器即将关闭' },
    },
    {
      id: 'no-error',
      kind: 'send',
      process: serves,
      after: 'closing',
      nth: 1,
      title: { en: 'The first nil', zh: '第一个 nil' },
    },
    {
      id: 'over',
      kind: 'process-exit',
      process: serves,
      nth: 1,
      before: true,
      title: { en: 'The process is over', zh: '进程结束' },
    },
    {
      id: 'refused',
      kind: 'return',
      fn: `${docker}/api/server.ServeApi`,
      process: noProtocol,
      nth: 1,
      title: { en: 'An address without ://', zh: '没有 :// 的地址' },
    },
    {
      id: 'half',
      kind: 'listen',
      process: noProtocol,
      after: 'refused',
      nth: 1,
      title: { en: 'The job has failed, and yet it listens', zh: 'job 失败了，却还在监听' },
    },
    {
      id: 'first-error',
      kind: 'send',
      process: twoFail,
      nth: 1,
      title: { en: 'The first address fails', zh: '一个地址先失败' },
    },
    {
      id: 'failed',
      kind: 'return',
      fn: `${docker}/api/server.ServeApi`,
      process: twoFail,
      nth: 1,
      title: { en: 'The job has failed', zh: 'job 失败' },
    },
    {
      id: 'second-error',
      kind: 'send',
      process: twoFail,
      nth: 2,
      title: { en: 'The second error, sent to nobody', zh: '第二个错误，没有人收' },
    },
    {
      id: 'last',
      kind: 'call',
      fn: `${docker}/engine.(*Engine).Shutdown`,
      process: twoFail,
      nth: 1,
      title: { en: 'Soon the process will be over', zh: '进程就要结束' },
    },
  ],
  questions: [
    { id: 'listening', at: 'waits', answer: { read: 'count', kind: 'listen' } },
    { id: 'next', at: 'waits', answer: { read: 'next-goroutine' } },
    { id: 'left', at: 'second-error', answer: { read: 'channel-length', name: 'chErrors' } },
  ],
  experiments: [
    {
      id: 'unbuffered',
      title: { en: 'A channel without a buffer', zh: '没有缓冲区的 channel' },
      edits: [
        {
          file: `${docker}/api/server/server.go`,
          find: 'make(chan error, len(protoAddrs))',
          replace: 'make(chan error)',
        },
      ],
      show: 'last',
    },
    {
      id: 'cors',
      title: { en: 'Let a web page in', zh: '放一个网页进来' },
      script: [
        {
          when: { idle: 5 },
          host: 'host',
          terminal: 'daemon',
          argv: ['serveapi', '--api-cors-header=http://docs.example', 'tcp://127.0.0.1:2375'],
        },
        {
          when: { idle: 6 },
          host: 'host',
          terminal: 'client',
          argv: ['curl', '-i', 'http://127.0.0.1:2375/_ping'],
        },
      ],
    },
    {
      id: 'no-address',
      title: { en: 'No address at all', zh: '一个地址也不给' },
      script: [{ when: { idle: 5 }, host: 'host', terminal: 'daemon', argv: ['serveapi'] }],
    },
  ],
};
