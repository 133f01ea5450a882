/** A recording must show any step exactly as running to it does, whatever way one came (SPEC.md TL1–TL5). */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Heap, Tracked } from '../machine/heap';
import { Recording, type Subject } from './recording';

class Cell extends Tracked {
  constructor(public v: number) {
    super();
  }
  save(): unknown {
    return this.v;
  }
  load(saved: unknown): void {
    this.v = saved as number;
  }
  weight(): number {
    return 16;
  }
}

/** A machine small enough to be obviously right: a counter, a generator and eight cells. */
class Toy implements Subject<string> {
  readonly heap = new Heap();
  private readonly counter = new Cell(0);
  private readonly random: Cell;
  private readonly cells = Array.from({ length: 8 }, (_, i) => new Cell(i));
  constructor(seed: number) {
    this.random = new Cell(seed);
  }
  get steps(): number {
    return this.counter.v;
  }
  run(limit: number): string {
    while (this.counter.v < limit) {
      this.set(this.random, (Math.imul(this.random.v, 1664525) + 1013904223) >>> 0);
      const cell = this.cells[this.random.v >>> 29]!;
      this.set(cell, (cell.v * 3 + this.random.v) % 1000003);
      this.set(this.counter, this.counter.v + 1);
    }
    return 'limit';
  }
  state(): string {
    return [this.counter, this.random, ...this.cells].map((cell) => cell.v).join(' ');
  }
  private set(cell: Cell, v: number): void {
    this.heap.touch(cell);
    cell.v = v;
  }
}

const straight = (seed: number, steps: number): string => {
  const toy = new Toy(seed);
  toy.run(steps);
  return toy.state();
};

describe('Recording', () => {
  it('TL1: seeking equals running, in any order of seeks, with any tuning', () => {
    fc.assert(
      fc.property(
        fc.nat(1e6),
        fc.integer({ min: 1, max: 400 }),
        fc.integer({ min: 3, max: 20 }),
        fc.array(fc.nat(3000), { minLength: 1, maxLength: 12 }),
        (seed, interval, maxCheckpoints, targets) => {
          const toy = new Toy(seed);
          const recording = new Recording(toy, { interval, maxCheckpoints });
          recording.runLive(2000);
          for (const target of targets) {
            if (target > recording.recorded) recording.runLive(target);
            else recording.seek(target);
            expect(toy.state()).toBe(straight(seed, target));
          }
        },
      ),
      { numRuns: 60, seed: 7 },
    );
  });

  it('TL2: going back finds the last step that fits', () => {
    const toy = new Toy(3);
    const recording = new Recording(toy, { interval: 100 });
    recording.runLive(3000);
    expect(recording.seekBackTo(() => toy.steps % 700 === 1)).toBe(true);
    expect(toy.state()).toBe(straight(3, 2801));
    expect(recording.seekBackTo(() => toy.steps % 700 === 1)).toBe(true);
    expect(recording.step).toBe(2101);
    expect(recording.seekBackTo(() => toy.steps === 5000)).toBe(false);
    expect(toy.state()).toBe(straight(3, 2101));
    expect(recording.seekForwardTo(() => toy.steps === 2500)).toBe(true);
    expect(toy.state()).toBe(straight(3, 2500));
  });

  it('TL3: after truncating, the past stays and the future is made anew', () => {
    const toy = new Toy(9);
    const recording = new Recording(toy, { interval: 300 });
    recording.runLive(2500);
    recording.seek(1111);
    recording.truncate();
    expect(recording.recorded).toBe(1111);
    recording.runLive(1800);
    for (const step of [1799, 3, 1111, 1110, 1500, 0, 1800]) {
      recording.seek(step);
      expect(toy.state()).toBe(straight(9, step));
    }
  });

  it('TL4: a recording over its weight lets the oldest go and says from where it reaches', () => {
    const toy = new Toy(1);
    const recording = new Recording(toy, { interval: 50, maxWeight: 8000, maxCheckpoints: 1000 });
    recording.runLive(20000);
    expect(recording.first).toBeGreaterThan(0);
    expect(() => recording.seek(recording.first - 1)).toThrow(RangeError);
    recording.seek(recording.first);
    expect(toy.state()).toBe(straight(1, recording.first));
  });

  it('TL1: whatever one does, in whatever order, each step is what running to it gives', () => {
    const deed = fc.oneof(
      fc.record({
        do: fc.constant('seek' as const),
        at: fc.double({ min: 0, max: 1, noNaN: true }),
      }),
      fc.record({ do: fc.constant('live' as const), by: fc.nat(900) }),
      fc.record({ do: fc.constant('forward' as const), by: fc.nat(3000) }),
      fc.record({ do: fc.constant('back' as const), by: fc.integer({ min: 1, max: 300 }) }),
      fc.record({ do: fc.constant('truncate' as const) }),
    );
    fc.assert(
      fc.property(
        fc.nat(1e6),
        fc.integer({ min: 1, max: 90 }),
        fc.integer({ min: 3, max: 40 }),
        fc.array(deed, { minLength: 3, maxLength: 25 }),
        (seed, interval, maxCheckpoints, deeds) => {
          const toy = new Toy(seed);
          const recording = new Recording(toy, { interval, maxCheckpoints });
          recording.runLive(1500);
          for (const one of deeds) {
            const { first, recorded, step } = recording;
            if (one.do === 'seek') recording.seek(first + Math.floor(one.at * (recorded - first)));
            else if (one.do === 'live') recording.runLive(recorded + one.by);
            else if (one.do === 'forward') recording.forward(step + one.by);
            else if (one.do === 'truncate') recording.truncate();
            else {
              const wanted = Math.max(first, step - one.by);
              expect(recording.seekBackTo(() => toy.steps === wanted)).toBe(wanted < step);
            }
            expect(toy.state()).toBe(straight(seed, recording.step));
          }
          recording.seek(recording.first);
          expect(toy.state()).toBe(straight(seed, recording.first));
        },
      ),
      { numRuns: 60, seed: 11 },
    );
  });

  it('swaps each object once on a way over many checkpoints', () => {
    const toy = new Toy(5);
    const recording = new Recording(toy, { interval: 64, maxCheckpoints: 4000 });
    recording.runLive(20_000);
    expect(recording.checkpointCount).toBeGreaterThan(300);
    let swapped = 0;
    const { load } = Cell.prototype;
    Cell.prototype.load = function (this: Cell, saved: unknown) {
      swapped++;
      load.call(this, saved);
    };
    try {
      recording.seek(3);
      // Ten cells there are: once to the checkpoint, and what the last few steps took.
      expect(swapped).toBeLessThanOrEqual(20);
      swapped = 0;
      recording.seek(19_990);
      expect(swapped).toBeLessThanOrEqual(60);
    } finally {
      Cell.prototype.load = load;
    }
    expect(toy.state()).toBe(straight(5, 19_990));
  });
});
