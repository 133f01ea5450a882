// Chapter 9: routes as data, and how gorilla/mux finds the one that fits a request.
import type { Chapter } from '../../types';

const server = 'github.com/docker/docker/api/server';
const mux = 'github.com/gorilla/mux';
const other = ['crossroads'];

/** Data of the chapter; its words are in en.mdx and zh.mdx. */
export const chapter: Chapter = {
  order: 9,
  title: { en: 'The router', zh: '路由器' },
  question: {
    en: 'Ninety-one routes and one request. Who is asked, in which order, and what does a route say?',
    zh: '九十一条路由，一个请求。问谁，按什么先后，路由又怎么回答？',
  },
  scenario: 'the-router',
  moments: [
    {
      id: 'table',
      kind: 'call',
      fn: `${server}.createRouter`,
      nth: 1,
      title: { en: 'The table is written', zh: '写下路由表' },
    },
    {
      id: 'first-route',
      kind: 'call',
      fn: `${mux}.(*Router).NewRoute`,
      nth: 1,
      title: { en: 'The first route', zh: '第一条路由' },
    },
    {
      id: 'pattern',
      kind: 'call',
      fn: `${mux}.newRouteRegexp`,
      after: 'first-route',
      nth: 1,
      title: { en: 'A template becomes a regular expression', zh: '模板变成正则表达式' },
    },
    {
      id: 'made',
      kind: 'return',
      fn: `${server}.createRouter`,
      nth: 1,
      title: { en: 'The router is made', zh: '路由器建好了' },
    },
    {
      id: 'asked',
      kind: 'call',
      fn: `${mux}.(*Router).ServeHTTP`,
      nth: 1,
      title: { en: 'A request comes', zh: '来了一个请求' },
    },
    {
      id: 'search',
      kind: 'call',
      fn: `${mux}.(*Router).Match`,
      nth: 1,
      title: { en: 'The search begins', zh: '开始查找' },
    },
    {
      id: 'tried',
      kind: 'call',
      fn: `${mux}.(*Route).Match`,
      nth: 1,
      title: { en: 'The first route is tried', zh: '试第一条路由' },
    },
    {
      id: 'fits',
      kind: 'call',
      fn: `${mux}.(*routeRegexpGroup).setMatch`,
      nth: 1,
      title: { en: 'A route fits', zh: '有一条匹配' },
    },
    {
      id: 'handler',
      kind: 'call',
      fn: `${server}.makeHttpHandler.func1`,
      nth: 1,
      title: { en: 'Its handler is called', zh: '调用它的处理函数' },
    },
    {
      id: 'cors',
      kind: 'call',
      fn: `${server}.writeCorsHeaders`,
      nth: 1,
      title: { en: 'Who may read the answer', zh: '谁可以读应答' },
    },
    {
      id: 'none',
      kind: 'call',
      fn: `${mux}.(*Router).notFound`,
      nth: 1,
      title: { en: 'No route fits', zh: '没有一条匹配' },
    },
    {
      id: 'options',
      kind: 'call',
      fn: `${server}.optionsHandler`,
      nth: 1,
      title: { en: 'OPTIONS on a path of no route', zh: '对没有路由的路径发 OPTIONS' },
    },
    {
      id: 'sub',
      kind: 'call',
      fn: `${mux}.(*Router).Match`,
      process: other,
      nth: 2,
      title: { en: 'A router inside a route', zh: '路由里面的路由器' },
    },
    {
      id: 'sub-skipped',
      kind: 'call',
      fn: `${mux}.(*Router).notFound`,
      process: other,
      nth: 1,
      title: {
        en: 'Another host: the inner routes are left out',
        zh: '换一个主机：里面的路由不问',
      },
    },
    {
      id: 'query',
      kind: 'call',
      fn: `${mux}.queryMatcher.Match`,
      process: other,
      nth: 1,
      title: { en: 'The query is asked for', zh: '问到查询参数' },
    },
  ],
  questions: [
    {
      id: 'routes',
      at: 'made',
      answer: { read: 'count', kind: 'call', fn: `${mux}.(*Router).NewRoute` },
    },
    {
      id: 'methods',
      at: 'none',
      answer: { read: 'count', kind: 'call', fn: `${mux}.methodMatcher.Match` },
    },
    { id: 'local', at: 'handler', answer: { read: 'value', name: 'localRoute' } },
  ],
  experiments: [
    {
      id: 'captured',
      title: { en: 'Hold on to the loop variables', zh: '抓住循环变量不放' },
      edits: [
        {
          file: `${server}/server.go`,
          find: '\t\t\tlocalMethod, localRoute, localFct := method, route, fct\n',
          replace: '\t\t\tlocalMethod, localRoute := method, route\n',
        },
        {
          file: `${server}/server.go`,
          find: '\t\t\tf := makeHttpHandler(eng, logging, localMethod, localRoute, localFct, corsHeaders, version.Version(dockerVersion))\n',
          replace:
            '\t\t\tf := func(w http.ResponseWriter, r *http.Request) {\n\t\t\t\tmakeHttpHandler(eng, logging, method, route, fct, corsHeaders, version.Version(dockerVersion))(w, r)\n\t\t\t}\n',
        },
      ],
      script: [
        {
          when: { idle: 9 },
          host: 'host',
          terminal: 'client',
          argv: ['curl', 'http://127.0.0.1:2375/v1.18/version'],
        },
      ],
      show: 'handler',
    },
    {
      id: 'order',
      title: { en: 'The wide route first', zh: '把宽的路由放在前面' },
      edits: [
        {
          file: 'engine-room/cmd/crossroads/main.go',
          find: '\ttenants.Path("/users/{id:[0-9]+}").HandlerFunc(answer).Name("user by number")\n\ttenants.Path("/users/{name}").HandlerFunc(answer).Name("user by name")\n',
          replace:
            '\ttenants.Path("/users/{name}").HandlerFunc(answer).Name("user by name")\n\ttenants.Path("/users/{id:[0-9]+}").HandlerFunc(answer).Name("user by number")\n',
        },
      ],
      script: [
        {
          when: { idle: 9 },
          host: 'host',
          terminal: 'client',
          argv: ['curl', '-H', 'Host: acme.example.org', 'http://127.0.0.1:8080/users/7'],
        },
      ],
    },
    {
      id: 'debug',
      title: { en: 'A daemon with -D', zh: '带 -D 的守护进程' },
      script: [
        {
          when: { idle: 9 },
          host: 'host',
          terminal: 'debug',
          argv: ['serveapi', '-D', 'tcp://127.0.0.1:2376'],
        },
        {
          when: { idle: 10 },
          host: 'host',
          terminal: 'client',
          argv: ['curl', '-i', '-X', 'OPTIONS', 'http://127.0.0.1:2376/debug/vars'],
        },
        {
          when: { idle: 11 },
          host: 'host',
          terminal: 'client',
          argv: ['curl', '-i', 'http://127.0.0.1:2375/debug/vars'],
        },
      ],
    },
  ],
};
