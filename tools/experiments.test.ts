// What the texts of chapters 7 to 11, 21 to 23 and 29 promise of their experiments is what the runs show.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { momentsOf } from '../app/_room/moments-of';
import type { Chapter } from '../content/types';
import type { MomentView, ScenarioSpec } from '../runtime/session/index';
import { Session } from '../runtime/session/index';
import { bundle } from '../runtime/testing/bundle';

const content = join(import.meta.dirname, '..', 'content');
const sources = bundle();

/** The moment an experiment shows, or its end; without one, the chapter's own run. */
async function shown(slug: string, experiment: string | undefined, at?: string) {
  return (await stand(slug, experiment, at)).view;
}

/** The same, with the session that stands there. */
async function stand(slug: string, experiment: string | undefined, at?: string) {
  const { chapter } = (await import(join(content, 'chapters', slug, 'chapter.ts'))) as {
    chapter: Chapter;
  };
  const { scenario } = (await import(join(content, 'scenarios', `${chapter.scenario}.ts`))) as {
    scenario: ScenarioSpec;
  };
  const one = chapter.experiments.find(({ id }) => id === experiment);
  if (experiment !== undefined && !one) throw new RangeError(`${slug}: no ${experiment}`);
  const session = new Session({ bundle: sources });
  const ask = async (command: Parameters<Session['handle']>[0]): Promise<MomentView> => {
    const reply = await session.handle(command);
    if (reply.type !== 'moment') throw new Error(JSON.stringify(reply).slice(0, 2000));
    return reply.view;
  };
  const script = [...scenario.script, ...(one?.script ?? [])];
  const changed = { ...scenario, script, ...(one?.edits ? { edits: one.edits } : {}) };
  const moments = momentsOf(chapter, experiment);
  const { recorded } = await ask({ type: 'open', scenario: changed, moments });
  const view = await ask(at ? { type: 'to-moment', id: at } : { type: 'seek', step: recorded });
  return { session, view };
}

/** Exit codes by how a command line begins. */
const codes = ({ processes }: MomentView, ...argv: string[]) =>
  processes
    .filter((one) => argv.every((arg, i) => one.argv[i] === arg))
    .map(({ host, code }) => [host, code]);

it('chapter 7: without a buffer one goroutine is left behind, with one none', async () => {
  expect((await shown('07-serveapi', undefined, 'last')).stuck).toEqual([]);
  const { stuck, goroutines } = await shown('07-serveapi', 'unbuffered', 'last');
  expect(stuck.map(({ kind }) => kind)).toEqual(['leak']);
  const left = goroutines.find(({ id }) => id === stuck[0]?.g);
  expect(left).toMatchObject({
    entry: 'github.com/docker/docker/api/server.ServeApi.func1',
    reason: 'chan send',
  });
}, 60_000);

it('chapter 8: the lock of 1.2.0 can be missed, that of 1.6.2 cannot', async () => {
  const own = await shown('08-listen-and-serve', undefined);
  // Both hosts are looked at at the same time, so who answers first is not told.
  const looks = (host: string) =>
    own.terminal
      .filter(({ terminal, text }) => terminal === host && /sock: no|^srw/.test(text))
      .map(({ text }) => text.trimEnd());
  const socket = 'srw-rw---- root docker 0 /var/run/docker.sock';
  expect(looks('old')).toEqual([socket, socket]);
  expect(looks('new')).toEqual([
    socket,
    'ls: lstat /var/run/docker.sock: no such file or directory',
  ]);
  expect(codes(own, 'curl').sort()).toEqual([
    ['new', 0],
    ['old', 0],
  ]);
  const early = await shown('08-listen-and-serve', 'early');
  expect(codes(early, 'curl').sort()).toEqual([
    ['new', 0],
    ['old', 52],
  ]);
}, 60_000);

/** All that stands in a terminal at the end. */
const said = ({ terminal }: MomentView, of: string) =>
  terminal
    .filter((one) => one.terminal === of)
    .map(({ text }) => text)
    .join('\n');

it('chapter 9: who holds on to the variables of the loop answers with the last route of its method', async () => {
  const captured = await shown('09-the-router', 'captured');
  const client = said(captured, 'client');
  // Which path comes last under GET is a matter of the map's order; its function answers all of GET.
  const answers = client
    .split(/^curl /m)
    .filter((one) => /^\S+\/(_ping|version)\n/.test(one))
    .map((one) => one.replace(/^.*\n/, ''));
  expect(answers).toHaveLength(3);
  expect(new Set(answers.map((one) => one.trim())).size).toBe(1);
  expect(answers[0]?.trim()).not.toBe('');
  // One method has one route alone, so nothing is mixed up there.
  expect(client).toContain('Access-Control-Allow-Methods: GET, POST, DELETE, PUT, OPTIONS');
  const { goroutines } = await shown('09-the-router', 'captured', 'handler');
  const locals = goroutines.flatMap(({ stack }) => stack ?? []).flatMap(({ locals }) => locals);
  const told = (name: string) => locals.find((one) => one.name === name)?.value.text;
  // A function of GET, whichever method the table ends with, and not the one that was asked for.
  expect(told('handlerFunc')).toMatch(/server\.(get|wsContainersAttach|notYet)/);
  expect(told('localRoute')).toMatch(/^"\/?/);
  expect(told('localRoute')).not.toBe('"/_ping"');
}, 60_000);

it('chapter 9: the first route that fits is taken; -D puts the profiler before all others', async () => {
  const order = said(await shown('09-the-router', 'order'), 'client');
  expect(order).toMatch(/users\/7\s+user by name\nname=7\ntenant=acme\s*$/);
  const debug = said(await shown('09-the-router', 'debug'), 'client');
  const [, options = '', plain = ''] = debug.split(/curl -i (?:-X OPTIONS )?\S+\/debug\/vars/);
  expect(options).toContain('HTTP/1.1 200 OK');
  expect(options).toContain('"cmdline": ["serveapi","-D","tcp://127.0.0.1:2376"]');
  expect(plain).toContain('HTTP/1.1 404 Not Found');
}, 60_000);

it('chapter 11: of the four ways of a stranger one is let in, and two where a certificate is not asked for', async () => {
  expect(codes(await shown('11-tls', undefined), 'docker')).toEqual([
    ['ann', 0],
    ['ann', 1],
    ['stranger', 0],
    ['stranger', 1],
    ['stranger', 1],
    ['stranger', 1],
  ]);
  expect(codes(await shown('11-tls', 'if-given'), 'docker')).toEqual([
    ['ann', 0],
    ['ann', 1],
    ['stranger', 0],
    ['stranger', 1],
    ['stranger', 0],
    ['stranger', 1],
  ]);
}, 60_000);

it('chapter 11: what is missing is said by who looks for it; a certificate, by the server', async () => {
  const files = await shown('11-tls', 'files');
  expect(codes(files, 'serveapi').at(-1)).toEqual(['server', 1]);
  expect(said(files, 'third')).toContain(
    'Could not load X509 key pair (/root/.docker/cert.pem, /none): open /none: no such file or directory',
  );
  const ann = said(files, 'ann');
  expect(ann).toContain("Couldn't read ca cert /none: open /none: no such file or directory");
  expect(ann).toMatch(/--tlscert \/none[^]*remote error: tls: bad certificate/);
  expect(said(files, 'tlsverify')).toMatch(
    /10\.0\.0\.2:\d+: tls: client didn't provide a certificate/,
  );
  const off = await shown('11-tls', 'off');
  expect(codes(off, 'docker', '--tlsverify=false')).toEqual([['stranger', 0]]);
}, 60_000);

it('chapter 10: one value lets in one listener; who is stopped early cuts all off', async () => {
  const own = await shown('10-held-at-the-door', undefined);
  expect(codes(own, 'curl').map(([, code]) => code)).toEqual([0, 0, 0, 0, 0]);
  const one = await shown('10-held-at-the-door', 'one-value');
  const first = codes(one, 'curl').slice(0, 3);
  expect(new Set(first.map(([, code]) => code))).toEqual(new Set([0, 52]));
  const stopped = await shown('10-held-at-the-door', 'stopped-early');
  expect(
    codes(stopped, 'curl')
      .slice(0, 3)
      .map(([, code]) => code),
  ).toEqual([52, 52, 52]);
}, 60_000);

/** The lines of a terminal that hold a text. */
const lines = (view: MomentView, of: string, text: string) =>
  said(view, of)
    .split('\n')
    .filter((line) => line.includes(text));

it('chapter 21: a list that has not changed changes nothing; what is missed is not told', async () => {
  const eager = said(await shown('21-discovery', 'eager'), 'watch');
  expect(eager).toMatch(/20s: a list of 4\n+40s: a list of 4\n+ +added 10\.0\.0\.8:2375\n/);
  const none = await shown('21-discovery', 'no-file');
  expect(lines(none, 'report', 'error:').map((line) => line.split(':')[0])).toEqual([
    '0s',
    '20s',
    '40s',
  ]);
  const late = said(await shown('21-discovery', 'late-look'), 'watch');
  expect(late).toMatch(/-heartbeat 2m .*\n+0s: a list of 0\n+5m0s: end\s*$/);
}, 180_000);

it('chapter 22: an error is printed like a token; without a URL nobody is asked', async () => {
  const noStatus = await shown('22-swarm-create', 'no-status');
  expect(said(noStatus, 'shell')).toMatch(/swarm create\n+unexpected EOF\n/);
  expect(codes(noStatus, 'swarm', 'create').map(([, code]) => code)).toEqual([1, 0, 1, 1]);
  // The token that the text shows is the one that the reader's own run prints.
  const token = /swarm create\n([0-9a-f]{32})\n/.exec(
    said(await shown('22-swarm-create', undefined), 'shell'),
  );
  for (const language of ['en', 'zh']) {
    const text = readFileSync(
      join(content, 'chapters', '22-swarm-create', `${language}.mdx`),
      'utf8',
    );
    expect(text).toContain(`$ swarm create\n${token?.[1]}\n`);
  }
  const checkFirst = await shown('22-swarm-create', 'check-first');
  expect(lines(checkFirst, 'shell', 'unsupported protocol scheme ""')).toHaveLength(3);
}, 180_000);

it('chapter 23: a late heartbeat is forgotten each time; a wrong token is noticed by the list alone', async () => {
  const late = await shown('23-swarm-join', 'late-beat');
  const of = (view: MomentView, what: string, addr: string) =>
    lines(view, 'service', what).filter((line) => line.includes(`"${addr}:2375"`));
  const beats = of(late, 'msg=Registered', '10.0.0.1').length;
  expect(beats).toBeGreaterThan(4);
  expect(beats - of(late, 'forgotten', '10.0.0.1').length).toBeLessThanOrEqual(1);

  const noCheck = await shown('23-swarm-join', 'no-check');
  const seconds = (list: string[]) => list.map((line) => /T([0-9:]+)Z/.exec(line)?.[1]);
  const gone = seconds(of(noCheck, 'forgotten', '10.0.0.1'));
  expect(gone.length).toBeGreaterThan(4);
  expect(seconds(of(noCheck, 'msg=Registered', '10.0.0.1'))).toEqual(expect.arrayContaining(gone));

  const wrong = await shown('23-swarm-join', 'wrong-token');
  const agent = said(wrong, 'agent of 10.0.0.1');
  expect(agent.match(/Registering/g)).toHaveLength(4);
  expect(agent).not.toContain('level=error');
  expect(said(wrong, 'list')).toContain('returned 404 HTTP status code');
}, 180_000);

it('chapter 29: the pane of the cluster says what is asked for and who may have it, where an experiment stands', async () => {
  const placed = async (experiment: string, at: string) => {
    const { session } = await stand('29-placing-a-container', experiment, at);
    const reply = await session.handle({ type: 'cluster' });
    if (reply.type !== 'cluster') throw new Error(JSON.stringify(reply));
    const { wants, candidates } = reply.view.placements[0]!;
    return { wants, stages: candidates.map(({ stage }) => stage), first: candidates[0]! };
  };
  const doors = await placed('doors', 'no-port');
  expect(doors.wants.expressions).toEqual(['-p 8080']);
  expect(doors.stages).toEqual(['out', 'out', 'out']);
  const softly = await placed('softly', 'softened');
  expect(softly.wants.expressions).toEqual(['constraint:storage==~tape']);
  expect(softly.stages).toEqual(['in', 'in', 'in']);
  const binpack = await placed('binpack', 'second-manager');
  expect(binpack.wants).toEqual({ memory: 512 * 1024 * 1024, cpus: 0, expressions: [] });
  expect(binpack.stages).toEqual(['weighed', 'weighed', 'weighed']);
  expect(binpack.first.weight).toBeGreaterThan(1000);
}, 300_000);
