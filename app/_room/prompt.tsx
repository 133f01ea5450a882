// The line to type on: a command, or what the process that runs in the terminal reads.
'use client';

import { useRef, useState, type KeyboardEvent } from 'react';
import type { MomentView } from '@/runtime/session/protocol';
import { useDriver, useRoom, useRoomProps, useWords } from './context';
import type { TerminalId } from './terminal-choice';
import { foreground } from './terminals';
import { numberText, splitCommand } from './words';
import { atEnd } from './state';

/** What was typed here before, over all runs of this visit; the newest last. */
function useHistory(): { add: (line: string) => void; go: (by: number, now: string) => string } {
  const lines = useRef<string[]>([]);
  const at = useRef(0);
  return {
    add(line) {
      if (lines.current.at(-1) !== line) lines.current.push(line);
      at.current = lines.current.length;
    },
    go(by, now) {
      at.current = Math.min(lines.current.length, Math.max(0, at.current + by));
      return at.current === lines.current.length ? '' : (lines.current[at.current] ?? now);
    },
  };
}

/** Says below it what will come of typing: in the past, another run. */
export function Prompt({ at, view }: { at: TerminalId; view: MomentView }) {
  const t = useWords().terminal;
  const { locale } = useRoomProps();
  const driver = useDriver();
  const [line, setLine] = useState('');
  const history = useHistory();
  const process = foreground(view, at);
  const past = !atEnd(view);
  const [problem, setProblem] = useState('');
  const scenario = useRoom((state) => state.scenario);
  const commands = Object.keys(scenario?.commands ?? {});

  function submit(stay: boolean) {
    if (process) {
      setLine('');
      void driver.input(
        { kind: 'stdin', process: process.id, text: `${line}\n` },
        { type: 'run', direction: 'forward' },
      );
      return;
    }
    const argv = splitCommand(line);
    if (!argv) return setProblem(t.unclosed);
    const [command] = argv;
    if (command === undefined) return;
    if (!commands.includes(command)) return setProblem(t.unknown(command));
    history.add(line);
    setLine('');
    void driver.input(
      { kind: 'exec', ...at, argv },
      stay
        ? { type: 'step', how: 'any', direction: 'forward' }
        : { type: 'run', direction: 'forward' },
    );
  }
  function onKeyDown(event: KeyboardEvent<HTMLInputElement>) {
    event.stopPropagation();
    if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
      event.preventDefault();
      submit(event.shiftKey);
    } else if (event.key === 'ArrowUp' || event.key === 'ArrowDown') {
      event.preventDefault();
      setLine(history.go(event.key === 'ArrowUp' ? -1 : 1, line));
    } else if (
      event.key === 'c' &&
      event.ctrlKey &&
      process &&
      getSelection()?.isCollapsed !== false
    ) {
      event.preventDefault();
      void driver.input(
        { kind: 'signal', process: process.id, signal: 'SIGINT' },
        { type: 'run', direction: 'forward' },
      );
    }
  }
  const hints = [
    process ? t.stdin(process.argv[0] ?? '') : '',
    past ? t.past(numberText(view.step, locale)) : process ? '' : t.hint,
    process ? '' : t.here(commands.join(', ')),
  ];
  return (
    <>
      <div className="prompt">
        <span aria-hidden="true">{process ? '›' : '$'}</span>
        <input
          className="terminal-input"
          data-focus=""
          value={line}
          onChange={(event) => {
            setLine(event.target.value);
            setProblem('');
          }}
          onKeyDown={onKeyDown}
          aria-label={`${t.label(at.host, at.terminal)}: ${t.prompt}`}
          aria-describedby="terminal-hint"
          autoComplete="off"
          autoCapitalize="off"
          autoCorrect="off"
          spellCheck={false}
          enterKeyHint="go"
        />
        <button type="button" className="quiet" onClick={() => submit(false)}>
          {t.send}
        </button>
        {process && (
          <button
            type="button"
            className="quiet"
            title={t.interruptTitle}
            onClick={() =>
              void driver.input(
                { kind: 'signal', process: process.id, signal: 'SIGINT' },
                { type: 'run', direction: 'forward' },
              )
            }
          >
            {t.interrupt}
          </button>
        )}
      </div>
      <p role="alert" className="terminal-problem">
        {problem}
      </p>
      <p id="terminal-hint" className="terminal-hint" data-past={past || undefined}>
        {hints.filter(Boolean).join(' ')}
      </p>
    </>
  );
}
