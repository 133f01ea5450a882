// The terminals of the hosts: what was typed, what was printed, and a line to type on.
'use client';

import { useEffect, useRef, useState } from 'react';
import type { MomentView, ScenarioSpec } from '@/runtime/session/protocol';
import { useRoom, useStore, useWords } from './context';
import { Prompt } from './prompt';
import { TabStrip } from './tab-strip';
import { newsOf, sameTerminal, terminalKey, type TerminalId } from './terminal-choice';
import { TerminalLines } from './terminal-lines';
import { defaultTerminal, foreground, freeTerminal, terminalsOf } from './terminals';

/** What stands on a tab: the terminal, who has it, and a dot when something new stands there. */
function TabName({ name, who, news }: { name: string; who: string; news: boolean }) {
  return (
    <>
      {name}
      {who !== '' && (
        <span className="terminal-who" title={who}>
          {' '}
          {who}
        </span>
      )}
      {news && <span className="terminal-news" aria-hidden="true" />}
    </>
  );
}

/** One terminal at a time: that of who printed last, until the reader picks one. */
function Terminals({ view, scenario }: { view: MomentView; scenario: ScenarioSpec }) {
  const t = useWords().terminal;
  const store = useStore();
  const choice = useRoom((state) => state.terminals);
  const { picked, opened } = choice;
  const all = terminalsOf(scenario, view, opened);
  const at = all.find((one) => picked && sameTerminal(one, picked)) ?? defaultTerminal(all, view);
  const news = newsOf(choice, view);
  /** The focus is in it: what a command prints is what its reader waits for. */
  const [hand, setHand] = useState(false);
  const end = useRef<HTMLDivElement>(null);
  const count = view.terminal.length;
  useEffect(() => {
    end.current?.scrollTo({ top: end.current.scrollHeight });
  }, [count, at?.terminal, at?.host]);
  if (!at) return null;
  const several = scenario.hosts.length > 1;
  const list = all.map((one, i) => {
    const { host, terminal } = one;
    const isNews = news.has(terminalKey(one));
    const who = foreground(view, one)?.argv.slice(0, 2).join(' ') ?? '';
    const name = several && host !== terminal ? `${host} ${terminal}` : terminal;
    return {
      id: `terminal-tab-${i}`,
      name: <TabName name={name} who={who} news={isNews} />,
      label: t.tab(t.label(host, terminal), who, isNews),
    };
  });
  const chosen = `terminal-tab-${all.indexOf(at)}`;
  const pick = (one: TerminalId) => store.dispatch({ type: 'terminal', at: one });
  return (
    <>
      <div className="terminal-head">
        <TabStrip
          label={t.pick}
          list={list}
          chosen={chosen}
          controls="terminal-panel"
          onChoose={(id) => pick(all[list.findIndex((one) => one.id === id)]!)}
          className="terminal-tabs"
          tabClassName="terminal-tab"
        />
        <button
          type="button"
          className="terminal-tab"
          aria-label={t.add}
          onClick={() =>
            store.dispatch({ type: 'terminal', at: freeTerminal(all, at.host), opened: true })
          }
        >
          {/* The tip is not on the button: it would be said after the name that it is. */}
          <span title={t.add}>+</span>
        </button>
      </div>
      {/* Whoever puts their hand on it has chosen it: it must not go from under it. */}
      <div
        id="terminal-panel"
        role="tabpanel"
        aria-labelledby={chosen}
        className="terminal-panel"
        onFocus={() => {
          setHand(true);
          if (!(picked && sameTerminal(picked, at))) pick(at);
        }}
        onBlur={() => setHand(false)}
      >
        <TerminalLines box={end} view={view} at={at} aloud={hand} />
        <Prompt at={at} view={view} />
      </div>
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
