/** Finds out what every name of a source tree stands for, who uses it, and who calls whom. */
import type { Pos } from '../base/source';
import { declare, type Declared } from './declare';
import { loadTree } from './load';
import { lastOf, Occurrences, type FoundCalls } from './occurrences';
import { relate, type Relations } from './relate';
import type { CallsOf, FileNames, NamedPlace, NameIndex, Thing, ThingRef, UsesIn } from './shape';

/** Lines kept of where a name is used: beyond them a list says nothing any more. */
const USES_MOST = 300;

/**
 * @param files texts by path: `src/<import path>/x.go` for programs, `lib/<import path>/x.go` for the
 * library they run on; tests included
 */
export function indexNames(files: ReadonlyMap<string, string>): NameIndex {
  const tree = loadTree(files);
  const found = new Occurrences(tree.set);
  const declared = new Map<number, Declared>();
  tree.each((checked) => {
    declare(tree.set, checked, declared);
    found.collect(checked);
  });
  const byFile = new Map<string, Declared[]>();
  for (const each of [...declared.values()].sort((a, b) => a.pos - b.pos)) {
    const list = byFile.get(each.file);
    if (list) list.push(each);
    else byFile.set(each.file, [each]);
  }
  const refOf = new Map<number, string>();
  for (const [file, list] of byFile) list.forEach((d, i) => refOf.set(d.pos, `${file}#${i}`));
  const known: Known = { declared, ...relate([...declared.values()]), ...callsOf(found, declared) };
  const index = new Map<string, FileNames>();
  for (const { name: file } of tree.set.files) {
    const refs: ThingRef[] = [];
    const refAt = new Map<string, number>();
    const names = found.namesOf(file).flatMap(({ line, column, length, to }) => {
      const whole = typeof to === 'string' ? to : refOf.get(to);
      if (whole === undefined) return [];
      let at = refAt.get(whole);
      if (at === undefined) {
        at = refs.length;
        refAt.set(whole, at);
        refs.push(whole.startsWith(`${file}#`) ? Number(lastOf(whole, '#')) : whole);
      }
      return [line, column, length, at];
    });
    const files = new Files(file);
    const things = (byFile.get(file) ?? []).map((d) =>
      thingOf(d, usesOf(found.usesOf(d.pos), file, files), known, files),
    );
    index.set(file, { names, refs, files: files.names, things });
  }
  return index;
}

/** The files a list speaks of, each by a number. */
class Files {
  readonly names: string[] = [];
  private readonly numbers = new Map<string, number>();

  constructor(own: string) {
    this.number(own);
  }

  number(file: string): number {
    let at = this.numbers.get(file);
    if (at === undefined) {
      at = this.names.length;
      this.numbers.set(file, at);
      this.names.push(file);
    }
    return at;
  }
}

/** Calls by the function called, and by the function that calls. */
interface Calls {
  readonly callers: ReadonlyMap<Pos, readonly FoundCalls[]>;
  readonly callees: ReadonlyMap<Pos, readonly FoundCalls[]>;
}

interface Known extends Relations, Calls {
  readonly declared: ReadonlyMap<Pos, Declared>;
}

function callsOf(found: Occurrences, declared: ReadonlyMap<Pos, Declared>): Calls {
  const callers = new Map<Pos, FoundCalls[]>();
  const callees = new Map<Pos, FoundCalls[]>();
  for (const call of found.calls()) {
    if (!declared.has(call.to)) continue;
    push(callers, call.to, call);
    if (call.from !== 0) push(callees, call.from, call);
  }
  return { callers, callees };
}

function thingOf(d: Declared, uses: object, known: Known, files: Files): Thing {
  const { declared } = known;
  const place = ({ name, file, line }: Declared): NamedPlace => ({
    name,
    file: files.number(file),
    line,
  });
  const places = (list: readonly Pos[] | undefined) =>
    list
      ?.flatMap((pos) => declared.get(pos) ?? [])
      .sort((a, b) => order(a.file, b.file) || a.line - b.line)
      .map(place);
  const calls = (list: readonly FoundCalls[] | undefined, other: 'from' | 'to') =>
    list?.map((call): CallsOf => {
      const who = declared.get(call[other]);
      const at = files.number(call.file);
      // What stands outside every function is run when its package is made ready.
      const named = who ? place(who) : { name: '', file: at, line: call.lines[0]! };
      return { ...named, at, lines: call.lines, how: call.how };
    });
  return {
    name: d.name,
    line: d.line,
    kind: d.kind,
    ...(d.endLine === d.line ? {} : { endLine: d.endLine }),
    text: d.text,
    ...given('doc', d.doc),
    ...(d.native ? { native: true as const } : {}),
    ...given('traced', d.traced),
    ...uses,
    ...given('implementers', places(known.implementers.get(d.pos))),
    ...given('implements', places(known.interfaces.get(d.pos))),
    ...given('callers', calls(known.callers.get(d.pos), 'from')),
    ...given('callees', calls(known.callees.get(d.pos), 'to')),
  };
}

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function push<T>(map: Map<Pos, T[]>, key: Pos, value: T): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

const given = <K extends string, V>(key: K, value: V | undefined) =>
  value === undefined ? {} : ({ [key]: value } as Record<K, V>);

/** Its own file first, then its folder, programs before the library. */
function usesOf(
  by: ReadonlyMap<string, readonly number[]>,
  own: string,
  files: Files,
): Pick<Thing, 'uses' | 'more'> {
  const folder = own.slice(0, own.lastIndexOf('/') + 1);
  const near = (file: string) =>
    file === own ? 0 : file.startsWith(folder) ? 1 : file.startsWith('src/') ? 2 : 3;
  let left = USES_MOST;
  let more = 0;
  const uses: UsesIn[] = [];
  for (const file of [...by.keys()].sort((a, b) => near(a) - near(b) || order(a, b))) {
    const lines = by.get(file)!;
    const kept = lines.slice(0, left);
    if (kept.length > 0) uses.push({ file: files.number(file), lines: kept });
    left -= kept.length;
    more += lines.length - kept.length;
  }
  return { ...(uses.length > 0 ? { uses } : {}), ...(more > 0 ? { more } : {}) };
}
