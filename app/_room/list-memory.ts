// What a memory with lists of Linux's kind holds at a moment, read from the live object: its words, and
// where each pointer of a list_head leads.
import type { ValueView } from '@/runtime/session/protocol';

/** The type whose live object is drawn. */
export const listMemoryType = 'engine-room/list-head.Memory';

/** Whether a scenario has something of this kind to draw. */
export const drawsMemory = (objects: readonly string[]): boolean =>
  objects.includes(listMemoryType);

/** A word; `to` is set for the two pointers of a list_head. */
export type Word = {
  readonly at: number;
  readonly field: string;
  readonly value: number;
  readonly pointer?: 'next' | 'prev';
  /** Where a pointer leads: the variable whose list_head begins there; undefined: to none. */
  readonly to?: string;
};

/** A variable of C: its words, and at which address its list_head begins. */
export type Variable = {
  readonly name: string;
  readonly at: number;
  readonly list: number;
  readonly words: readonly Word[];
};

const WORD = 8;

/** Values that are no address and yet are found in pointers. */
export const poisons: ReadonlySet<number> = new Set([0x00100100, 0x00200200]);

const child = (value: ValueView | undefined, name: string): ValueView | undefined =>
  value?.children?.find((one) => one.name === name)?.value;

const number = (value: ValueView | undefined): number => Number(value?.text ?? NaN);
const string = (value: ValueView | undefined): string => {
  const text = value?.text ?? '""';
  return text.startsWith('"') ? (JSON.parse(text) as string) : text;
};

/** The variables in the order of their addresses. */
export function readMemory(memory: ValueView): readonly Variable[] {
  const words = (child(memory, 'Words')?.children ?? []).map(({ value }) => number(value));
  const symbols = (child(memory, 'Symbols')?.children ?? []).map(({ value }) => ({
    name: string(child(value, 'Name')),
    at: number(child(value, 'At')),
    offset: number(child(value, 'List')),
    fields: string(child(value, 'Fields')).split(' '),
  }));
  const base = symbols[0]?.at ?? 0;
  const heads = new Map(symbols.map(({ name, at, offset }) => [at + offset, name]));
  return symbols.map(({ name, at, offset, fields }) => ({
    name,
    at,
    list: at + offset,
    words: fields.map((field, i): Word => {
      const here = at + i * WORD;
      const value = words[(here - base) / WORD] ?? NaN;
      const pointer = here === at + offset ? 'next' : here === at + offset + WORD ? 'prev' : '';
      if (pointer === '') return { at: here, field, value };
      const to = heads.get(value);
      return { at: here, field, value, pointer, ...(to === undefined ? {} : { to }) };
    }),
  }));
}

/**
 * The names met from a list_head on along one pointer, beginning and ending with its own; `whole` false:
 * the way leads to nothing, or into another circle.
 */
export function circle(
  variables: readonly Variable[],
  from: string,
  pointer: 'next' | 'prev',
): { readonly names: readonly string[]; readonly whole: boolean } {
  const names = [from];
  for (let at = from; names.length <= variables.length;) {
    const to = variables
      .find(({ name }) => name === at)
      ?.words.find((word) => word.pointer === pointer)?.to;
    if (to === undefined) return { names, whole: false };
    names.push(to);
    if (to === from) return { names, whole: true };
    at = to;
  }
  return { names, whole: false };
}
