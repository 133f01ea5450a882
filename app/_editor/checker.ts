// Checks a program while it is typed, in a worker of its own, so that a run beside it is not held up.
import type { DiagnosticView, ScenarioSpec } from '@/runtime/session/protocol';
import { connect, type Session, type Sources, type WorkerLike } from '../_room/session-client';

/** A program to check: the files that lie over the book's. */
export type Program = {
  readonly scenario: ScenarioSpec;
  readonly files: Readonly<Record<string, string>>;
};

/** Characters checked before the worker is replaced: it remembers every text it was given. */
const WORN_AFTER = 16 * 1024 * 1024;

/** The latest program wins: one that is overtaken is never answered. */
export function createChecker(makeWorker: () => WorkerLike, sources: Sources) {
  let session: Session | undefined;
  let worn = 0;
  let busy = false;
  let next: (() => void) | undefined;

  async function ask({ scenario, files }: Program): Promise<readonly DiagnosticView[] | undefined> {
    worn += Object.values(files).reduce((sum, text) => sum + text.length, 0);
    if (!session || worn > WORN_AFTER) {
      session?.close();
      worn = 0;
      session = connect(makeWorker(), sources, {
        notice: () => undefined,
        crashed: () => (session = undefined),
      });
    }
    try {
      const reply = await session.ask({ type: 'check', scenario, files });
      return reply.type === 'diagnostics' ? reply.diagnostics : undefined;
    } catch {
      // Its death is no news: the run itself says what is wrong with the machine.
      return undefined;
    }
  }

  /** Calls back with what is wrong, unless a later check comes first. */
  function check(program: Program, found: (list: readonly DiagnosticView[]) => void): void {
    if (busy) {
      next = () => check(program, found);
      return;
    }
    busy = true;
    void ask(program).then((list) => {
      busy = false;
      const waiting = next;
      next = undefined;
      if (waiting) waiting();
      else if (list) found(list);
    });
  }

  return {
    check,
    close(): void {
      next = undefined;
      session?.close();
    },
  };
}
