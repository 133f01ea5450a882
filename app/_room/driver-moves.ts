// Movements through the run, one at a time: the session does them in order, and a reader who drags over a
// thousand steps wants the last.
import type { Command, Direction, Reply } from '@/runtime/session/protocol';
import type { Core } from './driver-core';
import { atEnd } from './state';

/** A movement through the run: what a click on *step* asks for. */
export type Movement = Extract<
  Command,
  {
    type:
      | 'step'
      | 'to-line'
      | 'to-event'
      | 'to-landmark'
      | 'to-seq'
      | 'to-cause'
      | 'to-moment'
      | 'next-moment'
      | 'seek'
      | 'run'
      | 'last-write';
  }
>;

/** Milliseconds before something under way is shown as such: a step must not flicker. */
const BUSY_AFTER = 120;

export type Moves = ReturnType<typeof createMoves>;

/** The movements of one driver. */
export function createMoves({ ask, dispatch, get, page, take }: Core) {
  /** The one movement that waits until the present one has ended: the latest wins. */
  let next: Movement | undefined;
  let moving: Movement | undefined;
  /** Counts what was forgotten, so that a late reply is told from one that is waited for. */
  let forgotten = 0;
  let walk: ReturnType<typeof setTimeout> | undefined;

  /** Forgets what is under way: another run begins, or the worker is gone. */
  function forget(): void {
    stopWalk();
    forgotten++;
    moving = undefined;
    next = undefined;
  }

  /**
   * Does a movement; while another is under way, or a run is being opened, it waits, and the last to come is
   * the one done.
   */
  async function move(movement: Movement): Promise<void> {
    const { phase } = get();
    if (phase.kind === 'building') next = movement;
    if (phase.kind !== 'ready') return;
    if (moving) {
      next = movement;
      if (moving.type === 'run') void ask({ type: 'stop' });
      return;
    }
    moving = movement;
    const late = setTimeout(() => dispatch({ type: 'busy', busy: {} }), BUSY_AFTER);
    const of = forgotten;
    const reply = await ask(movement);
    clearTimeout(late);
    // Another run is being opened: the moment would be of the one that was left.
    if (of !== forgotten) return;
    moving = undefined;
    if (!reply) return;
    if (get().busy) dispatch({ type: 'busy', busy: undefined });
    if (reply.type === 'refused') stopWalk();
    await take(reply);
    tellMoment(movement, reply);
    const waiting = next;
    next = undefined;
    if (waiting) await move(waiting);
  }

  /** The movement that a run begins with, and then the one that has waited for the run. */
  async function enter(first: Movement | undefined): Promise<void> {
    const waiting = next;
    next = undefined;
    if (first) await move(first);
    if (waiting) await move(waiting);
  }

  /** What a movement found, or that there was nothing to find, where the picture does not say it. */
  function tellMoment(movement: Movement, reply: Reply): void {
    const nothing = reply.type === 'refused' && reply.code === 'no-such-event';
    if (nothing && movement.type === 'to-cause') {
      dispatch({ type: 'note', note: { kind: 'no-cause' } });
    }
    if (nothing && movement.type === 'to-landmark') {
      const { landmark, direction } = movement;
      dispatch({ type: 'note', note: { kind: 'no-landmark', landmark, direction } });
    }
    if (reply.type !== 'moment' || !/moment$/.test(movement.type)) return;
    const { moments, step } = reply.view;
    const here = Object.keys(moments).filter((id) => moments[id]!.at === step);
    // Two moments may stand at one step: then it is the one that was asked for.
    const asked = movement.type === 'to-moment' ? here.find((id) => id === movement.id) : undefined;
    const reached = asked ?? here[0];
    if (reached !== undefined) dispatch({ type: 'note', note: { kind: 'moment', id: reached } });
  }

  const follow = () => (get().chosen === 0 ? {} : { g: get().chosen });

  function step(how: 'statement' | 'over' | 'out' | 'any', direction: Direction): Promise<void> {
    return move({ type: 'step', how, direction, ...(how === 'any' ? {} : follow()) });
  }

  function stopWalk(): void {
    clearTimeout(walk);
    walk = undefined;
    if (get().walking) dispatch({ type: 'walking', walking: false });
  }

  function stop(): void {
    stopWalk();
    next = undefined;
    if (moving || get().phase.kind === 'building') void ask({ type: 'stop' });
    else if (get().view?.recording) void ask({ type: 'stop' }).then(take);
  }

  function toggleWalk(): void {
    if (get().walking) return stop();
    dispatch({ type: 'walking', walking: true });
    const on = async () => {
      const { view } = get();
      if (!view || atEnd(view)) return stopWalk();
      await step('any', 'forward');
      if (get().walking) walk = setTimeout(() => void on(), page.pace);
    };
    void on();
  }

  return { enter, forget, move, step, stop, stopWalk, toggleWalk };
}
