/** Which saves of which objects lead from one checkpoint back to another: of each object the oldest. */
import type { Change } from '../machine/heap';

/** Of logs that follow each other, oldest first: for each object the oldest change, in their order. */
export function oldest(logs: readonly (readonly Change[])[]): Change[] {
  const kept: Change[] = [];
  const seen = new Set<unknown>();
  for (const log of logs) {
    for (const change of log) {
      const { key } = change;
      if (key !== undefined) {
        if (seen.has(key)) continue;
        seen.add(key);
      }
      kept.push(change);
    }
  }
  return kept;
}

/**
 * Logs of many stretches merged over spans of 2, 4, 8 … of them, each when first wanted: a way over n
 * stretches puts together as many merged logs as n has bits, twice at most.
 */
export class Spans {
  /** By level, by number of the span. */
  private readonly levels: Change[][][] = [];

  /** `log(i)` is what leads back from checkpoint i+1 to checkpoint i; it must not change until clear(). */
  constructor(private readonly log: (i: number) => readonly Change[]) {}

  /** Forgets what has been merged: logs have changed, or their numbers. */
  clear(): void {
    this.levels.length = 0;
  }

  /** What leads from checkpoint `to` back to checkpoint `from`. */
  between(from: number, to: number): Change[] {
    const parts: (readonly Change[])[] = [];
    for (let at = from; at < to;) {
      let level = 0;
      while (at % (2 << level) === 0 && at + (2 << level) <= to) level++;
      parts.push(this.span(level, at >> level));
      at += 1 << level;
    }
    return oldest(parts);
  }

  private span(level: number, number: number): readonly Change[] {
    if (level === 0) return this.log(number);
    const spans = (this.levels[level] ??= []);
    return (spans[number] ??= oldest([
      this.span(level - 1, 2 * number),
      this.span(level - 1, 2 * number + 1),
    ]));
  }
}
