// Tabs with one tab stop: arrows go from one to the next. They take as many rows as they need, so that none
// is out of sight; where that is too many, the strip scrolls to the one that is chosen.
'use client';

import { useEffect, useRef, type KeyboardEvent, type ReactNode } from 'react';
import { alongRow } from './roving';

export type TabSpec = {
  /** Without spaces, and one on the page. */
  readonly id: string;
  readonly name: ReactNode;
  /** In words, where the name is not enough. */
  readonly label?: string;
};

type Props = {
  /** What the tabs are of, in words. */
  label: string;
  list: readonly TabSpec[];
  chosen: string;
  /** Id of the panel below. */
  controls: string;
  onChoose: (id: string) => void;
  className?: string;
  tabClassName?: string;
};

/** A tablist; its panel is the caller's. */
export function TabStrip({
  label,
  list,
  chosen,
  controls,
  onChoose,
  className = 'tab-list',
  tabClassName = 'tab',
}: Props) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // The strip alone: scrollIntoView would move the page around it, too.
    const tabs = box.current;
    const tab = tabs?.querySelector<HTMLElement>('[aria-selected="true"]');
    if (!tabs || !tab) return;
    const top = tab.offsetTop - tabs.offsetTop;
    const most = top + tab.offsetHeight - tabs.clientHeight;
    if (tabs.scrollTop < most) tabs.scrollTop = most;
    else if (tabs.scrollTop > top) tabs.scrollTop = top;
  }, [chosen]);
  function onKeyDown(event: KeyboardEvent) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const at = list.findIndex(({ id }) => id === chosen);
    const to = alongRow(event.key, at, list.length);
    if (to === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    onChoose(list[to]!.id);
    box.current?.querySelectorAll<HTMLElement>('[role="tab"]')[to]?.focus();
  }
  return (
    <div ref={box} className={className} role="tablist" aria-label={label} onKeyDown={onKeyDown}>
      {list.map((one) => (
        <button
          key={one.id}
          type="button"
          role="tab"
          id={one.id}
          className={tabClassName}
          aria-selected={one.id === chosen}
          aria-controls={controls}
          aria-label={one.label}
          tabIndex={one.id === chosen ? 0 : -1}
          onClick={() => onChoose(one.id)}
        >
          {one.name}
        </button>
      ))}
    </div>
  );
}
