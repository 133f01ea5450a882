// What stands on a terminal at this moment.
'use client';

import type { RefObject } from 'react';
import type { MomentView, TerminalLine } from '@/runtime/session/protocol';
import { useDriver, useWords } from './context';
import { sameTerminal, type TerminalId } from './terminal-choice';

const MOST = 400;

/** Each line leads to the step at which it was written. */
export function TerminalLines({
  box,
  view,
  at,
  aloud,
}: {
  box: RefObject<HTMLDivElement | null>;
  view: MomentView;
  at: TerminalId;
  /** Whether what is printed is read aloud. */
  aloud: boolean;
}) {
  const t = useWords().terminal;
  const driver = useDriver();
  const host = (line: TerminalLine) =>
    view.processes.find(({ id }) => id === line.process)?.host ?? at.host;
  const lines = view.terminal
    .filter((line) => sameTerminal(at, { host: host(line), terminal: line.terminal }))
    .slice(-MOST);
  return (
    <div
      ref={box}
      className="terminal-lines"
      role="log"
      aria-live={aloud ? 'polite' : 'off'}
      tabIndex={0}
      aria-label={t.label(at.host, at.terminal)}
    >
      {lines.length === 0 && <p className="pane-empty">{t.empty}</p>}
      {lines.map((line, i) => (
        <pre
          key={i}
          className="terminal-line"
          data-kind={line.kind}
          onDoubleClick={() => void driver.move({ type: 'seek', step: line.step })}
        >
          {line.kind === 'command' ? `$ ${line.text}` : line.text.replace(/\n$/, '')}
        </pre>
      ))}
    </div>
  );
}
