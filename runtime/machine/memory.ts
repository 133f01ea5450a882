/** How much a program may ask for at once: what cannot be had ends it in Go's words, not ours. */
import type { RType } from '../code/rtype';
import { GoFatal } from './native';
import { sizeOf } from './size';

/** JavaScript values one allocation may make: numbers are cheap, objects are not. */
const MOST_NUMBERS = 2 ** 28;
const MOST_OBJECTS = 2 ** 25;

/** Elements from which an array counts as big: Machine.madeBig is told. */
export const BIG = 4096;

/** The largest allocation Go itself would try, in bytes (48 bits of address space). */
export const MAX_ALLOC = 2 ** 48;

/** Goroutines that may live at once in one machine. */
export const MOST_GOROUTINES = 400_000;

const objects = new WeakMap<RType, number>();

/** How many JavaScript objects and references a value of the type is made of; 0 for a number. */
function objectsOf(t: RType): number {
  if (t.kind !== 'struct' && t.kind !== 'array') return t.cls === 2 ? 1 : 0;
  let n = objects.get(t);
  if (n === undefined) {
    if (t.kind === 'array')
      n = 1 + t.len * Math.max(objectsOf(t.elem!), t.elem!.cls === 2 ? 1 : 0.125);
    else {
      n = 1;
      for (const field of t.fields) n += Math.max(1, objectsOf(field.type));
    }
    objects.set(t, n);
  }
  return n;
}

/** The fatal error of a program that wants more memory than there is. */
export function outOfMemory(bytes?: number): GoFatal {
  return new GoFatal(
    bytes === undefined
      ? 'fatal error: runtime: out of memory'
      : `runtime: out of memory: cannot allocate ${bytes}-byte block\nfatal error: out of memory`,
  );
}

/** Throws where an array of so many elements cannot be had. */
export function checkArray(elem: RType, length: number): void {
  if (length < 1 << 16 && elem.cls !== 2) return;
  const own = elem.cls === 2 ? length * objectsOf(elem) > MOST_OBJECTS : length > MOST_NUMBERS;
  if (own) throw outOfMemory(length * sizeOf(elem));
}

/**
 * What JavaScript itself refuses while Go runs: strings, arrays and maps beyond its limits, recursion
 * of a native (or of the compiler) beyond its stack. Undefined: any other error, a mistake of ours.
 */
export function refusal(error: unknown): GoFatal | undefined {
  if (!(error instanceof RangeError)) return undefined;
  const { message } = error;
  if (message.includes('call stack')) return new GoFatal('fatal error: stack overflow');
  if (/length|size exceeded|allocation failed|BigInt too big/i.test(message)) return outOfMemory();
  return undefined;
}
