// Chapter 21: who is in a cluster, and how a change becomes known, by each of four backends.
import type { Chapter } from '../../types';

const discovery = 'github.com/docker/docker/pkg/discovery';
const token = 'github.com/docker/swarm/discovery/token';

/** Data of the chapter; its words are in en.mdx and zh.mdx. */
export const chapter: Chapter = {
  order: 21,
  title: { en: 'Discovery', zh: '服务发现' },
  question: {
    en: 'Machines come and go, and nobody tells the manager. Where does it look, and how soon does it know?',
    zh: '机器来来去去，没有人通知管理节点。它到哪里去看，多久才会知道？',
  },
  scenario: 'discovery',
  moments: [
    {
      id: 'new',
      kind: 'call',
      fn: `${discovery}.New`,
      nth: 1,
      title: { en: 'New gets a URL', zh: 'New 拿到一个 URL' },
    },
    {
      id: 'nodes-wait',
      kind: 'block',
      text: 'chan receive',
      after: 'new',
      nth: 1,
      before: true,
      title: { en: 'nodes: sent, and now?', zh: 'nodes：发完了，然后呢？' },
    },
    {
      id: 'nodes-list',
      kind: 'print',
      text: 'a list of 4',
      nth: 1,
      title: { en: 'nodes: the one list', zh: 'nodes：唯一的一份名单' },
    },
    {
      id: 'not-implemented',
      kind: 'print',
      text: 'not implemented',
      nth: 1,
      title: { en: 'nodes takes no reports', zh: 'nodes 不接受报告' },
    },
    {
      id: 'nodes-end',
      kind: 'print',
      text: '10s: end',
      nth: 1,
      title: { en: 'nodes: nothing more', zh: 'nodes：再没有别的' },
    },
    {
      id: 'file-first',
      kind: 'call',
      fn: `${discovery}/file.(*Discovery).fetch`,
      nth: 1,
      title: { en: 'file: the first look', zh: 'file：第一次读' },
    },
    {
      id: 'diff',
      kind: 'call',
      fn: `${discovery}.Entries.Diff`,
      after: 'file-first',
      nth: 1,
      title: { en: 'What is new in it?', zh: '有什么新的？' },
    },
    {
      id: 'file-written',
      kind: 'file',
      text: '/etc/cluster',
      nth: 1,
      title: { en: 'Somebody edits the file', zh: '有人改了文件' },
    },
    {
      id: 'file-changed',
      kind: 'print',
      text: 'added 10.0.0.8:2375',
      nth: 1,
      title: { en: 'file: the change is known', zh: 'file：变化被知道了' },
    },
    {
      id: 'file-end',
      kind: 'print',
      text: '50s: end',
      nth: 1,
      title: { en: 'The watch of the file ends', zh: '对文件的 watch 结束' },
    },
    {
      id: 'token-watch',
      kind: 'call',
      fn: `${token}.(*Discovery).Watch`,
      nth: 1,
      title: { en: 'token: a watch', zh: 'token：开始 watch' },
    },
    {
      id: 'token-register',
      kind: 'call',
      fn: `${token}.(*Discovery).Register`,
      nth: 1,
      title: { en: 'token: a machine reports', zh: 'token：一台机器报告自己' },
    },
    {
      id: 'token-added',
      kind: 'print',
      text: 'added 10.0.0.2:2375',
      after: 'token-register',
      nth: 1,
      title: { en: 'token: known at the next look', zh: 'token：再去看时才知道' },
    },
    {
      id: 'token-forgotten',
      kind: 'print',
      text: 'Not heard of in time',
      nth: 1,
      title: { en: 'The service forgets', zh: '服务忘记了它' },
    },
    {
      id: 'token-removed',
      kind: 'print',
      text: 'removed 10.0.0.2:2375',
      after: 'token-forgotten',
      nth: 1,
      title: { en: 'token: known at the next look', zh: 'token：又是再去看时才知道' },
    },
    {
      id: 'kv-watch',
      kind: 'call',
      fn: `${discovery}/kv.(*Discovery).Watch`,
      nth: 1,
      title: { en: 'kv: a watch', zh: 'kv：开始 watch' },
    },
    {
      id: 'kv-register',
      kind: 'call',
      fn: `${discovery}/kv.(*Discovery).Register`,
      nth: 1,
      title: { en: 'kv: a machine reports', zh: 'kv：一台机器报告自己' },
    },
    {
      id: 'kv-added',
      kind: 'print',
      text: 'added 10.0.0.2:2375',
      after: 'kv-register',
      nth: 1,
      title: { en: 'kv: known at once', zh: 'kv：立刻就知道' },
    },
    {
      id: 'kv-removed',
      kind: 'print',
      text: 'removed 10.0.0.2:2375',
      after: 'kv-added',
      nth: 1,
      title: { en: 'kv: the key has expired', zh: 'kv：键过期了' },
    },
    {
      id: 'pigeon',
      kind: 'print',
      text: 'not supported',
      nth: 1,
      title: { en: 'No such scheme', zh: '没有这个 scheme' },
    },
    {
      id: 'taken-for-nodes',
      kind: 'call',
      fn: `${discovery}/nodes.(*Discovery).Initialize`,
      after: 'pigeon',
      nth: 1,
      title: { en: 'A token without its scheme', zh: '没写 scheme 的 token' },
    },
    {
      id: 'no-scheme',
      kind: 'print',
      text: 'missing token://',
      nth: 1,
      title: { en: 'It is no address', zh: '它不是地址' },
    },
  ],
  questions: [
    {
      id: 'reads',
      at: 'file-end',
      answer: { read: 'count', kind: 'call', fn: `${discovery}/file.(*Discovery).fetch` },
    },
    { id: 'silent', at: 'nodes-wait', answer: { read: 'waits' } },
    { id: 'scheme', at: 'taken-for-nodes', answer: { read: 'value', name: 'uris' } },
  ],
  experiments: [
    {
      id: 'eager',
      title: { en: 'Every list, changed or not', zh: '变没变都发' },
      edits: [
        {
          file: `${discovery}/file/file.go`,
          find: 'if !found.Equals(known) {',
          replace: 'if found != nil {',
        },
      ],
      show: 'file-end',
    },
    {
      id: 'no-file',
      title: { en: 'A file that is not there', zh: '不存在的文件' },
      script: [
        {
          when: { time: 380e9 },
          host: 'node',
          terminal: 'report',
          argv: ['lookout', '-for', '50s', 'file:///etc/none'],
        },
      ],
    },
    {
      id: 'late-look',
      title: { en: 'Looking too seldom', zh: '看得太少' },
      script: [
        {
          when: { time: 400e9 },
          host: 'manager',
          terminal: 'watch',
          argv: [
            'lookout',
            ...['-heartbeat', '2m', '-for', '5m'],
            'token://6856663cdefdec325839a4b7e1de38e8',
          ],
        },
        {
          when: { time: 430e9 },
          host: 'node',
          terminal: 'report',
          argv: [
            'lookout',
            ...['-register', '10.0.0.2:2375', 'token://6856663cdefdec325839a4b7e1de38e8'],
          ],
        },
      ],
    },
  ],
};
