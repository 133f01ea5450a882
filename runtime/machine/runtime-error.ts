/** Run-time panics as Go values: runtime.Error values of the types that runtime/lib/runtime declares. */
import type { Program } from '../code/program';
import { GoPanic } from './native';
import type { Process } from './process';
import { Iface, StructObj } from './value';

/**
 * - errorString: a string type; Error() is `runtime error: ` and the string
 * - boundsError: the same, for index and slice bounds
 * - plainError: a string type; Error() is the string
 * - TypeAssertionError: a struct type whose *pointer* is the error; its first field is a string with
 *   the whole text (`interface conversion: …`), which Error() returns
 * All have RuntimeError().
 */
export type ErrorTypeName = 'errorString' | 'boundsError' | 'plainError' | 'TypeAssertionError';

/** Thrown by operations that know no machine; the loop makes the Go value. */
export class RuntimePanic {
  constructor(
    readonly text: string,
    readonly type: ErrorTypeName = 'errorString',
  ) {}
}

export const NIL_DEREFERENCE = 'invalid memory address or nil pointer dereference';

/** Thrown for a nil pointer dereference. */
export const nilDereference = (): RuntimePanic => new RuntimePanic(NIL_DEREFERENCE);

/** An index outside [0, length). */
export function indexPanic(index: number | bigint, length: number): RuntimePanic {
  const with_ = index < 0 ? '' : ` with length ${length}`;
  return new RuntimePanic(`index out of range [${index}]${with_}`, 'boundsError');
}

/** A panic to throw. A program whose library lacks the runtime package panics with a plain string. */
export function makeRuntimeError(process: Process, text: string, name: ErrorTypeName): GoPanic {
  return new GoPanic(errorValue(process.program, text, name));
}

function errorValue(program: Program, text: string, name: ErrorTypeName): Iface {
  if (name === 'TypeAssertionError') {
    const type = program.namedType('runtime', name);
    // Never written again, so it needs no number of its own.
    if (type && type.kind === 'struct') {
      const fields = type.fields.map((field, i) =>
        i === 0 ? text : field.type.cls === 2 ? null : 0,
      );
      return new Iface(program.pointerTo(type), new StructObj(0, type, fields, 0));
    }
  } else {
    const type = program.namedType('runtime', name) ?? program.namedType('runtime', 'errorString');
    if (type) return new Iface(type, text);
  }
  const prefix = name === 'plainError' || name === 'TypeAssertionError' ? '' : 'runtime error: ';
  return new Iface(program.basicType('string'), prefix + text);
}
