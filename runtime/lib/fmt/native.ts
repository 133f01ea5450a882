/** Natives of fmt: laying a text out, and putting in what methods of operands said. */
import type { Goroutine } from '../../machine/goroutine';
import type { Machine } from '../../machine/machine';
import type { Native, NativeTable } from '../../machine/native';
import {
  elementsOf,
  getInt,
  getSlice,
  getString,
  makeStrings,
  setBool,
  setInt,
  setRef,
  setString,
} from '../../machine/native-values';
import { decodeRune } from '../../base/bytes';
import type { Iface } from '../../machine/value';
import { newOperandSlice, stringsOfSlice } from '../registers';
import { Printer } from './print';

/** Families of functions; fmt.go has the same numbers. */
const PRINT = 0;
const PRINTLN = 1;
const ERRORF = 3;

/** Natives are not entered while one runs, so they share it. */
const printer = new Printer();

function run(mode: number, format: string, args: (Iface | null)[]): string {
  if (mode === PRINT) return printer.print(args);
  if (mode === PRINTLN) return printer.println(args);
  return printer.printf(format, args);
}

function family(
  g: Goroutine,
  base: number,
): { mode: number; format: string; args: (Iface | null)[] } {
  return {
    mode: getInt(g, base),
    format: getString(g, base + 1),
    args: elementsOf(getSlice(g, base + 2)) as (Iface | null)[],
  };
}

/** func layout(mode int, format string, args []interface{}) (text string, wrapped int, operands []interface{}, specs []string) */
const layout: Native = (m: Machine, g, base) => {
  const { mode, format, args } = family(g, base);
  printer.begin(undefined, mode === ERRORF);
  const text = run(mode, format, args);
  const { calls } = printer;
  setString(g, base, text);
  setInt(g, base + 1, printer.wrapped);
  if (calls.length === 0) {
    setRef(g, base + 2, null);
    setRef(g, base + 3, null);
    return;
  }
  setRef(
    g,
    base + 2,
    newOperandSlice(
      m,
      g,
      calls.map(({ arg }) => arg),
    ),
  );
  setRef(
    g,
    base + 3,
    makeStrings(
      m,
      g.process,
      calls.map(({ spec }) => spec),
    ),
  );
};

/** func fill(mode int, format string, args []interface{}, results []string) string */
const fill: Native = (_, g, base) => {
  const { mode, format, args } = family(g, base);
  printer.begin(stringsOfSlice(getSlice(g, base + 3)), mode === ERRORF);
  setString(g, base, run(mode, format, args));
};

/** func stateOf(spec string) (verb rune, wid, prec int, flags string): -1 where width or precision is not given */
const stateOf: Native = (_, g, base) => {
  const [, verb = '', wid = '', prec = '', flags = ''] = getString(g, base).split('\0');
  g.N[base] = decodeRune(verb, 0) >> 3;
  setInt(g, base + 1, Number(wid));
  setInt(g, base + 2, Number(prec));
  setString(g, base + 3, flags);
};

/** func verbOf(spec string) string */
const verbOf: Native = (_, g, base) => {
  setString(g, base, getString(g, base).split('\0')[1] ?? '');
};

/** func isNilPointer(v interface{}) bool */
const isNilPointer: Native = (_, g, base) => {
  const v = g.R[base] as Iface | null;
  setBool(g, base, v?.type.kind === 'ptr' && v.v === null);
};

export const fmtNatives: NativeTable = {
  'fmt.layout': layout,
  'fmt.fill': fill,
  'fmt.stateOf': stateOf,
  'fmt.verbOf': verbOf,
  'fmt.isNilPointer': isNilPointer,
};
