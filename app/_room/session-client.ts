// The page's end of a session: posts commands to the worker, keeps a promise for each until its reply,
// passes notices on, and says once when the worker has died.
import type {
  Command,
  Message,
  MomentView,
  Notice,
  Reply,
  Request,
} from '@/runtime/session/protocol';
import { patched } from '@/runtime/session/sharing';

/** What the client needs of a Worker; a test brings its own. */
export type WorkerLike = Pick<Worker, 'postMessage' | 'terminate'> & {
  onmessage: ((event: MessageEvent) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
  onmessageerror: ((event: MessageEvent) => void) | null;
};

/** All Go sources, as the bundle holds them. */
export type Sources = Readonly<Record<string, string>>;

/** The worker died; every command under way fails with this. */
export class SessionCrashed extends Error {
  override readonly name = 'SessionCrashed';
}

/** A session that can be asked. */
export type Session = {
  /** Rejects with SessionCrashed when the worker has died or dies before it answers. */
  ask(command: Command): Promise<Reply>;
  /** Ends the worker. What is under way is never answered. */
  close(): void;
};

type Listeners = {
  readonly notice: (notice: Exclude<Notice, { type: 'crashed' }>) => void;
  /** Called at most once. */
  readonly crashed: (message: string) => void;
};

type Waiting = { resolve: (reply: Reply) => void; reject: (error: Error) => void };

/** Drives a worker; `sources` is what it is given before the first command. */
export function connect(worker: WorkerLike, sources: Sources, listeners: Listeners): Session {
  const waiting = new Map<number, Waiting>();
  let last = 0;
  let moment: MomentView | undefined;
  let dead: string | undefined;
  let closed = false;

  function die(message: string): void {
    if (dead !== undefined || closed) return;
    dead = message;
    worker.terminate();
    for (const { reject } of waiting.values()) reject(new SessionCrashed(message));
    waiting.clear();
    listeners.crashed(message);
  }

  worker.onmessage = (event: MessageEvent) => {
    const message = event.data as Message;
    if ('notice' in message) {
      if (message.notice.type === 'crashed') die(message.notice.message);
      else listeners.notice(message.notice);
      return;
    }
    waiting.get(message.id)?.resolve(replyOf(message));
    waiting.delete(message.id);
  };

  /** Moments come as what has changed since the last one. */
  function replyOf(message: Exclude<Message, { notice: Notice }>): Reply {
    if ('moment' in message) {
      moment = patched(moment!, message.moment);
      return { type: 'moment', view: moment };
    }
    if (message.reply.type === 'moment') moment = message.reply.view;
    return message.reply;
  }

  worker.onerror = (event) => {
    // Handled here: the page shows it.
    event.preventDefault();
    die(event.message || 'the worker could not be started');
  };
  worker.onmessageerror = () => die('a message could not be read');
  worker.postMessage({ sources });

  return {
    ask(command) {
      if (dead !== undefined) return Promise.reject(new SessionCrashed(dead));
      const request: Request = { id: ++last, command };
      return new Promise((resolve, reject) => {
        waiting.set(request.id, { resolve, reject });
        worker.postMessage(request);
      });
    },
    close() {
      closed = true;
      waiting.clear();
      worker.terminate();
    },
  };
}
