/** Which fields of a struct take part in its JSON, under which names (encoding/json's rules for embedded structs and tags). */
import { bytesOf } from '../../../base/bytes';
import type { RType } from '../../../code/rtype';
import { unquotePrefix } from '../../strconv/quote';

export interface JsonField {
  readonly name: string;
  /** Indices from the struct inwards. */
  readonly path: readonly number[];
  readonly type: RType;
  readonly omitEmpty: boolean;
  /** `,string`: the value stands in quotes. */
  readonly quoted: boolean;
  readonly tagged: boolean;
}

/** The value of a key in a struct tag, or undefined. */
export function tagValue(tag: string, key: string): string | undefined {
  let rest = tag;
  for (;;) {
    const match = /^ *([^\0- :"\x7f]+):(?=")/.exec(rest);
    if (!match) return undefined;
    rest = rest.slice(match[0].length);
    const quoted = /^"(?:[^"\\]|\\[^])*"/.exec(rest);
    if (!quoted) return undefined;
    if (match[1] === key) return unquotePrefix(quoted[0])?.[1];
    rest = rest.slice(quoted[0].length);
  }
}

const NAME = new RegExp(`^[\\p{L}\\p{Nd}!#$%&()*+\\-./:;<=>?@[\\]^_{|}~ ]+$`, 'u');

/** Whether a tag's name can be a key. */
function validName(name: string): boolean {
  try {
    return NAME.test(decodeURIComponent(escapeBytes(name)));
  } catch {
    return false;
  }
}

const escapeBytes = (bytes: string): string =>
  [...bytes].map((c) => `%${c.charCodeAt(0).toString(16).padStart(2, '0')}`).join('');

const QUOTABLE = /^(bool|u?int(8|16|32|64|ptr)?|float(32|64)|string)$/;

const cache = new WeakMap<RType, readonly JsonField[]>();

/** The fields of a struct type, in the order in which they are written. */
export function jsonFields(t: RType): readonly JsonField[] {
  let fields = cache.get(t);
  if (!fields) {
    fields = findFields(t);
    cache.set(t, fields);
  }
  return fields;
}

function findFields(root: RType): JsonField[] {
  const all: JsonField[] = [];
  const visited = new Set<RType>();
  let level: { t: RType; path: readonly number[]; times: number }[] = [
    { t: root, path: [], times: 1 },
  ];
  while (level.length > 0) {
    const next = new Map<RType, { t: RType; path: readonly number[]; times: number }>();
    for (const { t, path, times } of level) {
      if (visited.has(t)) continue;
      visited.add(t);
      t.fields.forEach((field, i) => {
        const inner =
          field.type.kind === 'ptr' && field.type.name === '' ? field.type.elem! : field.type;
        if (field.pkgPath !== '' && !(field.embedded && inner.kind === 'struct')) return;
        const tag = tagValue(field.tag, 'json') ?? '';
        if (tag === '-') return;
        const [given = '', ...options] = tag.split(',');
        const name = given !== '' && validName(given) ? given : '';
        const at = [...path, i];
        if (name === '' && field.embedded && inner.kind === 'struct') {
          const known = next.get(inner);
          if (known) known.times++;
          else next.set(inner, { t: inner, path: at, times: 1 });
          return;
        }
        const found: JsonField = {
          name: name === '' ? bytesOf(field.name) : name,
          path: at,
          type: field.type,
          omitEmpty: options.includes('omitempty'),
          quoted: options.includes('string') && QUOTABLE.test(inner.kind),
          tagged: name !== '',
        };
        all.push(found);
        // The same struct embedded twice at one depth hides itself.
        if (times > 1) all.push(found);
      });
    }
    level = [...next.values()];
  }
  return dominant(all).sort(byPath);
}

/** Of fields with one name the shallowest, then the tagged one; none if that leaves several. */
function dominant(all: readonly JsonField[]): JsonField[] {
  const byName = new Map<string, JsonField[]>();
  for (const field of all) byName.set(field.name, [...(byName.get(field.name) ?? []), field]);
  const kept: JsonField[] = [];
  for (const group of byName.values()) {
    const depth = Math.min(...group.map((field) => field.path.length));
    const shallow = group.filter((field) => field.path.length === depth);
    const tagged = shallow.filter((field) => field.tagged);
    const best = tagged.length > 0 ? tagged : shallow;
    if (best.length === 1) kept.push(best[0]!);
  }
  return kept;
}

function byPath(a: JsonField, b: JsonField): number {
  for (let i = 0; i < a.path.length && i < b.path.length; i++) {
    if (a.path[i] !== b.path[i]) return a.path[i]! - b.path[i]!;
  }
  return a.path.length - b.path.length;
}
