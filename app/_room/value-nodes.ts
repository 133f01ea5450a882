// The rows of a tree of values: those that are open, in order, each with its way from the root.
import type { ValuePath, ValueView } from '@/runtime/session/protocol';

/** A value to begin with. */
export type Root = {
  readonly name: string;
  readonly path: ValuePath;
  readonly value: ValueView;
  /** What it was at the moment before, where that is known. */
  readonly before?: string | undefined;
};

export type ValueNode = {
  readonly key: string;
  readonly name: string;
  readonly path: ValuePath;
  readonly value: ValueView;
  readonly depth: number;
  /** There is something inside. */
  readonly inside: boolean;
  readonly open: boolean;
  /** Its inside has not been sent. */
  readonly incomplete: boolean;
  readonly changed: boolean;
};

const MOST_DEPTH = 12;

/**
 * @param open keys of the rows the reader opened
 * @param expanded insides that were asked for, by key
 */
export function flatten(
  roots: readonly Root[],
  open: ReadonlySet<string>,
  expanded: Readonly<Record<string, ValueView>>,
): ValueNode[] {
  const nodes: ValueNode[] = [];
  const add = (name: string, path: ValuePath, value: ValueView, depth: number, before?: string) => {
    const key = JSON.stringify(path);
    const children = expanded[key]?.children ?? value.children;
    const isOpen = open.has(key);
    nodes.push({
      key,
      name,
      path,
      value,
      depth,
      inside: (children?.length ?? 0) > 0 || value.more === true,
      open: isOpen,
      incomplete: children === undefined || value.more === true,
      changed: before !== undefined && before !== value.text,
    });
    if (!isOpen || depth >= MOST_DEPTH) return;
    for (const child of children ?? [])
      add(child.name, [...path, child.name], child.value, depth + 1);
  };
  for (const { name, path, value, before } of roots) add(name, path, value, 0, before);
  return nodes;
}
