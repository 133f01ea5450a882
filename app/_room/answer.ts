// What the run itself answers to a chapter's question, read from views and events.
import type { Answer } from '@/content/types';
import type { EventView, MomentView } from '@/runtime/session/protocol';

/** An answer, as data; the page has the words. */
export type Found =
  | { readonly kind: 'goroutine'; readonly g: number; readonly entry: string }
  | { readonly kind: 'waits'; readonly g: number; readonly on: string | undefined }
  | { readonly kind: 'value'; readonly name: string; readonly text: string }
  | { readonly kind: 'count'; readonly count: number }
  /** What the question asks about is not there at this moment. */
  | { readonly kind: 'nothing'; readonly name: string };

/** A question of the chapter with the answer, once it has been read. */
export type QuestionAnswer = { readonly id: string; readonly found: Found | undefined };

/** What an answer may ask of the run. Nothing it does moves the reader. */
export type Asks = {
  /** The moment after the goroutine that runs has executed one statement. */
  readonly afterStatement: () => Promise<MomentView | undefined>;
  /** The first switch to another goroutine after the moment. */
  readonly nextSwitch: (after: number) => Promise<EventView | undefined>;
  /** Events up to the moment. */
  readonly eventsOf: (kind: EventView['kind'], upTo: number) => Promise<readonly EventView[]>;
};

/** Reads the answer at the moment `view`. */
export async function readAnswer(answer: Answer, view: MomentView, asks: Asks): Promise<Found> {
  const g = view.goroutines.find(({ id }) => id === (view.current?.g ?? view.chosen));
  switch (answer.read) {
    case 'next-goroutine': {
      let next = await asks.nextSwitch(view.seq);
      // A goroutine whose time is over may be the one that is picked again: that is no switch.
      while (next && next.g === view.current?.g) next = await asks.nextSwitch(next.seq);
      const entry = view.goroutines.find(({ id }) => id === next?.g)?.entry;
      if (!next) return { kind: 'nothing', name: 'run' };
      return { kind: 'goroutine', g: next.g, entry: entry ?? '' };
    }
    case 'waits': {
      if (!g) return { kind: 'nothing', name: 'goroutine' };
      const after = await asks.afterStatement();
      if (!after) return { kind: 'nothing', name: 'goroutine' };
      // A wait that has ended by then is one all the same: the events know of it.
      const block = (await asks.eventsOf('block', after.seq)).find(
        (event) => event.g === g.id && event.seq > view.seq,
      );
      const later = after.goroutines.find(({ id }) => id === g.id);
      const on =
        block &&
        (later?.state === 'waiting' ? (later.waitsOn?.text ?? block.detail) : block.detail);
      return { kind: 'waits', g: g.id, on };
    }
    case 'value': {
      const frame = g?.stack[Math.max(0, g.visibleFrame)];
      const local = frame?.locals.find(({ name }) => name === answer.name);
      if (!local) return { kind: 'nothing', name: answer.name };
      return { kind: 'value', name: answer.name, text: local.value.text };
    }
    case 'channel-length': {
      const channel = view.channels.find(({ names }) =>
        names.some((name) => name === answer.name || name.endsWith(`.${answer.name}`)),
      );
      if (!channel) return { kind: 'nothing', name: answer.name };
      return { kind: 'count', count: channel.buffered };
    }
    case 'count': {
      const events = await asks.eventsOf(answer.kind, view.seq);
      const { fn } = answer;
      const count = events.filter(({ detail }) => fn === undefined || detail === fn).length;
      return { kind: 'count', count };
    }
  }
}
