/** From whole numbers to slots of a map: open addressing, the numbers themselves stand in the map's keys. */
import type { Plain } from './value';

const FREE = 0;
const GONE = -1;
const SMALLEST = 8;

/**
 * 32 bits of a whole number of up to 53, its lowest first: neighbours stay neighbours, which memory
 * likes. What then collides is led apart by the bits above, five at a time.
 */
function fold(key: number): number {
  const low = key | 0;
  return low === key ? low : low ^ Math.imul(Math.floor(key / 4294967296), 0x85ebca6b);
}

/** An entry of the table is a slot's number and one, FREE, or GONE where one was taken out. */
export class IntIndex {
  private table = new Int32Array(SMALLEST);
  /** Entries that are not FREE. */
  private taken = 0;
  private live = 0;

  constructor(private readonly keys: readonly Plain[]) {}

  /** The slot whose key this is, or -1. */
  find(key: number): number {
    const table = this.table;
    const mask = table.length - 1;
    let rest = fold(key);
    for (let i = rest & mask; ; i = (i * 5 + 1 + (rest >>>= 5)) & mask) {
      const entry = table[i]!;
      if (entry === FREE) return -1;
      if (entry > 0 && this.keys[entry - 1] === key) return entry - 1;
    }
  }

  /** Adds a slot that is not there; its key stands in the keys already, or will. */
  add(key: number, slot: number): void {
    if ((this.taken + 1) * 4 > this.table.length * 3) this.resize();
    const table = this.table;
    const mask = table.length - 1;
    let rest = fold(key);
    let i = rest & mask;
    while (table[i]! > 0) i = (i * 5 + 1 + (rest >>>= 5)) & mask;
    if (table[i] === FREE) this.taken++;
    table[i] = slot + 1;
    this.live++;
  }

  /** Takes a slot out that was added for this key; nothing when it was not. */
  remove(key: number, slot: number): void {
    const table = this.table;
    const mask = table.length - 1;
    let rest = fold(key);
    for (let i = rest & mask; table[i] !== FREE; i = (i * 5 + 1 + (rest >>>= 5)) & mask) {
      if (table[i] !== slot + 1) continue;
      table[i] = GONE;
      this.live--;
      return;
    }
  }

  private resize(): void {
    const old = this.table;
    let size = SMALLEST;
    while (size < (this.live + 1) * 3) size *= 2;
    const table = new Int32Array(size);
    const mask = size - 1;
    for (const entry of old) {
      if (entry <= 0) continue;
      let rest = fold(this.keys[entry - 1] as number);
      let i = rest & mask;
      while (table[i] !== FREE) i = (i * 5 + 1 + (rest >>>= 5)) & mask;
      table[i] = entry;
    }
    this.table = table;
    this.taken = this.live;
  }
}
