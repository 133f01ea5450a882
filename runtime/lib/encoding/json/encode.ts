/** Values written as JSON. */
import { decodeRune } from '../../../base/bytes';
import type { RType } from '../../../code/rtype';
import { getElement } from '../../../machine/array';
import { implementsInterface } from '../../../machine/equal';
import { mapEntries, type MapObj } from '../../../machine/map';
import { bytesOfSlice } from '../../../machine/native-values';
import type { Process } from '../../../machine/process';
import {
  Iface,
  type ArrayObj,
  type Plain,
  type SliceV,
  type StructObj,
} from '../../../machine/value';
import { elementPointer, fieldPointer, loadPointer } from '../../reflect/objects';
import { formatFloat } from '../../strconv/format-float';
import { quote } from '../../strconv/quote';
import { encodeBase64 } from '../base64/base64';
import { jsonFields, type JsonField } from './fields';
import { compact, parse, Wrong } from './parse';

/** A value or type that has no JSON; `wrong` as json.go numbers it. */
export class Unencodable {
  constructor(
    readonly wrong: 2 | 3 | 4 | 7,
    readonly message: string,
    readonly type: RType | undefined,
  ) {}
}

/** Types that json.go declares. */
interface Interfaces {
  readonly marshaler: RType;
  readonly textMarshaler: RType;
}

const HEX = '0123456789abcdef';

/** A string in quotes. */
export function encodeString(s: string, escapeHTML: boolean): string {
  let out = '"';
  let plain = 0;
  for (let i = 0; i < s.length;) {
    const c = s.charCodeAt(i);
    if (c < 0x80) {
      const html = escapeHTML && (c === 60 || c === 62 || c === 38);
      if (c >= 0x20 && c !== 34 && c !== 92 && !html) {
        i++;
        continue;
      }
      out += s.slice(plain, i);
      if (c === 34 || c === 92) out += `\\${s[i]!}`;
      else if (c === 10) out += '\\n';
      else if (c === 13) out += '\\r';
      else if (c === 9) out += '\\t';
      else out += `\\u00${HEX[c >> 4]!}${HEX[c & 15]!}`;
      plain = ++i;
      continue;
    }
    const decoded = decodeRune(s, i);
    const width = decoded % 8;
    const rune = (decoded - width) / 8;
    if (rune === 0xfffd && width === 1) {
      out += `${s.slice(plain, i)}\\ufffd`;
      plain = i + 1;
    } else if (rune === 0x2028 || rune === 0x2029) {
      out += `${s.slice(plain, i)}\\u202${HEX[rune & 15]!}`;
      plain = i + width;
    }
    i += width;
  }
  return `${out}${s.slice(plain)}"`;
}

function encodeFloat(t: RType, f: number): string {
  if (!Number.isFinite(f)) {
    throw new Unencodable(3, Number.isNaN(f) ? 'NaN' : f > 0 ? '+Inf' : '-Inf', undefined);
  }
  const bits = t.kind === 'float32' ? 32 : 64;
  const size = Math.abs(f);
  const small = bits === 32 ? Math.fround(1e-6) : 1e-6;
  const large = bits === 32 ? Math.fround(1e21) : 1e21;
  if (size !== 0 && (size < small || size >= large)) {
    return formatFloat(f, 'e', -1, bits).replace(/e-0(\d)$/, 'e-$1');
  }
  return formatFloat(f, 'f', -1, bits);
}

const NUMBER = /^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$/;

/** Writes values; see Encoder.run. */
export class Encoder {
  /** Values whose methods have to be called, and whether by MarshalText. */
  readonly calls: Iface[] = [];
  readonly text: boolean[] = [];
  private readonly types: Interfaces;
  private next = 0;
  private readonly path = new Set<unknown>();

  /** `results`: what the methods gave, in the order of `calls`; undefined while they are collected. */
  constructor(
    private readonly process: Process,
    private readonly results: readonly string[] | undefined,
    private readonly escapeHTML: boolean,
  ) {
    this.types = {
      marshaler: process.program.namedType('encoding/json', 'Marshaler')!,
      textMarshaler: process.program.namedType('encoding/json', 'textMarshaler')!,
    };
  }

  /** The JSON of an interface value; throws Unencodable. Meaningless if calls were found and results not given. */
  run(v: Iface | null): string {
    return v === null ? 'null' : this.value(v.type, v.v, undefined, false);
  }

  /** What a method gave; while they are collected, a stand-in. */
  private result(t: RType, v: Plain, text: boolean): string | undefined {
    if (this.results) return this.results[this.next++];
    this.calls.push(new Iface(t, v));
    this.text.push(text);
    return undefined;
  }

  /** `pointer`: to the variable that the value is in, if it is in one. */
  private value(t: RType, v: Plain, pointer: Plain | undefined, quoted: boolean): string {
    const own = this.ownMethod(t, v, pointer);
    if (own !== undefined) return own;
    switch (t.kind) {
      case 'bool':
        return inQuotes(v ? 'true' : 'false', quoted);
      case 'float32':
      case 'float64':
        return inQuotes(encodeFloat(t, v as number), quoted);
      case 'string':
        return this.string(t, v as string, quoted);
      case 'interface': {
        const inner = v as Iface | null;
        return inner === null ? 'null' : this.value(inner.type, inner.v, undefined, false);
      }
      case 'ptr':
        if (v === null) return 'null';
        return this.within(t, v, () => this.value(t.elem!, loadPointer(t.elem!, v), v, quoted));
      case 'struct':
        return this.struct(t, v as StructObj, pointer !== undefined);
      case 'map':
        return v === null ? this.mapOrNull(t) : this.within(t, v, () => this.map(t, v as MapObj));
      case 'slice':
        return this.slice(t, v as SliceV | null);
      case 'array':
        return this.elements(t.elem!, v as ArrayObj, 0, t.len, pointer !== undefined);
      case 'complex64':
      case 'complex128':
      case 'chan':
      case 'func':
      case 'unsafe-pointer':
        throw new Unencodable(2, '', t);
      default:
        return inQuotes(String(v), quoted);
    }
  }

  /** Calls MarshalJSON or MarshalText where the value has one. */
  private ownMethod(t: RType, v: Plain, pointer: Plain | undefined): string | undefined {
    const { marshaler, textMarshaler } = this.types;
    if (t.methods.length === 0 && pointer === undefined) return undefined;
    for (const [wanted, text] of [
      [marshaler, false],
      [textMarshaler, true],
    ] as const) {
      if (t.kind !== 'ptr' && t.kind !== 'interface' && pointer !== undefined) {
        const to = this.process.program.pointerTo(t);
        if (implementsInterface(to, wanted)) return this.called(to, pointer, text);
      }
      if (!implementsInterface(t, wanted)) continue;
      if ((t.kind === 'ptr' || t.kind === 'interface') && v === null) return 'null';
      if (t.kind === 'interface') return this.called((v as Iface).type, (v as Iface).v, text);
      return this.called(t, v, text);
    }
    return undefined;
  }

  private called(t: RType, v: Plain, text: boolean): string {
    const result = this.result(t, v, text);
    if (result === undefined) return '';
    if (text) return encodeString(result, this.escapeHTML);
    try {
      parse(result);
    } catch (error) {
      if (error instanceof Wrong) throw new Unencodable(4, error.message, t);
      throw error;
    }
    return compact(result, this.escapeHTML);
  }

  /** Ends at values that hold themselves. */
  private within(t: RType, v: Plain, write: () => string): string {
    if (this.path.has(v))
      throw new Unencodable(3, `encountered a cycle via ${t.string}`, undefined);
    this.path.add(v);
    const out = write();
    this.path.delete(v);
    return out;
  }

  private string(t: RType, s: string, quoted: boolean): string {
    if (t.name === 'Number' && t.pkgPath === 'encoding/json') {
      const number = s === '' ? '0' : s;
      if (!NUMBER.test(number)) {
        throw new Unencodable(
          7,
          `json: invalid number literal ${quote(number, 'print')}`,
          undefined,
        );
      }
      return inQuotes(number, quoted);
    }
    const out = encodeString(s, this.escapeHTML);
    return quoted ? encodeString(out, this.escapeHTML) : out;
  }

  private struct(t: RType, s: StructObj, addressable: boolean): string {
    const parts: string[] = [];
    for (const field of jsonFields(t)) {
      const found = follow(s, field.path, addressable);
      if (!found || (field.omitEmpty && isEmpty(field.type, found.v))) continue;
      const key = encodeString(field.name, this.escapeHTML);
      parts.push(`${key}:${this.field(field, found.v, found.pointer)}`);
    }
    return `{${parts.join(',')}}`;
  }

  private field(field: JsonField, v: Plain, pointer: Plain | undefined): string {
    return this.value(field.type, v, pointer, field.quoted);
  }

  private mapOrNull(t: RType): string {
    this.keyKind(t);
    return 'null';
  }

  private keyKind(t: RType): 'string' | 'text' | 'integer' {
    const key = t.keyType!;
    if (key.kind === 'string') return 'string';
    if (implementsInterface(key, this.types.textMarshaler)) return 'text';
    if (/^u?int/.test(key.kind)) return 'integer';
    throw new Unencodable(2, '', t);
  }

  private map(t: RType, map: MapObj): string {
    const kind = this.keyKind(t);
    const entries: { key: string; value: string }[] = [];
    for (const [k, v] of mapEntries(map)) {
      let key = String(k);
      if (kind === 'text') key = k === null ? '' : this.keyText(t.keyType!, k);
      entries.push({ key, value: this.value(t.elem!, v, undefined, false) });
    }
    entries.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
    return `{${entries.map((e) => `${encodeString(e.key, this.escapeHTML)}:${e.value}`).join(',')}}`;
  }

  private keyText(t: RType, k: Plain): string {
    const [type, v] = t.kind === 'interface' ? [(k as Iface).type, (k as Iface).v] : [t, k];
    return this.result(type, v, true) ?? '';
  }

  private slice(t: RType, s: SliceV | null): string {
    const elem = t.elem!;
    if (elem.kind === 'uint8') {
      const to = this.process.program.pointerTo(elem);
      const { marshaler, textMarshaler } = this.types;
      if (!implementsInterface(to, marshaler) && !implementsInterface(to, textMarshaler)) {
        return s === null ? 'null' : `"${encodeBase64(bytesOfSlice(s))}"`;
      }
    }
    if (s === null) return 'null';
    return this.elements(elem, s.arr, s.off, s.len, true);
  }

  private elements(
    elem: RType,
    arr: ArrayObj,
    off: number,
    length: number,
    addressable: boolean,
  ): string {
    const parts: string[] = [];
    const cyclic = elem.kind === 'interface' || elem.kind === 'slice';
    if (cyclic && this.path.has(arr)) {
      throw new Unencodable(3, `encountered a cycle via []${elem.string}`, undefined);
    }
    if (cyclic) this.path.add(arr);
    for (let i = 0; i < length; i++) {
      const pointer = addressable ? elementPointer(arr, off + i) : undefined;
      parts.push(this.value(elem, getElement(arr, off + i), pointer, false));
    }
    if (cyclic) this.path.delete(arr);
    return `[${parts.join(',')}]`;
  }
}

const inQuotes = (text: string, quoted: boolean): string => (quoted ? `"${text}"` : text);

/** The value at a path through embedded structs; undefined behind a nil pointer. */
function follow(
  s: StructObj,
  path: readonly number[],
  addressable: boolean,
): { v: Plain; pointer: Plain | undefined } | undefined {
  let at = s;
  for (let depth = 0; ; depth++) {
    const i = path[depth]!;
    const v = at.f[i];
    if (depth === path.length - 1)
      return { v, pointer: addressable ? fieldPointer(at, i) : undefined };
    if (v === null) return undefined;
    if (at.type.fields[i]!.type.kind === 'ptr') addressable = true;
    at = v as StructObj;
  }
}

function isEmpty(t: RType, v: Plain): boolean {
  switch (t.kind) {
    case 'array':
      return t.len === 0;
    case 'map':
      return v === null || (v as MapObj).count === 0;
    case 'slice':
      return v === null || (v as SliceV).len === 0;
    case 'string':
      return v === '';
    case 'struct':
    case 'complex64':
    case 'complex128':
    case 'func':
    case 'chan':
      return false;
    default:
      return v === 0 || v === null;
  }
}
