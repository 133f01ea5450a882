// What is typed for a reader's method and URL.
import { expect, test } from 'vitest';
import { curlFor } from './route-request';

const tcp = { network: 'tcp', address: '127.0.0.1:2375' } as const;
const words = (url: string, to: Parameters<typeof curlFor>[1] = tcp) =>
  curlFor({ method: 'PUT', url }, to).slice(4).join(' ');

test('a path goes to the listener', () => {
  expect(curlFor({ method: 'GET', url: '/info' }, tcp)).toEqual(
    'curl -i -X GET http://127.0.0.1:2375/info'.split(' '),
  );
  expect(words('/a?b=c')).toBe('http://127.0.0.1:2375/a?b=c');
  expect(words('', { network: 'tcp', address: '[::]:80' })).toBe('http://127.0.0.1:80');
  expect(words('/x', { network: 'unix', address: '/run/a.sock' })).toBe(
    '--unix-socket /run/a.sock http://docker/x',
  );
});

test('a URL keeps its host', () => {
  expect(words('http://a.org:80/x')).toBe('-H Host: a.org:80 http://127.0.0.1:2375/x');
  expect(words('http://a.org?q')).toBe('-H Host: a.org http://127.0.0.1:2375?q');
});

test('what is neither is a path', () => {
  expect(words('[')).toBe('http://127.0.0.1:2375/[');
  expect(words('https://a.org/x')).toBe('http://127.0.0.1:2375/https://a.org/x');
});
