// The lines of a file: the reader's line by arrows, a breakpoint by a click on the number or B.
'use client';

import { useEffect, useId, useMemo, useRef, type KeyboardEvent, type MouseEvent } from 'react';
import { useDriver, useRoom, useStore, useWords } from './context';
import { HoverValue } from './hover-value';
import { inlineValues } from './inline-values';
import { markStatement } from './mark-statement';
import { BLOCK, numbersText, SourceBlock } from './source-block';
import { shownFrame, shownGoroutine, shownPlace, type SourceFile } from './state';

const empty: readonly never[] = [];
/** Goroutines named on a line; of more, how many. */
const STANDING = 4;

/** Line a key leads to. */
function lineAfter(key: string, line: number, count: number): number | undefined {
  const to = {
    ArrowDown: line + 1,
    ArrowUp: line - 1,
    PageDown: line + 20,
    PageUp: line - 20,
    Home: 1,
    End: count,
  }[key];
  return to === undefined ? undefined : Math.min(count, Math.max(1, to));
}

/** Scrolls to the executing statement when it moves, and nowhere otherwise. */
export function SourceLines({ file, source }: { file: string; source: SourceFile }) {
  const t = useWords().source;
  const driver = useDriver();
  const store = useStore();
  const box = useRef<HTMLDivElement>(null);
  const idPrefix = `${useId()}L`;
  const place = useRoom(shownPlace);
  const cursor = useRoom((state) => (state.cursor?.file === file ? state.cursor.line : 0));
  const breakpoints = useRoom((state) => state.breakpoints);
  const goroutines = useRoom((state) => state.view?.goroutines);
  const shown = useRoom(shownGoroutine);
  const frame = useRoom(shownFrame);
  const lit = place?.file === file ? place.line : 0;
  const running = useRoom(({ view }) => view?.current?.g) === shown?.id;
  const { lines, pieces } = source;

  const blocks = useMemo(
    () =>
      Array.from({ length: Math.ceil(lines.length / BLOCK) }, (_, i) => ({
        from: i * BLOCK + 1,
        lines: lines.slice(i * BLOCK, (i + 1) * BLOCK),
        pieces:
          pieces.length >= Math.min(lines.length, (i + 1) * BLOCK)
            ? pieces.slice(i * BLOCK, (i + 1) * BLOCK)
            : empty,
        statements: numbersText(
          [...source.statements].filter((n) => n > i * BLOCK && n <= (i + 1) * BLOCK),
        ),
      })),
    [lines, pieces, source.statements],
  );
  const standing = useMemo(() => {
    const by = new Map<number, number[]>();
    for (const g of goroutines ?? []) {
      const at = g.stack[Math.max(0, g.visibleFrame)]?.place;
      if (at?.file === file && g.state !== 'dead')
        by.set(at.line, [...(by.get(at.line) ?? []), g.id]);
    }
    return by;
  }, [goroutines, file]);

  useEffect(() => {
    const scroller = box.current;
    const show = () => {
      const element = scroller?.querySelector<HTMLElement>(`[data-n="${lit || cursor}"]`);
      if (!element || !scroller) return;
      const { scrollTop, clientHeight } = scroller;
      const top = element.getBoundingClientRect().top - scroller.getBoundingClientRect().top;
      const inside = top > 40 && top < clientHeight - 64;
      if (!inside) scroller.scrollTo({ top: scrollTop + top - clientHeight * 0.4 });
    };
    show();
    if (!scroller) return;
    const observer = new ResizeObserver(show);
    observer.observe(scroller);
    return () => observer.disconnect();
    // Only when the statement or the pane moves: the reader may scroll away in between.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [file, lit, place?.column]);

  useEffect(() =>
    markStatement(box.current, place?.file === file ? place : undefined, lines, running),
  );

  const putCursor = (line: number) => store.dispatch({ type: 'cursor', cursor: { file, line } });

  function onKeyDown(event: KeyboardEvent) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const to = lineAfter(event.key, cursor || lit || 1, lines.length);
    if (to === undefined) return;
    event.preventDefault();
    putCursor(to);
    document.getElementById(`${idPrefix}${to}`)?.scrollIntoView({ block: 'nearest' });
  }

  const lineAt = (event: MouseEvent) =>
    Number((event.target as Element).closest<HTMLElement>('[data-n]')?.dataset.n ?? 0);

  function onClick(event: MouseEvent) {
    const line = lineAt(event);
    const inGutter = (event.target as Element).closest('[data-gutter]') !== null;
    if (inGutter && source.statements.has(line)) void driver.toggleBreakpoint({ file, line });
  }

  return (
    <div
      ref={box}
      className="src"
      role="listbox"
      tabIndex={0}
      data-focus=""
      aria-label={t.lines(file)}
      aria-activedescendant={cursor > 0 ? `${idPrefix}${cursor}` : undefined}
      onKeyDown={onKeyDown}
      // Before the focus comes, which would choose the executing line.
      onPointerDown={(event) => {
        const line = lineAt(event);
        if (line > 0) putCursor(line);
      }}
      onClick={onClick}
      onFocus={() => store.get().cursor?.file !== file && putCursor(lit || 1)}
    >
      {blocks.map((block) => {
        const has = (n: number) => n >= block.from && n < block.from + BLOCK;
        return (
          <SourceBlock
            key={block.from}
            {...block}
            idPrefix={idPrefix}
            words={t}
            breakpoints={numbersText(
              breakpoints.filter((b) => b.file === file && has(b.line)).map((b) => b.line),
            )}
            standing={[...standing]
              .filter(([n]) => has(n))
              .map(
                ([n, ids]) =>
                  `${n}:${ids.slice(0, STANDING).join(',')}${ids.length > STANDING ? `,+${ids.length - STANDING}` : ''}`,
              )
              .join(';')}
            lit={has(lit) ? lit : 0}
            running={running}
            cursor={has(cursor) ? cursor : 0}
            values={has(lit) ? inlineValues(lines[lit - 1] ?? '', shown?.stack[frame]) : ''}
          />
        );
      })}
      <HoverValue box={box} frame={place?.file === file ? shown?.stack[frame] : undefined} />
    </div>
  );
}
