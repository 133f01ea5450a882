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
  /** Takes contents made by save() and gives its own for them; both may change hands uncopied. */
  exchange(saved: unknown): unknown {
    const now = this.save();
    this.load(saved);
    return now;
  }
  /** Roughly the bytes a save costs: for the recording's budget. */
  abstract weight(): number;
  /** The lasting number of an object that nothing older refers to before it is made; 0: it may always have been there. */
  get born(): number {
    return 0;
  }
}

/** One undone-or-redone change. swap() exchanges the live contents with the kept ones and marks what it changed with the epoch given. */
export interface Change {
  swap(epoch: number): void;
  readonly weight: number;
  /** The object (and part of it) this change covers: when two logs are merged the older one per key wins. undefined: always kept. */
  readonly key: unknown;
  /** See Tracked.born. */
  readonly born: number;
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
  get born(): number {
    return this.object.born;
  }
  swap(epoch: number): void {
    this.saved = this.object.exchange(this.saved);
    this.object.epoch = epoch;
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

  /** From the later state to the earlier one. The open log must be empty, as after cut(). */
  back(changes: readonly Change[]): void {
    for (let i = changes.length - 1; i >= 0; i--) changes[i]!.swap(this.epoch);
    this.epoch++;
  }

  /** From the earlier state to the later one; only after back(). */
  forth(changes: readonly Change[]): void {
    for (const change of changes) change.swap(this.epoch);
    this.epoch++;
  }

  /**
   * From here on whatever changes carries this epoch or a later one, by writes and by going back and
   * forth: for who wants to look again only at what is new. Returns the epoch.
   */
  mark(): number {
    return ++this.epoch;
  }
}
