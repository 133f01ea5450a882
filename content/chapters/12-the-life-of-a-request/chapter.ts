// Chapter 12: what becomes of one request, from the socket to the response.
import type { Chapter } from '../../types';

/** Data of the chapter; its words are in en.mdx and zh.mdx. */
export const chapter: Chapter = {
  order: 12,
  title: { en: 'The life of a request', zh: '一个请求的一生' },
  question: {
    en: 'You type `docker ps`. Which code, in which goroutine, turns the bytes on a socket into an answer?',
    zh: '你输入 `docker ps`。是哪段代码，在哪个 goroutine 里，把套接字上的字节变成了应答？',
  },
  scenario: 'one-daemon',
  moments: [
    {
      id: 'activation',
      kind: 'close',
      nth: 1,
      title: { en: 'activationLock is closed', zh: 'activationLock 被关闭' },
    },
    {
      id: 'job-runs',
      kind: 'call',
      fn: 'github.com/docker/docker/engine.(*Job).Run',
      nth: 1,
      after: 'activation',
      title: { en: 'The request has become a job', zh: '请求变成了 job' },
    },
  ],
  questions: [{ id: 'who-runs', at: 'job-runs', answer: { read: 'next-goroutine' } }],
  experiments: [
    {
      id: 'no-route',
      title: { en: 'Ask for a path no route has', zh: '请求一个没有路由的路径' },
      script: [
        {
          when: { idle: 2 },
          host: 'docker',
          terminal: 'tty1',
          argv: ['curl', 'http://127.0.0.1:2375/v1.18/nothing'],
        },
      ],
    },
  ],
};
