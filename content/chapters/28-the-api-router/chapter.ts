// Chapter 28: the manager's router, and the five ways in which its handlers answer.
import type { Chapter } from '../../types';

const api = 'github.com/docker/swarm/api';
const mux = 'github.com/gorilla/mux';
const manager = ['swarm', 'manage'];
const other = ['primary', '-H', '10.0.0.11:3375'];
const daemon = ['docker', '-d'];

/** Data of the chapter; its words are in en.mdx and zh.mdx. */
export const chapter: Chapter = {
  order: 28,
  title: { en: 'The API router', zh: 'API 路由器' },
  question: {
    en: 'The same routes as a daemon’s, and no containers. Where do a manager’s answers come from?',
    zh: '路由和守护进程的一样，自己却没有容器。管理节点的应答是从哪里来的？',
  },
  scenario: 'swarm-router',
  moments: [
    {
      id: 'primary',
      kind: 'call',
      fn: `${api}.NewPrimary`,
      nth: 1,
      title: { en: 'A router for a manager that leads', zh: '给领导者用的路由器' },
    },
    {
      id: 'setup',
      kind: 'call',
      fn: `${api}.setupPrimaryRouter`,
      nth: 1,
      title: { en: 'Two loops over the table', zh: '两层循环走过路由表' },
    },
    {
      id: 'made',
      kind: 'return',
      fn: `${api}.setupPrimaryRouter`,
      nth: 1,
      title: { en: 'All routes are there', zh: '路由都有了' },
    },
    {
      id: 'known',
      kind: 'print',
      text: 'Registered Engine',
      nth: 2,
      title: { en: 'Both engines are known', zh: '两个 engine 都认识了' },
    },
    {
      id: 'request',
      kind: 'call',
      fn: `${mux}.(*Router).ServeHTTP`,
      process: manager,
      nth: 1,
      title: { en: 'A list is asked for', zh: '有人要一份列表' },
    },
    {
      id: 'wrap',
      kind: 'call',
      fn: `${api}.setupPrimaryRouter.func1`,
      nth: 1,
      title: { en: 'What stands around the handler', zh: '处理函数外面的一层' },
    },
    {
      id: 'own',
      kind: 'call',
      fn: `${api}.getContainersJSON`,
      nth: 1,
      title: { en: 'From memory', zh: '从内存里作答' },
    },
    {
      id: 'own-sent',
      kind: 'return',
      fn: `${api}.getContainersJSON`,
      nth: 1,
      title: { en: 'Answered, and nobody was asked', zh: '答完了，没有问过谁' },
    },
    {
      id: 'proxied',
      kind: 'call',
      fn: `${api}.proxyContainer`,
      nth: 1,
      title: { en: 'To the container’s engine', zh: '转给容器所在的 engine' },
    },
    {
      id: 'whole-id',
      kind: 'return',
      fn: `${api}.wholeID`,
      nth: 1,
      title: { en: 'The id in place of the name', zh: '名字换成 ID' },
    },
    {
      id: 'at-node',
      kind: 'call',
      fn: `${mux}.(*Router).ServeHTTP`,
      process: daemon,
      after: 'whole-id',
      nth: 1,
      title: { en: 'The daemon’s router', zh: '守护进程的路由器' },
    },
    {
      id: 'passed-back',
      kind: 'return',
      fn: `${api}.proxyAsync`,
      nth: 1,
      title: { en: 'The answer has gone back', zh: '应答已经送回' },
    },
    {
      id: 'twice',
      kind: 'call',
      fn: `${api}.httpError`,
      after: 'passed-back',
      nth: 2,
      title: { en: 'The same error once more', zh: '同一个错误再来一次' },
    },
    {
      id: 'refused',
      kind: 'call',
      fn: `${api}.notImplementedHandler`,
      nth: 1,
      title: { en: 'Refused', zh: '拒绝' },
    },
    {
      id: 'any',
      kind: 'call',
      fn: `${api}.proxyRandom`,
      nth: 1,
      title: { en: 'To any engine', zh: '转给随便哪个 engine' },
    },
    {
      id: 'any-node',
      kind: 'call',
      fn: `${mux}.(*Router).ServeHTTP`,
      process: daemon,
      after: 'any',
      nth: 1,
      title: { en: 'This time it is this one', zh: '这一次轮到它' },
    },
    {
      id: 'edited',
      kind: 'call',
      fn: `${api}.getContainerJSON`,
      nth: 1,
      title: { en: 'Asked, and edited', zh: '问来，再改' },
    },
    {
      id: 'hijack',
      kind: 'call',
      fn: `${api}.hijack`,
      nth: 1,
      title: { en: 'To join two connections', zh: '接起两条连接' },
    },
    {
      id: 'taken',
      kind: 'return',
      fn: 'net/http.(*response).Hijack',
      process: manager,
      nth: 1,
      title: { en: 'The client’s connection is taken', zh: '拿过客户端的连接' },
    },
    {
      id: 'joined',
      kind: 'go',
      process: manager,
      after: 'taken',
      nth: 2,
      title: { en: 'Two goroutines copy', zh: '两个 goroutine 在复制' },
    },
    {
      id: 'echo',
      kind: 'print',
      text: 'hello',
      nth: 1,
      title: { en: 'What was typed comes back', zh: '敲进去的话回来了' },
    },
    {
      id: 'replica',
      kind: 'call',
      fn: `${api}.(*Replica).ServeHTTP`,
      nth: 1,
      title: { en: 'A replica is asked', zh: '问到一个副本' },
    },
    {
      id: 'forwarded',
      kind: 'call',
      fn: `${api}.hijack`,
      process: other,
      nth: 1,
      title: { en: 'It joins connections too', zh: '它也把连接接起来' },
    },
    {
      id: 'leader',
      kind: 'call',
      fn: `${api}.getContainersJSON`,
      process: manager,
      after: 'forwarded',
      nth: 1,
      title: { en: 'The leader answers', zh: '领导者作答' },
    },
    {
      id: 'local',
      kind: 'call',
      fn: `${api}.getInfo`,
      process: other,
      nth: 1,
      title: { en: 'The replica answers itself', zh: '副本自己作答' },
    },
  ],
  questions: [
    {
      id: 'routes',
      at: 'made',
      answer: { read: 'count', kind: 'call', fn: `${mux}.(*Router).NewRoute` },
    },
    { id: 'handler', at: 'wrap', answer: { read: 'value', name: 'localFct' } },
    {
      id: 'taken-over',
      at: 'echo',
      answer: { read: 'count', kind: 'call', fn: 'net/http.(*response).Hijack' },
    },
  ],
  experiments: [
    {
      id: 'captured',
      title: { en: 'Without the copies', zh: '不要那几份拷贝' },
      edits: [
        {
          file: `${api}/primary.go`,
          find: 'localMethod, localRoute, localFct := method, route, fct',
          replace: 'localMethod, localRoute := method, route',
        },
        {
          file: `${api}/primary.go`,
          find: 'localFct(context, w, r)',
          replace: 'fct(context, w, r)',
        },
      ],
      show: 'wrap',
    },
    {
      id: 'cors',
      title: { en: 'Pages from anywhere', zh: '任何地方的网页' },
      script: [
        {
          when: { time: 15e9 },
          host: 'other',
          terminal: 'cors',
          argv: ['primary', '-cors', '-H', '10.0.0.11:4375', 'memory://'],
        },
        {
          when: { time: 16e9 },
          host: 'desk',
          terminal: 'desk 2',
          argv: ['curl', '-i', '-X', 'OPTIONS', 'http://10.0.0.10:3375/images/viz'],
        },
        {
          when: { time: 17e9 },
          host: 'desk',
          terminal: 'desk 2',
          argv: ['curl', '-i', '-X', 'OPTIONS', 'http://10.0.0.11:4375/images/viz'],
        },
      ],
    },
    {
      id: 'kept',
      title: { en: 'A connection that is kept', zh: '留着不关的连接' },
      script: [
        {
          when: { time: 15e9 },
          host: 'desk',
          terminal: 'desk 2',
          argv: ['keep', 'http://10.0.0.11:3375', '/info', '/version', '/info'],
        },
      ],
    },
  ],
};
