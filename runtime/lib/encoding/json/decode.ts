/** JSON read into values. */
import type { RType } from '../../../code/rtype';
import { getElement } from '../../../machine/array';
import { implementsInterface } from '../../../machine/equal';
import type { Machine } from '../../../machine/machine';
import { makeMap, mapSet, type MapObj } from '../../../machine/map';
import { makeBytes } from '../../../machine/native-values';
import type { Process } from '../../../machine/process';
import { ArrayObj, Iface, SliceV, type Plain, type StructObj } from '../../../machine/value';
import { newArray, zeroOf } from '../../../machine/zero';
import {
  elementPointer,
  fieldPointer,
  isAggregate,
  loadPointer,
  newPointer,
  owned,
  storePointer,
} from '../../reflect/objects';
import { parseFloat64, parseInt64, parseUint } from '../../strconv/parse-number';
import { quote } from '../../strconv/quote';
import { decodeBase64 } from '../base64/base64';
import { jsonFields, type JsonField } from './fields';
import { parse, Wrong, type Node } from './parse';

/** The first thing that did not fit; `wrong` as json.go numbers it. */
export interface Mismatch {
  readonly wrong: 5 | 7;
  readonly message: string;
  readonly offset: number;
  readonly type: RType | undefined;
  readonly struct: string;
  readonly field: string;
}

/** A method that has to be called with a part of the text. */
export interface Call {
  readonly target: Iface;
  readonly bytes: string;
  readonly text: boolean;
}

const NUMBER = /^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$/;
const INTEGER = /^u?int(?!erface)/;

export class Decoder {
  readonly calls: Call[] = [];
  /** Map elements to be stored once the calls have been made. */
  readonly stores: {
    readonly map: MapObj;
    readonly key: Plain;
    readonly type: RType;
    readonly pointer: Plain;
  }[] = [];
  mismatch: Mismatch | undefined;
  private readonly unmarshaler: RType;
  private readonly textUnmarshaler: RType;
  private struct = '';
  private fields: readonly string[] = [];

  constructor(
    private readonly m: Machine,
    private readonly process: Process,
    private readonly text: string,
    private readonly useNumber: boolean,
    private readonly strict: boolean,
  ) {
    this.unmarshaler = process.program.namedType('encoding/json', 'Unmarshaler')!;
    this.textUnmarshaler = process.program.namedType('encoding/json', 'textUnmarshaler')!;
  }

  /** Reads the text into the variable of type t that p points to. */
  run(t: RType, p: Plain): void {
    this.value(parse(this.text), t, p);
  }

  private note(message: string, offset: number, type: RType | undefined, wrong: 5 | 7 = 5): void {
    this.mismatch ??= {
      wrong,
      message,
      offset,
      type,
      struct: this.struct,
      field: this.fields.join('.'),
    };
  }

  private raw(node: Node): string {
    return this.text.slice(node.start, node.end);
  }

  /**
   * Goes through pointers, making what they lack, to the variable that takes the value. Undefined
   * when a method takes it, or a null has been stored.
   */
  private target(node: Node, t: RType, p: Plain): { t: RType; p: Plain } | undefined {
    const isNull = node.kind === 'null';
    for (;;) {
      if (t.kind === 'interface') {
        const inner = loadPointer(t, p) as Iface | null;
        if (
          inner?.type.kind === 'ptr' &&
          inner.v !== null &&
          (!isNull || inner.type.elem!.kind === 'ptr')
        ) {
          const to = inner.type.elem!;
          if (this.takenByMethod(node, to, inner.v)) return undefined;
          t = to;
          p = inner.v;
          continue;
        }
        return { t, p };
      }
      if (t.kind !== 'ptr') {
        return this.takenByMethod(node, t, p) ? undefined : { t, p };
      }
      if (isNull) {
        storePointer(this.m, t, p, null);
        return undefined;
      }
      let to = loadPointer(t, p);
      if (to === null) {
        to = newPointer(this.m, t.elem!);
        storePointer(this.m, t, p, to);
      }
      t = t.elem!;
      p = to;
      // The method may be the pointer's own.
      if (t.kind === 'ptr' && this.takenByMethod(node, t, p)) return undefined;
    }
  }

  private takenByMethod(node: Node, t: RType, p: Plain): boolean {
    const to = this.process.program.pointerTo(t);
    if (to.methods.length === 0) return false;
    if (implementsInterface(to, this.unmarshaler)) {
      this.calls.push({ target: new Iface(to, p), bytes: this.raw(node), text: false });
      return true;
    }
    if (node.kind === 'null' || !implementsInterface(to, this.textUnmarshaler)) return false;
    if (node.kind === 'string') {
      this.calls.push({ target: new Iface(to, p), bytes: node.value, text: true });
    } else {
      const what = node.kind === 'object' ? 'object' : node.kind === 'array' ? 'array' : node.kind;
      this.note(
        what,
        node.kind === 'object' || node.kind === 'array' ? node.start + 1 : node.end,
        t,
      );
    }
    return true;
  }

  private value(node: Node, t: RType, p: Plain): void {
    const target = this.target(node, t, p);
    if (!target) return;
    if (node.kind === 'array') this.array(node, target.t, target.p);
    else if (node.kind === 'object') this.object(node, target.t, target.p);
    else this.literal(node, target.t, target.p);
  }

  private set(t: RType, p: Plain, v: Plain): void {
    storePointer(this.m, t, p, v);
  }

  // ----------------------------------------------------------------- literals

  private literal(node: Node, t: RType, p: Plain): void {
    const empty = t.kind === 'interface' && t.methods.length === 0;
    switch (node.kind) {
      case 'null':
        if (t.kind === 'interface' || t.kind === 'map' || t.kind === 'slice') this.set(t, p, null);
        return;
      case 'bool':
        if (t.kind === 'bool') this.set(t, p, node.value ? 1 : 0);
        else if (empty) this.set(t, p, this.plain(node));
        else this.note('bool', node.end, t);
        return;
      case 'string':
        this.string(node, node.value, t, p, empty);
        return;
      case 'number':
        this.number(node, this.raw(node), t, p, empty);
    }
  }

  private string(node: Node, value: string, t: RType, p: Plain, empty: boolean): void {
    if (t.kind === 'string') {
      if (isNumberType(t) && !NUMBER.test(value)) {
        const shown = quote(this.raw(node), 'print');
        this.note(
          `json: invalid number literal, trying to unmarshal ${shown} into Number`,
          0,
          undefined,
          7,
        );
        return;
      }
      this.set(t, p, value);
    } else if (t.kind === 'slice' && t.elem!.kind === 'uint8') {
      const decoded = decodeBase64(value);
      if (decoded.wrongAt >= 0) {
        this.note(`illegal base64 data at input byte ${String(decoded.wrongAt)}`, 0, undefined, 7);
      } else this.set(t, p, makeBytes(this.m, this.process, decoded.bytes));
    } else if (empty) this.set(t, p, this.plain(node));
    else this.note('string', node.end, t);
  }

  private number(node: Node, text: string, t: RType, p: Plain, empty: boolean): void {
    if (empty) {
      const v = this.plain(node);
      if (v) this.set(t, p, v);
    } else if (t.kind === 'float32' || t.kind === 'float64') {
      const [x, refused] = parseFloat64(text, t.kind === 'float32' ? 32 : 64);
      if (refused) this.note(`number ${text}`, node.end, t);
      else this.set(t, p, x);
    } else if (INTEGER.test(t.kind)) {
      const v = parseInteger(t, text);
      if (v === undefined) this.note(`number ${text}`, node.end, t);
      else this.set(t, p, v);
    } else if (t.kind === 'string' && isNumberType(t)) this.set(t, p, text);
    else this.note('number', node.end, t);
  }

  // ------------------------------------------------------- into an interface{}

  /** A node as what an empty interface holds. */
  private plain(node: Node): Iface | null {
    const program = this.process.program;
    const any = program.basicType('interface {}');
    switch (node.kind) {
      case 'null':
        return null;
      case 'bool':
        return new Iface(program.basicType('bool'), node.value ? 1 : 0);
      case 'string':
        return new Iface(program.basicType('string'), node.value);
      case 'number': {
        const text = this.raw(node);
        if (this.useNumber) return new Iface(program.namedType('encoding/json', 'Number')!, text);
        const float = program.basicType('float64');
        const [x, refused] = parseFloat64(text, 64);
        if (refused) {
          this.note(`number ${text}`, node.end, float);
          return null;
        }
        return new Iface(float, x);
      }
      case 'array': {
        const items = node.items.map((item) => this.plain(item));
        const arr = new ArrayObj(this.m.newId(), any, items, this.m.heap.epoch);
        return new Iface(program.sliceOf(any), new SliceV(arr, 0, items.length, items.length));
      }
      case 'object': {
        const type = program.mapOf(program.basicType('string'), any);
        const map = makeMap(this.m, type);
        for (const { key, value } of node.members) mapSet(this.m, map, key, this.plain(value));
        return new Iface(type, map);
      }
    }
  }

  // ---------------------------------------------------------------- composites

  private array(node: Node & { kind: 'array' }, t: RType, p: Plain): void {
    const { items } = node;
    if (t.kind === 'interface' && t.methods.length === 0) {
      this.set(t, p, this.plain(node));
      return;
    }
    if (t.kind === 'array') {
      const arr = p as ArrayObj;
      for (let i = 0; i < t.len; i++) {
        const element = elementPointer(arr, i);
        if (i < items.length) this.value(items[i]!, t.elem!, element);
        else storePointer(this.m, t.elem!, element, zeroOf(this.m, t.elem!));
      }
      return;
    }
    if (t.kind !== 'slice') {
      this.note('array', node.start + 1, t);
      return;
    }
    const old = loadPointer(t, p) as SliceV | null;
    let slice: SliceV;
    if (old && items.length > 0 && items.length <= old.cap) {
      slice = new SliceV(old.arr, old.off, items.length, old.cap);
    } else {
      slice = new SliceV(newArray(this.m, t.elem!, items.length), 0, items.length, items.length);
      // What was there is read into, as Go's growing slice keeps it.
      for (let i = 0; old && i < Math.min(old.len, items.length); i++) {
        const kept = owned(this.m, t.elem!, getElement(old.arr, old.off + i));
        storePointer(this.m, t.elem!, elementPointer(slice.arr, i), kept);
      }
    }
    this.set(t, p, slice);
    items.forEach((item, i) => {
      this.value(item, t.elem!, elementPointer(slice.arr, slice.off + i));
    });
  }

  private object(node: Node & { kind: 'object' }, t: RType, p: Plain): void {
    if (t.kind === 'interface' && t.methods.length === 0) this.set(t, p, this.plain(node));
    else if (t.kind === 'struct') this.structValue(node, t, p as StructObj);
    else if (t.kind === 'map' && this.keyFits(t.keyType!)) this.map(node, t, p);
    else this.note('object', node.start + 1, t);
  }

  private keyFits(key: RType): boolean {
    if (key.kind === 'string' || INTEGER.test(key.kind)) return true;
    return implementsInterface(this.process.program.pointerTo(key), this.textUnmarshaler);
  }

  private map(node: Node & { kind: 'object' }, t: RType, p: Plain): void {
    let map = loadPointer(t, p) as MapObj | null;
    if (!map) {
      map = makeMap(this.m, t);
      this.set(t, p, map);
    }
    const elem = t.elem!;
    for (const member of node.members) {
      const pointer = newPointer(this.m, elem);
      const before = this.calls.length;
      this.value(member.value, elem, pointer);
      const key = this.key(member.key, t.keyType!, member.value.start);
      if (key === undefined) continue;
      if (this.calls.length > before) this.stores.push({ map, key, type: elem, pointer });
      else mapSet(this.m, map, key, loadPointer(elem, pointer));
    }
  }

  /** A member's name as a key of a map; undefined if it does not fit. */
  private key(text: string, t: RType, offset: number): Plain | undefined {
    if (t.kind === 'string') return text;
    if (!INTEGER.test(t.kind)) {
      this.note(
        `json: map keys of type ${t.string}, which read themselves, are not supported`,
        0,
        undefined,
        7,
      );
      return undefined;
    }
    const v = parseInteger(t, text);
    if (v === undefined) this.note(`number ${text}`, offset, t);
    return v;
  }

  private structValue(node: Node & { kind: 'object' }, t: RType, s: StructObj): void {
    const fields = jsonFields(t);
    const outer = { struct: this.struct, fields: this.fields };
    for (const { key, value } of node.members) {
      const lower = key.toLowerCase();
      const field =
        fields.find((f) => f.name === key) ?? fields.find((f) => f.name.toLowerCase() === lower);
      if (!field) {
        if (this.strict) this.note(`json: unknown field ${quote(key, 'print')}`, 0, undefined, 7);
        continue;
      }
      this.struct = t.name;
      this.fields = [...outer.fields, field.name];
      this.field(value, field, s);
      this.struct = outer.struct;
      this.fields = outer.fields;
    }
  }

  private field(node: Node, field: JsonField, s: StructObj): void {
    let at = s;
    for (let depth = 0; depth < field.path.length - 1; depth++) {
      const i = field.path[depth]!;
      const embedded = at.type.fields[i]!;
      if (at.f[i] === null) {
        if (embedded.pkgPath !== '') {
          this.note(
            `json: cannot set embedded pointer to unexported struct: ${embedded.type.elem!.string}`,
            0,
            undefined,
            7,
          );
          return;
        }
        storePointer(
          this.m,
          embedded.type,
          fieldPointer(at, i),
          newPointer(this.m, embedded.type.elem!),
        );
      }
      at = at.f[i] as StructObj;
    }
    const pointer = fieldPointer(at, field.path[field.path.length - 1]!);
    if (field.quoted) this.quoted(node, field.type, pointer);
    else this.value(node, field.type, pointer);
  }

  /** A value that stands in a string. */
  private quoted(node: Node, t: RType, p: Plain): void {
    if (node.kind === 'null') {
      this.value(node, t, p);
      return;
    }
    const refuse = (): void => {
      const shown = quote(node.kind === 'string' ? node.value : '', 'print');
      this.note(
        node.kind === 'string'
          ? `json: invalid use of ,string struct tag, trying to unmarshal ${shown} into ${t.string}`
          : `json: invalid use of ,string struct tag, trying to unmarshal unquoted value into ${t.string}`,
        0,
        undefined,
        7,
      );
    };
    if (node.kind !== 'string') {
      refuse();
      return;
    }
    let inner: Node;
    try {
      inner = parse(node.value);
    } catch (error) {
      if (!(error instanceof Wrong)) throw error;
      refuse();
      return;
    }
    const target = this.target(inner, t, p);
    if (!target) return;
    const kind = target.t.kind;
    const fits =
      inner.kind === 'null' ||
      (inner.kind === 'bool' && kind === 'bool') ||
      (inner.kind === 'string' && kind === 'string') ||
      (inner.kind === 'number' &&
        (INTEGER.test(kind) || kind.startsWith('float') || isNumberType(target.t)));
    if (!fits) refuse();
    else if (inner.kind === 'number')
      this.number({ ...inner, ...place(node) }, node.value.trim(), target.t, target.p, false);
    else this.literal(inner, target.t, target.p);
  }
}

const place = (node: Node): { start: number; end: number } => ({
  start: node.start,
  end: node.end,
});

const isNumberType = (t: RType): boolean => t.name === 'Number' && t.pkgPath === 'encoding/json';

const BITS: Readonly<Record<string, number>> = {
  int8: 8,
  int16: 16,
  int32: 32,
  int: 64,
  int64: 64,
  uint8: 8,
  uint16: 16,
  uint32: 32,
  uint: 64,
  uint64: 64,
  uintptr: 64,
};

function parseInteger(t: RType, text: string): number | bigint | undefined {
  const parser = t.kind.startsWith('u') ? parseUint : parseInt64;
  const [v, refused] = parser(text, 10, BITS[t.kind]!);
  return refused ? undefined : v;
}

/** Stores the map elements that waited for calls. */
export function finishStores(m: Machine, decoder: Decoder): void {
  for (const { map, key, type, pointer } of decoder.stores) {
    mapSet(m, map, key, isAggregate(type) ? pointer : loadPointer(type, pointer));
  }
}
