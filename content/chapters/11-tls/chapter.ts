// Chapter 11: what --tls and --tlsverify ask of whom, tried by somebody known and by a stranger.
import type { Chapter } from '../../types';

const server = 'github.com/docker/docker/api/server';
const tls = 'crypto/tls';
const verifying = ['serveapi', '--tlsverify'];

/** Data of the chapter; its words are in en.mdx and zh.mdx. */
export const chapter: Chapter = {
  order: 11,
  title: { en: 'TLS', zh: 'TLS' },
  question: {
    en: '`--tls` encrypts, `--tlsverify` encrypts too. Which of them keeps a stranger out?',
    zh: '`--tls` 加密，`--tlsverify` 也加密。哪一个能把陌生人挡在门外？',
  },
  scenario: 'tls',
  moments: [
    {
      id: 'setup',
      kind: 'call',
      fn: `${server}.setupTls`,
      process: ['serveapi', '--tls'],
      nth: 1,
      title: { en: '--tls: the listener is wrapped', zh: '--tls：把监听器包起来' },
    },
    {
      id: 'setup-verify',
      kind: 'call',
      fn: `${server}.setupTls`,
      process: verifying,
      nth: 1,
      title: { en: '--tlsverify: with a CA', zh: '--tlsverify：带上 CA' },
    },
    {
      id: 'wrapped',
      kind: 'return',
      fn: `${server}.setupTls`,
      process: verifying,
      nth: 1,
      title: { en: 'It will ask for certificates', zh: '它会要求出示证书' },
    },
    {
      id: 'config',
      kind: 'call',
      fn: 'main.tlsConfig',
      process: ['docker', '--tlsverify'],
      nth: 1,
      title: { en: 'Ann’s client reads her files', zh: 'Ann 的客户端读文件' },
    },
    {
      id: 'shakes',
      kind: 'call',
      fn: 'net/http.(*conn).shakeHands',
      nth: 1,
      title: { en: 'The handshake, on the server', zh: '握手：服务器这边' },
    },
    {
      id: 'client-shakes',
      kind: 'call',
      fn: `${tls}.(*Conn).clientHandshake`,
      nth: 1,
      title: { en: 'The handshake, on the client', zh: '握手：客户端那边' },
    },
    {
      id: 'client-verifies',
      kind: 'call',
      fn: `${tls}.(*Conn).verify`,
      process: ['docker', '--tlsverify'],
      nth: 1,
      title: { en: 'Ann looks at the server’s certificate', zh: 'Ann 查看服务器的证书' },
    },
    {
      id: 'server-verifies',
      kind: 'call',
      fn: `${tls}.(*Conn).verify`,
      process: verifying,
      nth: 1,
      title: { en: 'The server looks at Ann’s', zh: '服务器查看 Ann 的证书' },
    },
    {
      id: 'agreed',
      kind: 'return',
      fn: `${tls}.(*Conn).serverHandshake`,
      nth: 1,
      title: { en: 'Both know who the other is', zh: '双方都知道了对方是谁' },
    },
    {
      id: 'plain',
      kind: 'print',
      process: ['docker', '-H'],
      text: 'HTTP request to an HTTPS',
      nth: 1,
      title: { en: 'Without TLS: told so', zh: '没用 TLS：被告知' },
    },
    {
      id: 'let-in',
      kind: 'print',
      process: ['serveapi', '--tls'],
      text: 'GET /v1.18/version',
      nth: 1,
      title: { en: 'The stranger is let in', zh: '陌生人进来了' },
    },
    {
      id: 'refuses-server',
      kind: 'print',
      process: ['docker', '--tlsverify'],
      text: 'unknown authority',
      nth: 1,
      title: { en: 'The stranger refuses the server', zh: '陌生人拒绝服务器' },
    },
    {
      id: 'refuses-client',
      kind: 'print',
      process: verifying,
      text: 'provide a certificate',
      nth: 1,
      title: { en: 'The server refuses the stranger', zh: '服务器拒绝陌生人' },
    },
    {
      id: 'told',
      kind: 'print',
      process: ['docker', '--tls'],
      text: 'bad certificate',
      after: 'refuses-client',
      nth: 1,
      title: { en: 'What the stranger is told', zh: '陌生人得到的说法' },
    },
    {
      id: 'refuses-again',
      kind: 'print',
      process: ['docker', '--tlsverify'],
      text: 'unknown authority',
      after: 'told',
      nth: 1,
      title: { en: 'Both would refuse; the client is first', zh: '双方都会拒绝；客户端先开口' },
    },
  ],
  questions: [
    { id: 'ca', at: 'setup', answer: { read: 'value', name: 'ca' } },
    {
      id: 'looks',
      at: 'agreed',
      answer: { read: 'count', kind: 'call', fn: `${tls}.(*Conn).verify` },
    },
    {
      id: 'answered',
      at: 'refuses-again',
      answer: { read: 'count', kind: 'call', fn: 'main.version' },
    },
  ],
  experiments: [
    {
      id: 'if-given',
      title: { en: 'A certificate only if there is one', zh: '有证书才看证书' },
      edits: [
        {
          file: `${server}/tls.go`,
          find: 'tls.RequireAndVerifyClientCert',
          replace: 'tls.VerifyClientCertIfGiven',
        },
      ],
    },
    {
      id: 'files',
      title: { en: 'Files that are not there', zh: '不存在的文件' },
      script: [
        {
          when: { idle: 8 },
          host: 'server',
          terminal: 'third',
          argv: ['serveapi', '--tls', '--tlskey', '/none', 'tcp://10.0.0.1:2378'],
        },
        {
          when: { idle: 9 },
          host: 'ann',
          terminal: 'ann',
          argv: [
            'docker',
            '--tlsverify',
            '--tlscacert',
            '/none',
            '-H',
            'tcp://10.0.0.1:2377',
            'version',
          ],
        },
        {
          when: { idle: 10 },
          host: 'ann',
          terminal: 'ann',
          argv: [
            'docker',
            '--tlsverify',
            '--tlscert',
            '/none',
            '-H',
            'tcp://10.0.0.1:2377',
            'version',
          ],
        },
      ],
    },
    {
      id: 'off',
      title: { en: '--tlsverify=false', zh: '--tlsverify=false' },
      script: [
        {
          when: { idle: 8 },
          host: 'stranger',
          terminal: 'stranger',
          argv: ['docker', '--tlsverify=false', '-H', 'tcp://10.0.0.1:2376', 'version'],
        },
      ],
    },
  ],
};
