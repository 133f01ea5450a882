// The calls a goroutine is in, innermost first.
'use client';

import type { GoroutineView } from '@/runtime/session/protocol';
import { useDriver, useWords } from './context';
import { useRoving } from './roving';
import { baseName, shortName } from './words';

/** A list with one tab stop; choosing a frame shows its source and its values. */
export function Stack({ g, frame }: { g: GoroutineView; frame: number }) {
  const t = useWords().goroutine;
  const driver = useDriver();
  const onKeyDown = useRoving();
  return (
    <ol className="stack" aria-label={t.stack} onKeyDown={onKeyDown}>
      {g.stack.map((one, i) => (
        <li key={g.stack.length - i}>
          <button
            type="button"
            className="frame"
            data-row=""
            data-library={one.library || undefined}
            tabIndex={i === frame ? 0 : -1}
            aria-current={i === frame || undefined}
            onClick={() => void driver.frame(i)}
          >
            <span className="frame-fn">{shortName(one.fn)}</span>
            <span className="frame-place">
              {one.place ? `${baseName(one.place.file)}:${one.place.line}` : ''}
              {one.library ? ` · ${t.library}` : ''}
            </span>
          </button>
        </li>
      ))}
    </ol>
  );
}
