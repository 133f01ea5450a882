// What the texts of chapters 7, 8 and 10 promise of their experiments is what the runs show.
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { Chapter } from '../content/types';
import type { MomentView, ScenarioSpec } from '../runtime/session/index';
import { Session } from '../runtime/session/index';
import { bundle } from '../runtime/testing/bundle';

const content = join(import.meta.dirname, '..', 'content');
const sources = bundle();

/** The moment an experiment shows, or its end; without one, the chapter's own run. */
async function shown(slug: string, experiment: string | undefined, at?: string) {
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
  const { recorded } = await ask({ type: 'open', scenario: changed, moments: chapter.moments });
  return ask(at ? { type: 'to-moment', id: at } : { type: 'seek', step: recorded });
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
  const said = (host: string) =>
    own.terminal
      .filter(({ terminal, text }) => terminal === host && /sock: no|^srw/.test(text))
      .map(({ text }) => text.trimEnd());
  const socket = 'srw-rw---- root docker 0 /var/run/docker.sock';
  expect(said('old')).toEqual([socket, socket]);
  expect(said('new')).toEqual([
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
