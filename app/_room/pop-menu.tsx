// A list that opens under its name: Escape closes it and gives the focus back, a choice closes it.
'use client';

import type { KeyboardEvent, MouseEvent, ReactNode } from 'react';
import { useRoving } from './roving';

type Props = {
  name: string;
  className?: string;
  /** The rows, as list items; a button of theirs that chooses has `data-row` or `data-closes`. */
  children: ReactNode;
};

function onEscape(event: KeyboardEvent<HTMLDetailsElement>): void {
  const menu = event.currentTarget;
  if (event.key !== 'Escape' || !menu.open) return;
  event.stopPropagation();
  menu.open = false;
  menu.querySelector('summary')?.focus();
}

/** The button's own deed is done first: its event comes before that of the menu around it. */
function onChoice(event: MouseEvent<HTMLDetailsElement>): void {
  const { target, currentTarget } = event;
  if (target instanceof Element && target.closest('[data-row], [data-closes]')) {
    // Closed, it hides what has the focus.
    if (currentTarget.contains(document.activeElement)) {
      currentTarget.querySelector('summary')?.focus();
    }
    currentTarget.open = false;
  }
}

/** One tab stop when open; the rows are those with `data-row`. */
export function PopMenu({ name, className = '', children }: Props) {
  const onKeyDown = useRoving();
  return (
    <details className={`moments-menu ${className}`.trim()} onKeyDown={onEscape} onClick={onChoice}>
      <summary>{name}</summary>
      <ol onKeyDown={onKeyDown}>{children}</ol>
    </details>
  );
}
