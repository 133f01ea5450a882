// Values as a tree: arrows go through it and open it, W goes to where a value was last written.
'use client';

import { useState, type KeyboardEvent } from 'react';
import type { ValuePath, ValueView } from '@/runtime/session/protocol';
import { useDriver, useRoom, useWords } from './context';
import { flatten, type Root, type ValueNode } from './value-nodes';

type Props = { roots: readonly Root[]; label: string };

/** One tab stop; the row with the focus is the one the keys are about. */
export function ValueTree({ roots, label }: Props) {
  const t = useWords().goroutine;
  const driver = useDriver();
  const expanded = useRoom((state) => state.expanded);
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const [at, setAt] = useState(0);
  const nodes = flatten(roots, open, expanded);
  const focused = Math.min(at, nodes.length - 1);

  function setNode(node: ValueNode, on: boolean) {
    const next = new Set(open);
    if (on) next.add(node.key);
    else next.delete(node.key);
    setOpen(next);
    if (on && node.incomplete) void driver.expand(node.path);
  }
  const lastWrite = (path: ValuePath) => void driver.move({ type: 'last-write', path });

  function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    const node = nodes[focused];
    if (!node || event.ctrlKey || event.metaKey || event.altKey) return;
    const parent = nodes.findLastIndex((one, i) => i < focused && one.depth < node.depth);
    const { key } = event;
    let to: number | undefined;
    if (key === 'ArrowDown') to = focused + 1;
    else if (key === 'ArrowUp') to = focused - 1;
    else if (key === 'Home') to = 0;
    else if (key === 'End') to = nodes.length - 1;
    else if (key === 'ArrowRight' && node.inside) {
      if (node.open) to = focused + 1;
      else setNode(node, true);
    } else if (key === 'ArrowLeft') {
      if (node.open) setNode(node, false);
      else to = Math.max(0, parent);
    } else if (key === 'Enter' && node.inside) setNode(node, !node.open);
    else if (key === 'w' || key === 'W') lastWrite(node.path);
    else return;
    event.preventDefault();
    event.stopPropagation();
    if (to === undefined) return;
    const next = Math.min(nodes.length - 1, Math.max(0, to));
    setAt(next);
    event.currentTarget.querySelectorAll<HTMLElement>('[role=treeitem]')[next]?.focus();
  }

  return (
    <ul className="values" role="tree" aria-label={label} onKeyDown={onKeyDown}>
      {nodes.map((node, i) => (
        <li
          key={node.key}
          role="treeitem"
          className="value"
          aria-level={node.depth + 1}
          aria-expanded={node.inside ? node.open : undefined}
          aria-selected={i === focused}
          tabIndex={i === focused ? 0 : -1}
          data-depth={Math.min(node.depth, 8)}
          data-changed={node.changed || undefined}
          onFocus={() => setAt(i)}
          onClick={() => node.inside && setNode(node, !node.open)}
        >
          <span className="value-sign" aria-hidden="true">
            {node.inside ? (node.open ? '▾' : '▸') : ''}
          </span>
          <span className="value-name">{node.name}</span>
          <ValueText value={node.value} />
          <button
            type="button"
            tabIndex={-1}
            className="quiet value-write"
            title={`${t.lastWriteOf(node.name)} (W)`}
            onClick={(event) => {
              event.stopPropagation();
              lastWrite(node.path);
            }}
          >
            {t.lastWrite}
          </button>
        </li>
      ))}
    </ul>
  );
}

function ValueText({ value }: { value: ValueView }) {
  const said = value.text.startsWith(value.type);
  return (
    <span className="value-text" title={value.text}>
      <span className={`v-${value.kind}`}>{value.text}</span>
      {!said && <span className="value-type"> {value.type}</span>}
    </span>
  );
}
