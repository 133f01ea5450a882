// Chapter 22: swarm create, one request to a service, and what is left of it.
import type { Chapter } from '../../types';

const cli = 'github.com/docker/swarm/cli';
const token = 'github.com/docker/swarm/discovery/token';
const create = ['swarm', 'create'];

/** Data of the chapter; its words are in en.mdx and zh.mdx. */
export const chapter: Chapter = {
  order: 22,
  title: { en: 'swarm create', zh: 'swarm create' },
  question: {
    en: '`swarm create` prints 32 characters and is gone. What has it made, and where is it?',
    zh: '`swarm create` 打印 32 个字符就结束了。它造出了什么，东西在哪里？',
  },
  scenario: 'swarm-create',
  moments: [
    {
      id: 'refused',
      kind: 'print',
      text: 'takes no arguments',
      nth: 1,
      title: { en: 'A name is refused', zh: '带名字：拒绝' },
    },
    {
      id: 'create',
      kind: 'call',
      fn: `${cli}.create`,
      after: 'refused',
      nth: 1,
      title: { en: 'The action', zh: '命令的动作' },
    },
    {
      id: 'initialize',
      kind: 'call',
      fn: `${token}.(*Discovery).Initialize`,
      nth: 1,
      title: { en: 'Initialize, without a token', zh: 'Initialize，没有 token' },
    },
    {
      id: 'asks',
      kind: 'call',
      fn: `${token}.(*Discovery).CreateCluster`,
      nth: 1,
      title: { en: 'A cluster is asked for', zh: '要一个集群' },
    },
    {
      id: 'dial',
      kind: 'dial',
      process: create,
      nth: 1,
      title: { en: 'A connection', zh: '一个连接' },
    },
    {
      id: 'shake',
      kind: 'call',
      fn: 'crypto/tls.(*Conn).Handshake',
      process: create,
      nth: 1,
      title: { en: 'The handshake', zh: '握手' },
    },
    {
      id: 'post',
      kind: 'call',
      fn: 'main.(*hub).ServeHTTP',
      nth: 1,
      title: { en: 'The request is at the service', zh: '请求到了服务那里' },
    },
    {
      id: 'made',
      kind: 'return',
      fn: 'main.(*hub).create',
      nth: 1,
      title: { en: 'An empty list, and its name', zh: '一份空名单，和它的名字' },
    },
    {
      id: 'printed',
      kind: 'print',
      process: create,
      after: 'made',
      nth: 1,
      title: { en: 'The token is printed', zh: 'token 打印出来' },
    },
    {
      id: 'curl',
      kind: 'return',
      fn: 'main.(*hub).create',
      nth: 2,
      title: { en: 'curl gets one as well', zh: 'curl 也拿到一个' },
    },
    {
      id: 'cut',
      kind: 'link',
      text: 'cut',
      nth: 1,
      title: { en: 'The link is cut', zh: '链路断开' },
    },
    {
      id: 'calls-again',
      kind: 'call',
      fn: `${token}.(*Discovery).CreateCluster`,
      after: 'cut',
      nth: 1,
      title: { en: 'Thirty seconds to go', zh: '还有三十秒' },
    },
    {
      id: 'gave-up',
      kind: 'print',
      text: 'i/o timeout',
      nth: 1,
      title: { en: 'Given up', zh: '放弃了' },
    },
    {
      id: 'nobody',
      kind: 'print',
      text: 'connection refused',
      nth: 1,
      title: { en: 'Nobody listens', zh: '没有人在监听' },
    },
  ],
  questions: [
    {
      id: 'made',
      at: 'create',
      answer: { read: 'count', kind: 'call', fn: 'main.(*hub).create' },
    },
    { id: 'token', at: 'initialize', answer: { read: 'value', name: 'urltoken' } },
    { id: 'connections', at: 'printed', answer: { read: 'count', kind: 'dial' } },
  ],
  experiments: [
    {
      id: 'no-status',
      title: { en: 'An error is a token, too', zh: '错误也成了 token' },
      edits: [
        {
          file: 'engine-room/cmd/discovery-hub/serve.go',
          find: 'token, err := h.create()',
          replace: 'token, err := "", io.ErrUnexpectedEOF',
        },
      ],
    },
    {
      id: 'check-first',
      title: { en: 'The check comes first', zh: '先检查' },
      edits: [
        {
          file: `${token}/token.go`,
          find: '\ts.url, s.token = discoveryURL, urltoken\n',
          replace:
            '\tif urltoken == "" {\n\t\treturn errors.New("token is empty")\n\t}\n\ts.url, s.token = discoveryURL, urltoken\n',
        },
      ],
    },
  ],
};
