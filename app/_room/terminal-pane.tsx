// The terminals of the hosts: what was typed, what was printed, and a line to type on.
'use client';

import { useEffect, useRef, useState } from 'react';
import type { MomentView, ScenarioSpec } from '@/runtime/session/protocol';
import { useRoom, useWords } from './context';
import { Prompt } from './prompt';
import { TerminalLines } from './terminal-lines';
import {
  defaultTerminal,
  foreground,
  freeTerminal,
  sameTerminal,
  terminalsOf,
  type TerminalId,
} from './terminals';

/** One terminal at a time, picked above. */
function Terminals({ view, scenario }: { view: MomentView; scenario: ScenarioSpec }) {
  const t = useWords().terminal;
  const [opened, setOpened] = useState<TerminalId[]>([]);
  const [picked, setPicked] = useState<TerminalId>();
  const all = terminalsOf(scenario, view, opened);
  const at = all.find((one) => picked && sameTerminal(one, picked)) ?? defaultTerminal(all, view);
  const end = useRef<HTMLDivElement>(null);
  const count = view.terminal.length;
  useEffect(() => {
    end.current?.scrollTo({ top: end.current.scrollHeight });
  }, [count, at?.terminal, at?.host]);
  if (!at) return null;
  const several = scenario.hosts.length > 1;
  const pick = (one: TerminalId) => setPicked(one);
  return (
    <>
      <div className="terminal-tabs" role="group" aria-label={t.pick}>
        {all.map((one) => (
          <button
            key={`${one.host} ${one.terminal}`}
            type="button"
            className="terminal-tab"
            aria-pressed={one === at}
            aria-label={t.label(one.host, one.terminal)}
            onClick={() => pick(one)}
          >
            {several && one.host !== one.terminal ? `${one.host} ` : ''}
            {one.terminal}
            {foreground(view, one) && (
              <span className="terminal-who">
                {' '}
                {foreground(view, one)?.argv.slice(0, 2).join(' ')}
              </span>
            )}
          </button>
        ))}
        <button
          type="button"
          className="terminal-tab"
          aria-label={t.add}
          title={t.add}
          onClick={() => {
            const made = freeTerminal(all, at.host);
            setOpened([...opened, made]);
            pick(made);
          }}
        >
          +
        </button>
      </div>
      <TerminalLines box={end} view={view} at={at} />
      <Prompt at={at} view={view} />
    </>
  );
}

/** The pane. */
export function TerminalPane() {
  const view = useRoom((state) => state.view);
  const scenario = useRoom((state) => state.scenario);
  return (
    <div className="pane pane-terminal" data-pane="terminal">
      {view && scenario && <Terminals view={view} scenario={scenario} />}
    </div>
  );
}
