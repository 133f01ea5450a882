// Chapter 10: clients that come before the daemon is ready: held, not held, and held by systemd.
import type { Chapter } from '../../types';

const docker = 'github.com/docker/docker';
const held = ['door', 'unix:///var/run/docker.sock'];
const open = ['door', '-buffer=false'];
const handed = ['door', '-systemd'];

/** Data of the chapter; its words are in en.mdx and zh.mdx. */
export const chapter: Chapter = {
  order: 10,
  title: { en: 'Held at the door', zh: '等在门口' },
  question: {
    en: 'A daemon needs a while until it can answer. What becomes of the clients who are there sooner?',
    zh: '守护进程要过一阵才答得上话。在那之前就来了的客户端会怎样？',
  },
  scenario: 'at-the-door',
  moments: [
    {
      id: 'listening',
      kind: 'listen',
      process: held,
      nth: 1,
      title: { en: 'There is a socket', zh: '有了套接字' },
    },
    {
      id: 'waits',
      kind: 'block',
      text: 'chan receive',
      process: held,
      after: 'listening',
      nth: 1,
      before: true,
      title: { en: 'Accept waits for the lock', zh: 'Accept 在等锁' },
    },
    {
      id: 'first',
      kind: 'dial',
      after: 'waits',
      nth: 1,
      title: { en: 'The first client connects', zh: '第一个客户端连上来' },
    },
    {
      id: 'queue',
      kind: 'write',
      process: ['curl'],
      after: 'first',
      nth: 3,
      title: { en: 'Three are in the queues', zh: '队列里有三个' },
    },
    {
      id: 'ready',
      kind: 'call',
      fn: `${docker}/api/server.AcceptConnections`,
      process: held,
      nth: 1,
      title: { en: 'The daemon is ready', zh: '守护进程准备好了' },
    },
    {
      id: 'opens',
      kind: 'close',
      process: held,
      after: 'ready',
      nth: 1,
      before: true,
      title: { en: 'The lock opens', zh: '锁被打开' },
    },
    {
      id: 'accepted',
      kind: 'accept',
      process: held,
      nth: 1,
      title: { en: 'One is let in', zh: '放进一个' },
    },
    {
      id: 'again',
      kind: 'call',
      fn: `${docker}/pkg/listenbuffer.(*defaultListener).Accept`,
      process: held,
      after: 'accepted',
      nth: 1,
      title: { en: 'Accept, the second time', zh: '第二次 Accept' },
    },
    {
      id: 'unheld',
      kind: 'accept',
      process: open,
      nth: 1,
      title: { en: 'Nothing to wait for', zh: '不用等' },
    },
    {
      id: 'too-early',
      kind: 'call',
      fn: `${docker}/engine.(*Job).Run`,
      process: open,
      after: 'unheld',
      nth: 1,
      title: { en: 'A job that is not there yet', zh: '还不存在的 job' },
    },
    {
      id: 'nonsense',
      kind: 'print',
      text: 'command not found',
      process: ['curl', '-i'],
      nth: 1,
      title: { en: '200 OK, and an error', zh: '200 OK，和一个错误' },
    },
    {
      id: 'socket',
      kind: 'listen',
      process: handed,
      nth: 1,
      title: { en: 'A socket without a daemon', zh: '没有守护进程的套接字' },
    },
    {
      id: 'nobody',
      kind: 'dial',
      after: 'socket',
      nth: 1,
      title: { en: 'A client, and still no daemon', zh: '客户端来了，守护进程还没有' },
    },
    {
      id: 'becomes',
      kind: 'call',
      fn: 'main.mainDaemon',
      process: handed,
      nth: 1,
      title: { en: 'The process becomes a daemon', zh: '进程变成守护进程' },
    },
    {
      id: 'takes-over',
      kind: 'call',
      fn: `${docker}/pkg/systemd.ListenFD`,
      process: handed,
      nth: 1,
      title: { en: 'It takes the socket over', zh: '它接手套接字' },
    },
    {
      id: 'fd-waits',
      kind: 'block',
      text: 'chan receive',
      process: handed,
      after: 'takes-over',
      nth: 1,
      before: true,
      title: { en: 'serveFd waits for the lock', zh: 'serveFd 在等锁' },
    },
    {
      id: 'fd-opens',
      kind: 'close',
      process: handed,
      after: 'fd-waits',
      nth: 1,
      title: { en: 'The lock is open', zh: '锁开了' },
    },
    {
      id: 'told',
      kind: 'print',
      text: 'READY=1',
      process: handed,
      nth: 1,
      title: { en: 'systemd has heard', zh: 'systemd 听到了' },
    },
  ],
  questions: [
    { id: 'accepted-yet', at: 'queue', answer: { read: 'count', kind: 'accept' } },
    { id: 'who-runs', at: 'opens', answer: { read: 'next-goroutine' } },
    { id: 'so-far', at: 'fd-waits', answer: { read: 'count', kind: 'accept' } },
  ],
  experiments: [
    {
      id: 'one-value',
      title: { en: 'Send, instead of closing', zh: '发送，而不是关闭' },
      edits: [
        {
          file: `${docker}/api/server/listeners.go`,
          find: '\t\tclose(activationLock)\n',
          replace: '\t\tactivationLock <- struct{}{}\n',
        },
      ],
      show: 'ready',
    },
    {
      id: 'stopped-early',
      title: { en: 'Stopped before it was ready', zh: '还没准备好就被停下' },
      script: [
        {
          when: { time: 40_000_000 },
          host: 'host',
          terminal: 'four',
          argv: ['kill', '-TERM', '/tmp/door.pid'],
        },
      ],
      show: 'queue',
    },
  ],
};
