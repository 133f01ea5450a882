/**
 * The heap is JavaScript objects that carry the epoch of their last save. The first write to an
 * object after a checkpoint sets a copy of its old contents aside in the current log; going back is
 * putting those copies back in place, and what they displace is kept, so that one can return.
 */

/** Anything that the running program can change. Its identity survives going back and forth. */
export abstract class Tracked {
  /** Epoch of the last save; compared with Heap.epoch before every write. */
  epoch = 0;
  /** A copy of everything mutable, never shared with the live object. */
  abstract save(): unknown;
  /** Takes contents made by save(); the saved value must not be aliased by the live object afterwards if it can be loaded again. */
  abstract load(saved: unknown): void;
  /** Roughly the bytes a save costs: for the recording's budget. */
  abstract weight(): number;
}

/** One undone-or-redone change. swap() exchanges the live contents with the kept ones. */
export interface Change {
  swap(): void;
  readonly weight: number;
  /** The object (and part of it) this change covers: when two logs are merged the older one per key wins. undefined: always kept. */
  readonly key: unknown;
}

class ObjectChange implements Change {
  readonly weight: number;
  constructor(
    private readonly object: Tracked,
    private saved: unknown,
  ) {
    this.weight = object.weight() + 48;
  }
  get key(): unknown {
    return this.object;
  }
  swap(): void {
    const now = this.object.save();
    this.object.load(this.saved);
    this.saved = now;
  }
}

/** What changed between two checkpoints, in order. */
export class Log {
  readonly changes: Change[] = [];
  weight = 0;

  add(change: Change): void {
    this.changes.push(change);
    this.weight += change.weight;
  }

  /** From the later state to the earlier one. */
  back(): void {
    for (let i = this.changes.length - 1; i >= 0; i--) this.changes[i]!.swap();
  }

  /** From the earlier state to the later one; only after back(). */
  forth(): void {
    for (const change of this.changes) change.swap();
  }
}

export class Heap {
  /** Never reused: an object whose epoch differs has not been saved in the current log. */
  epoch = 1;
  log = new Log();
  /** Objects made so far; part of the machine's state, gives each object its lasting number. */
  nextId = 1;

  /** Called before the first write to an object in this epoch. */
  touch(object: Tracked): void {
    if (object.epoch === this.epoch) return;
    this.log.add(new ObjectChange(object, object.save()));
    object.epoch = this.epoch;
  }

  /** Closes the current log, returns it, and starts a new one. */
  cut(): Log {
    const log = this.log;
    this.log = new Log();
    this.epoch++;
    return log;
  }
}
