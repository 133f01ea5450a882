// A goroutine as one line: its colour and number, where it is, what it does or waits for.
'use client';

import { memo } from 'react';
import type { GoroutineView } from '@/runtime/session/protocol';
import { useDriver, useRoomProps, useWords } from './context';
import { useReveal } from './reveal';
import { goroutineColour, numberText, shortName } from './words';

/** The number in its colour. */
export function Chip({ id }: { id: number }) {
  return <span className={`chip ${goroutineColour(id)}`}>{id}</span>;
}

/** A number that leads to its goroutine. */
export function GoroutineLink({ id }: { id: number }) {
  const driver = useDriver();
  const t = useWords().goroutine;
  const reveal = useReveal();
  return (
    <button
      type="button"
      className={`chip chip-link ${goroutineColour(id)}`}
      aria-label={t.label(id)}
      onClick={() => {
        void driver.choose(id);
        reveal('goroutine');
      }}
    >
      {id}
    </button>
  );
}

const signs = { running: '▶', runnable: '●', waiting: '‖', dead: '×' } as const;

type Props = {
  g: GoroutineView;
  current: boolean;
  chosen: boolean;
  fresh: boolean;
  stuck: string | undefined;
  tabIndex: number;
};

/** Most rows are at the next step what they were: only what is drawn counts. */
function drawnAlike(a: Props, b: Props): boolean {
  const drawn = ({ g, current, chosen, fresh, stuck, tabIndex }: Props) =>
    [g.id, g.state, g.waitsOn?.text, g.reason, g.held, g.sinceStep, g.entry]
      .concat([g.stack[Math.max(0, g.visibleFrame)]?.fn, current, chosen, fresh, stuck, tabIndex])
      .join('\n');
  return drawn(a) === drawn(b);
}

/** What a goroutine waits for: a channel by its type and number, all else in words with Go's own beside. */
export function waitText(
  { waitsOn, reason }: Pick<GoroutineView, 'waitsOn' | 'reason'>,
  words: Readonly<Record<string, string>>,
): string {
  const text = waitsOn?.text ?? reason;
  return words[text] ?? text;
}

/** A button in a list with one tab stop. */
export const GoroutineRow = memo(function GoroutineRow({
  g,
  current,
  chosen,
  fresh,
  stuck,
  tabIndex,
}: Props) {
  const t = useWords();
  const driver = useDriver();
  const reveal = useReveal();
  const { locale } = useRoomProps();
  const frame = g.stack[Math.max(0, g.visibleFrame)];
  const state = g.state === 'waiting' ? waitText(g, t.goroutine.waits) : t.machine.states[g.state];
  return (
    <li>
      <button
        type="button"
        className="g-row"
        tabIndex={tabIndex}
        data-row=""
        data-current={current || undefined}
        data-fresh={fresh || undefined}
        data-stuck={stuck !== undefined || undefined}
        aria-pressed={chosen}
        onClick={() => {
          void driver.choose(chosen ? 0 : g.id);
          reveal('goroutine');
        }}
      >
        <Chip id={g.id} />
        <span className="g-fn">{shortName(frame?.fn ?? g.entry)}</span>
        <span className="g-state" data-state={g.state}>
          <span aria-hidden="true">{signs[g.state]} </span>
          {state}
          {g.held && ` · ${t.machine.held}`}
        </span>
        <span className="g-since">
          {g.state === 'waiting' && t.machine.since(numberText(g.sinceStep, locale))}
        </span>
        {stuck !== undefined && (
          <span className="g-stuck">
            {t.machine.stuck}: {stuck}
          </span>
        )}
      </button>
    </li>
  );
}, drawnAlike);
