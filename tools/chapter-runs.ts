// Each chapter is run: its moments happen, its questions have answers, its experiments fit and end.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { readAnswer } from '../app/_room/answer';
import { idOfShown } from '../app/_room/moments-of';
import type { Chapter } from '../content/types';
import type { EventView, MomentView, Reply, ScenarioSpec } from '../runtime/session/index';
import { Session } from '../runtime/session/index';
import { bundle } from '../runtime/testing/bundle';

const folder = join(import.meta.dirname, '..', 'content', 'chapters');
const sources = bundle();

function view(reply: Reply): MomentView {
  if (reply.type !== 'moment') throw new Error(JSON.stringify(reply).slice(0, 2000));
  return reply.view;
}

/** Runs the chapters whose folders' names match. They are several files' work, since they take long. */
export function runChapters(which: RegExp): void {
  for (const slug of readdirSync(folder).sort()) {
    if (!which.test(slug) || !existsSync(join(folder, slug, 'chapter.ts'))) continue;
    runChapter(slug);
  }
}

function runChapter(slug: string): void {
  describe(slug, async () => {
    const { chapter } = (await import(join(folder, slug, 'chapter.ts'))) as { chapter: Chapter };
    const { scenario } = (await import(
      join(folder, '..', 'scenarios', `${chapter.scenario}.ts`)
    )) as { scenario: ScenarioSpec };
    const { moments } = chapter;

    // One run for all that only look at it; the experiments, which come last, open their own.
    const session = new Session({ bundle: sources });
    let first: MomentView;
    beforeAll(async () => {
      first = view(await session.handle({ type: 'open', scenario, moments }));
    });

    it('its moments happen, in the order they are told', async () => {
      expect(Object.keys(first.moments)).toEqual(
        expect.arrayContaining(moments.map(({ id }) => id)),
      );
      const steps = moments.map(({ id }) => first.moments[id]!.seq);
      expect(steps).toEqual([...steps].sort((a, b) => a - b));
      for (const { id } of moments) {
        const at = view(await session.handle({ type: 'to-moment', id }));
        expect(Math.abs(at.step - first.moments[id]!.step)).toBeLessThanOrEqual(1);
      }
    });

    for (const { id, at, answer } of chapter.questions) {
      it(`the question ${id} is answered by the run`, async () => {
        const there = view(await session.handle({ type: 'to-moment', id: at }));
        const eventsFrom = async (
          from: number,
          kind: EventView['kind'],
        ): Promise<readonly EventView[]> => {
          const all: EventView[] = [];
          for (;;) {
            const next = (all.at(-1)?.seq ?? from - 1) + 1;
            const page = { type: 'events', from: next, count: 1000, kinds: [kind] } as const;
            const reply = await session.handle(page);
            if (reply.type !== 'events') throw new Error(JSON.stringify(reply));
            if (reply.events.length === 0) return all;
            all.push(...reply.events);
          }
        };
        const found = await readAnswer(answer, there, {
          afterStatement: async () =>
            view(await session.handle({ type: 'step', how: 'over', direction: 'forward' })),
          nextSwitch: async (after) => (await eventsFrom(after + 1, 'run'))[0],
          eventsOf: async (kind, upTo) =>
            (await eventsFrom(1, kind)).filter(({ seq }) => seq <= upTo),
        });
        // Numbers of objects change with anything made before them, and tell nothing.
        expect(JSON.parse(JSON.stringify(found).replace(/#\d+/g, '#'))).toMatchSnapshot();
        expect(found.kind).not.toBe('nothing');
      });
    }

    for (const { id, edits, script, show } of chapter.experiments) {
      it(`the experiment ${id} runs`, async () => {
        const changed: ScenarioSpec = {
          ...scenario,
          script: [...scenario.script, ...(script ?? [])],
          ...(edits ? { edits } : {}),
        };
        const own = typeof show === 'object' ? [show] : [];
        const open = { type: 'open', scenario: changed, moments: [...moments, ...own] } as const;
        const { outcome } = view(await session.handle(open));
        expect(outcome.kind).not.toBe('failed');
        expect(outcome.kind).not.toBe('running');
        const shown = idOfShown(show);
        // What the room goes to when it is opened is there, and it is the program's, not the library's,
        // unless it comes from outside: a link is joined while any program runs.
        if (shown === undefined) return;
        const at = view(await session.handle({ type: 'to-moment', id: shown }));
        if (moments.some(({ id, kind }) => id === shown && kind === 'link')) return;
        const shows = at.goroutines.find(({ id }) => id === at.current?.g);
        const files = shows?.stack.map(({ place }) => place?.file ?? '');
        expect(files, shown).toContainEqual(expect.stringMatching(/^(engine-room|github\.com)\//));
      });
    }
  });
}
