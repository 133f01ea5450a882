// A list that opens under its name: Escape closes it and gives the focus back.
'use client';

import { useRef, type ReactNode } from 'react';
import { useRoving } from './roving';

type Props = {
  name: string;
  className?: string;
  /** The rows, as list items; `close` is for a row that has been chosen. */
  children: (close: () => void) => ReactNode;
};

/** One tab stop when open; the rows are those with `data-row`. */
export function PopMenu({ name, className = '', children }: Props) {
  const onKeyDown = useRoving();
  const menu = useRef<HTMLDetailsElement>(null);
  const close = () => {
    if (menu.current) menu.current.open = false;
  };
  return (
    <details
      ref={menu}
      className={`moments-menu ${className}`.trim()}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !menu.current?.open) return;
        event.stopPropagation();
        close();
        menu.current.querySelector('summary')?.focus();
      }}
    >
      <summary>{name}</summary>
      <ol onKeyDown={onKeyDown}>{children(close)}</ol>
    </details>
  );
}
