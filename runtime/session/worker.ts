/**
 * A session behind a message port: the module a page starts as a worker. The first message gives the
 * sources, `{ sources }`; each later one is a Request. Answers are Messages.
 */
import { tierOptions } from '../machine';
import type { Message, MomentView, Reply, Request } from './protocol';
import { crashed, Session } from './session';
import { patchOf } from './sharing';

/** What a worker's global scope (or a test's stand-in) offers. */
export interface Port {
  postMessage(message: Message): void;
  onmessage: ((event: { readonly data: unknown }) => void) | null;
}

/** The first message. */
export interface Sources {
  readonly sources: Readonly<Record<string, string>>;
}

/** Serves one session on a port. `turn` lets messages that wait (a `stop`) come in. */
export function serve(port: Port, turn: () => Promise<void>): void {
  let session: Session | undefined;
  let last: MomentView | undefined;
  // Of a moment with a hundred goroutines most is what the page has already.
  const post = (id: number, reply: Reply): void => {
    if (reply.type !== 'moment') return port.postMessage({ id, reply });
    const { view } = reply;
    port.postMessage(last ? { id, moment: patchOf(last, view) } : { id, reply });
    last = view;
  };
  const die = (error: unknown) => port.postMessage({ id: 0, notice: crashed(error) });
  port.onmessage = ({ data }) => {
    try {
      if (!session) {
        const bundle = (data as Sources).sources;
        const onNotice = (notice: Extract<Message, { id: 0 }>['notice']) => {
          port.postMessage({ id: 0, notice });
        };
        session = new Session({ bundle, trusted: true, turn, onNotice });
        return;
      }
      const { id, command } = data as Request;
      session.handle(command).then((reply) => post(id, reply), die);
    } catch (error) {
      die(error);
    }
  };
}

/**
 * A turn a call: over a channel to oneself, whose message comes after those that wait already (timers would
 * be held back by 4 ms). A walk and the recording behind it may both wait for one.
 */
export function turnsOver(channel: {
  readonly port1: Pick<Port, 'onmessage'>;
  readonly port2: { postMessage(message: unknown): void };
}): () => Promise<void> {
  const waiting: (() => void)[] = [];
  channel.port1.onmessage = () => waiting.shift()?.();
  return () =>
    new Promise((resolve) => {
      waiting.push(resolve);
      channel.port2.postMessage(0);
    });
}

declare const self: (Port & { readonly window?: unknown }) | undefined;
declare class MessageChannel {
  readonly port1: Port;
  readonly port2: { postMessage(message: unknown): void };
}

// In a worker only: a test imports `serve` alone.
if (typeof self !== 'undefined' && typeof self.postMessage === 'function' && !self.window) {
  // The pages' policy forbids functions made of text, and a worker's script, which comes without one,
  // is not the place to get around it. Runs are the same, step for step.
  tierOptions.on = false;
  serve(self, turnsOver(new MessageChannel()));
}
