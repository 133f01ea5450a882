// Chapter 1: the parts of Docker 1.6.2 and who talks to whom, drawn by one `docker run`.
import type { Chapter } from '../../types';

const docker = 'github.com/docker/docker';
const daemon = `${docker}/daemon`;
const busybox = ['docker', 'run', '-d', 'busybox'];

/** Data of the chapter; its words are in en.mdx and zh.mdx. */
export const chapter: Chapter = {
  order: 1,
  title: { en: 'The map', zh: '地图' },
  question: {
    en: 'Between the words `docker run` and a running process lie a dozen parts. Which are they, and who talks to whom?',
    zh: '从 `docker run` 这几个字到一个运行中的进程，中间隔着十几个部件。它们是谁，谁又和谁说话？',
  },
  scenario: 'the-map',
  moments: [
    {
      id: 'network',
      kind: 'call',
      fn: `${daemon}/networkdriver/bridge.InitDriver`,
      nth: 1,
      title: { en: 'The network driver', zh: '网络驱动' },
    },
    {
      id: 'client',
      kind: 'call',
      fn: `${docker}/api/client.(*DockerCli).CmdRun`,
      nth: 1,
      title: { en: 'The client', zh: '客户端' },
    },
    {
      id: 'server',
      kind: 'call',
      fn: `${docker}/api/server.postContainersCreate`,
      nth: 1,
      title: { en: 'The API server', zh: 'API 服务器' },
    },
    {
      id: 'engine',
      kind: 'call',
      fn: `${docker}/engine.(*Engine).Job`,
      after: 'server',
      nth: 1,
      title: { en: 'The engine', zh: 'engine' },
    },
    {
      id: 'job',
      kind: 'call',
      fn: `${docker}/engine.(*Job).Run`,
      after: 'engine',
      nth: 1,
      title: { en: 'A job', zh: '一个 job' },
    },
    {
      id: 'daemon',
      kind: 'call',
      fn: `${daemon}.(*Daemon).ContainerCreate`,
      nth: 1,
      title: { en: 'The daemon', zh: 'daemon' },
    },
    {
      id: 'images',
      kind: 'call',
      fn: `${docker}/graph.(*TagStore).LookupImage`,
      nth: 1,
      title: { en: 'The graph', zh: 'graph：镜像' },
    },
    {
      id: 'names',
      kind: 'call',
      fn: `${docker}/pkg/graphdb.(*Database).Set`,
      after: 'images',
      nth: 1,
      title: { en: 'The graph database', zh: 'GraphDB：名字' },
    },
    {
      id: 'layers',
      kind: 'call',
      fn: `${daemon}/graphdriver/vfs.(*Driver).Create`,
      after: 'names',
      nth: 1,
      title: { en: 'The graph driver', zh: '图驱动：层' },
    },
    {
      id: 'events',
      kind: 'call',
      fn: `${docker}/events.(*Events).Log`,
      after: 'layers',
      nth: 1,
      title: { en: 'The events', zh: '事件' },
    },
    {
      id: 'server-2',
      kind: 'call',
      fn: `${docker}/api/server.postContainersStart`,
      nth: 1,
      title: { en: 'The second request', zh: '第二个请求' },
    },
    {
      id: 'container',
      kind: 'call',
      fn: `${daemon}.(*Container).Start`,
      nth: 1,
      title: { en: 'The container', zh: '容器' },
    },
    {
      id: 'exec',
      kind: 'call',
      fn: `${daemon}/execdriver/native.(*driver).Run`,
      nth: 1,
      title: { en: 'The execution driver', zh: '执行驱动' },
    },
    {
      id: 'kernel',
      kind: 'call',
      fn: 'sim/kernel.(*Kernel).Start',
      nth: 1,
      title: { en: 'The kernel', zh: '内核' },
    },
    {
      id: 'kernel-2',
      kind: 'call',
      fn: 'sim/kernel.(*Process).end',
      nth: 1,
      title: { en: 'The process has ended', zh: '进程结束了' },
    },
  ],
  questions: [
    { id: 'connections', at: 'server-2', answer: { read: 'count', kind: 'dial' } },
    {
      id: 'made',
      at: 'events',
      answer: { read: 'count', kind: 'call', fn: `${daemon}/graphdriver/vfs.(*Driver).Create` },
    },
    { id: 'still-there', at: 'kernel-2', answer: { read: 'count', kind: 'process-exit' } },
  ],
  experiments: [
    {
      id: 'no-program',
      title: { en: 'A program that is not there', zh: '一个不存在的程序' },
      script: [
        {
          when: { idle: 2 },
          host: 'host',
          terminal: 'client',
          argv: [...busybox, 'nonsense'],
        },
        { when: { idle: 3 }, host: 'host', terminal: 'client', argv: ['docker', 'ps', '-a'] },
      ],
    },
    {
      id: 'no-image',
      title: { en: 'An image that is not there', zh: '一个不存在的镜像' },
      script: [
        {
          when: { idle: 2 },
          host: 'host',
          terminal: 'client',
          argv: ['docker', 'run', '-d', 'nowhere', 'echo', 'hello'],
        },
      ],
    },
  ],
};
