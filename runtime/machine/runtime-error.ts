/** Run-time panics as Go values: runtime.Error values of the types that runtime/lib/runtime declares. */
import type { Program } from '../code/program';
import type { RType } from '../code/rtype';
import { GoPanic } from './native';
import type { Process } from './process';
import { Iface } from './value';

/**
 * - errorString: a string type; Error() is `runtime error: ` and the string
 * - boundsError: the same, for index and slice bounds
 * - plainError: a string type; Error() is the string
 * All have RuntimeError(). TypeAssertionError is a struct type whose *pointer* is the error; its
 * first field is a string with the whole text (`interface conversion: …`).
 */
export type ErrorTypeName = 'errorString' | 'boundsError' | 'plainError';

/** A panic to throw. A program whose library lacks the runtime package panics with a plain string. */
export function makeRuntimeError(process: Process, text: string, name: ErrorTypeName): GoPanic {
  return new GoPanic(errorValue(process.program, text, name));
}

function errorValue(program: Program, text: string, name: ErrorTypeName): Iface {
  const type = program.namedType('runtime', name) ?? program.namedType('runtime', 'errorString');
  if (type) return new Iface(type, text);
  const prefix = name === 'plainError' ? '' : 'runtime error: ';
  return new Iface(program.basicType('string'), prefix + text);
}

/** `%T` text of an interface value's type, as panics quote it. */
export const typeText = (t: RType | undefined): string => (t ? t.string : 'nil');
