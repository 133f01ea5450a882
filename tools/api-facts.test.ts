// Routes, jobs and keys that chapters name are those of Docker and Swarm, and so are those of the
// reconstruction: each is looked up in the copies of the facts in content/upstream.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { programFiles } from '../app/_lib/programs';
import { jobModules } from '../app/_mdx/jobs';

const content = join(import.meta.dirname, '..', 'content');

type Api = { routes: Record<string, string>; environment?: Record<string, string> };
const api = (id: string) =>
  JSON.parse(readFileSync(join(content, 'upstream', `${id}-api.json`), 'utf8')) as Api;

const docker = api('docker-1.6.2');
const swarm = api('swarm-1.2.0');
const keys = new Set(Object.keys(docker.environment ?? {}));

const texts = readdirSync(join(content, 'chapters')).flatMap((slug) =>
  ['en', 'zh'].map((locale) => ({
    name: `${slug}/${locale}`,
    text: readFileSync(join(content, 'chapters', slug, `${locale}.mdx`), 'utf8'),
  })),
);

/** Requests that the text makes because no route of the table fits them. */
const withoutRoute = new Set(['POST /_ping', 'GET /debug/vars', 'OPTIONS /debug/vars']);

/** `GET /images/{name:.*}/json` as a pattern of requests, with a version in front or without. */
function patternOf(route: string): RegExp {
  const [method = '', path = ''] = route.split(' ');
  const parts = path.split(/\{[^}]*\}/).map((part) => part.replace(/[.*+?^$()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${method} (/v[0-9.]+)?${parts.join('.+')}$`);
}

test('every route that a chapter names is in the table of Docker or of Swarm', () => {
  const patterns = [docker, swarm].flatMap(({ routes }) => Object.keys(routes).map(patternOf));
  const found = texts.flatMap(({ name, text }) =>
    [...text.matchAll(/`((?:GET|HEAD|POST|PUT|DELETE|OPTIONS) \/[^`\s]*)`/g)].map(
      ([, request]) => ({
        name,
        request: request!,
      }),
    ),
  );
  expect(found.length).toBeGreaterThan(20);
  const strange = found.filter(
    ({ request }) => !withoutRoute.has(request) && !patterns.some((one) => one.test(request)),
  );
  expect(strange).toEqual([]);
});

test('the reconstruction has the routes of Docker, all of them and no other', () => {
  const source = programFiles().get('src/github.com/docker/docker/api/server/server.go') ?? '';
  const [, table = ''] =
    /m := map\[string\]map\[string\]HttpApiFunc\{([^]*?)\n\t\}\n/.exec(source) ?? [];
  const routes = [...table.matchAll(/^\t\t"([A-Z]+)": \{([^]*?)^\t\t\},/gm)].flatMap(
    ([, method, rows]) =>
      [...rows!.matchAll(/^\t\t\t"([^"]*)":/gm)].map(([, path]) => `${method} ${path}`.trim()),
  );
  expect(routes.sort()).toEqual(Object.keys(docker.routes).sort());
});

test('what is set into the environment of a job is a key that Docker sets', () => {
  const set: string[] = [];
  for (const [path, text] of programFiles()) {
    if (!path.startsWith('src/github.com/docker/docker/') || path.endsWith('_test.go')) continue;
    for (const [, key] of text.matchAll(/\bjob\.Setenv\w*\("([^"]+)"/g)) set.push(key!);
  }
  expect(set).toContain('BufferRequests');
  expect(set.filter((key) => !keys.has(key))).toEqual([]);
  const read = texts.flatMap(({ text }) => [...text.matchAll(/<JobEnv [^>]*get="(\w+)"/g)]);
  expect(read.length).toBeGreaterThan(10);
  expect(read.map(([, key]) => key!).filter((key) => !keys.has(key))).toEqual([]);
});

test('a job that a text names is registered: by Docker, or by a program of the book', () => {
  const known = new Set(jobModules().flatMap(({ jobs }) => Object.keys(jobs)));
  for (const text of programFiles().values()) {
    for (const [, name] of text.matchAll(/\.Register\("(\w+)"/g)) known.add(name!);
  }
  const named = texts.flatMap(({ name, text }) =>
    [
      ...text.matchAll(/\bjobs? `(\w+)`/g),
      ...text.matchAll(/`(\w+)` 这个 job/g),
      ...text.matchAll(/<JobEnv [^>]*job="(\w+)"/g),
    ].map(([, job]) => ({ name, job: job! })),
  );
  expect(named.length).toBeGreaterThan(20);
  expect(named.filter(({ job }) => !known.has(job))).toEqual([]);
});
