/** Natives of encoding/json. */
import type { RType } from '../../../code/rtype';
import type { NativeTable } from '../../../machine/native';
import {
  getBool,
  getBytes,
  getInt,
  getRef,
  getSlice,
  getString,
  elementsOf,
  makeBytes,
  makeSlice,
  setBool,
  setInt,
  setRef,
  setString,
} from '../../../machine/native-values';
import type { Iface } from '../../../machine/value';
import { StructObj } from '../../../machine/value';
import { typeValue } from '../../reflect/objects';
import { Decoder, finishStores } from './decode';
import { Encoder, Unencodable } from './encode';
import { compact, firstValue, indent, parse, Wrong } from './parse';

/** What decode leaves to be done: held by a Go variable, never changed. */
class Pending extends StructObj {
  constructor(
    type: RType,
    readonly decoder: Decoder,
  ) {
    super(0, type, [], 0);
  }
}

const FINE = 0;
const INVALID_TARGET = 6;

export const jsonNatives: NativeTable = {
  'encoding/json.encode': (m, g, base) => {
    const process = g.process;
    const called = getBool(g, base + 2);
    const results = called ? (elementsOf(getSlice(g, base + 1)) as string[]) : undefined;
    const encoder = new Encoder(process, results, getBool(g, base + 3));
    let out: string | undefined;
    let failure: Unencodable | undefined;
    try {
      out = encoder.run(getRef(g, base) as Iface | null);
    } catch (error) {
      if (!(error instanceof Unencodable)) throw error;
      failure = error;
    }
    const calls = called || failure ? [] : encoder.calls;
    const program = process.program;
    setRef(g, base, out === undefined || calls.length > 0 ? null : makeBytes(m, process, out));
    setRef(
      g,
      base + 1,
      calls.length > 0 ? makeSlice(m, program.basicType('interface {}'), calls) : null,
    );
    const text = encoder.text.map(Number);
    setRef(g, base + 2, calls.length > 0 ? makeSlice(m, program.basicType('bool'), text) : null);
    setInt(g, base + 3, failure?.wrong ?? FINE);
    setString(g, base + 4, failure?.message ?? '');
    setRef(g, base + 5, typeValue(process, failure?.type));
  },
  'encoding/json.decode': (m, g, base) => {
    const text = getBytes(g, base);
    const v = getRef(g, base + 1) as Iface | null;
    const decoder = new Decoder(m, g.process, text, getBool(g, base + 2), getBool(g, base + 3));
    const valid = v !== null && v.type.kind === 'ptr' && v.v !== null;
    if (valid) decoder.run(v.type.elem!, v.v);
    const bad = decoder.mismatch;
    setRef(g, base, new Pending(g.process.program.namedType('encoding/json', 'pending')!, decoder));
    setInt(g, base + 1, decoder.calls.length);
    setInt(g, base + 2, valid ? (bad?.wrong ?? FINE) : INVALID_TARGET);
    setString(g, base + 3, bad?.message ?? '');
    setInt(g, base + 4, bad?.offset ?? 0);
    setRef(g, base + 5, typeValue(g.process, bad?.type));
    setString(g, base + 6, bad?.struct ?? '');
    setString(g, base + 7, bad?.field ?? '');
  },
  'encoding/json.(*pending).call': (m, g, base) => {
    const { decoder } = getRef(g, base) as Pending;
    const call = decoder.calls[getInt(g, base + 1)]!;
    setRef(g, base, call.target);
    setRef(g, base + 1, makeBytes(m, g.process, call.bytes));
    setBool(g, base + 2, call.text);
  },
  'encoding/json.(*pending).finish': (m, g, base) => {
    finishStores(m, (getRef(g, base) as Pending).decoder);
  },
  'encoding/json.check': (_, g, base) => {
    const text = getBytes(g, base);
    let end = text.length;
    let wrong: Wrong | undefined;
    try {
      if (getBool(g, base + 1)) end = firstValue(text, getBool(g, base + 2));
      else parse(text);
    } catch (error) {
      if (!(error instanceof Wrong)) throw error;
      wrong = error;
    }
    setInt(g, base, wrong ? 0 : end);
    setString(g, base + 1, wrong?.message ?? '');
    setInt(g, base + 2, wrong?.offset ?? 0);
  },
  'encoding/json.compact': (m, g, base) => {
    setRef(g, base, makeBytes(m, g.process, compact(getBytes(g, base), getBool(g, base + 1))));
  },
  'encoding/json.indent': (m, g, base) => {
    const lines = indent(getBytes(g, base), getString(g, base + 1), getString(g, base + 2));
    setRef(g, base, makeBytes(m, g.process, lines));
  },
};
