import { describe, expect, it } from 'vitest';
import { scenario } from '@/content/scenarios/two-goroutines';
import { chapter } from '@/content/chapters/00-how-to-read-this-book/chapter';
import { Session, type MomentView, type Reply } from '@/runtime/session/index';
import { bundle } from '@/runtime/testing/bundle';
import { readAnswer } from './answer';

function view(reply: Reply): MomentView {
  if (reply.type !== 'moment') throw new Error(JSON.stringify(reply));
  return reply.view;
}

/** What the run says at a moment of chapter 0. */
async function waitsAt(id: string) {
  const session = new Session({ bundle: bundle() });
  await session.handle({ type: 'open', scenario, moments: chapter.moments });
  const there = view(await session.handle({ type: 'to-moment', id }));
  return readAnswer({ read: 'waits' }, there, {
    afterStatement: async () =>
      view(await session.handle({ type: 'step', how: 'over', direction: 'forward' })),
    nextSwitch: async () => Promise.resolve(undefined),
    eventsOf: async (kind, upTo) => {
      const page = { type: 'events', from: 1, count: 5000, kinds: [kind] } as const;
      const reply = await session.handle(page);
      return reply.type === 'events' ? reply.events.filter(({ seq }) => seq <= upTo) : [];
    },
  });
}

describe('whether a goroutine waits', () => {
  it('counts a wait that somebody ends', async () => {
    expect(await waitsAt('full')).toMatchObject({ kind: 'waits', on: 'chan send' });
  });

  it('says no when the statement goes through', async () => {
    expect(await waitsAt('closed')).toMatchObject({ kind: 'waits', on: undefined });
  });
});
