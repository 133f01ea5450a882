// Which terminals there are, and who has each.
import type { MomentView, ProcessView, ScenarioSpec } from '@/runtime/session/protocol';
import { atEnd } from './state';
import { sameTerminal, type TerminalId } from './terminal-choice';

/** Those the scenario uses, those processes have, those the reader opened, and on each host one that is free. */
export function terminalsOf(
  scenario: ScenarioSpec,
  view: MomentView,
  opened: readonly TerminalId[],
): TerminalId[] {
  const found: TerminalId[] = [];
  const add = ({ host, terminal }: TerminalId) => {
    if (!found.some((one) => sameTerminal(one, { host, terminal }))) found.push({ host, terminal });
  };
  scenario.script.filter((one) => 'argv' in one).forEach(add);
  view.processes.forEach(add);
  opened.forEach(add);
  for (const { name } of scenario.hosts) {
    const own = found.filter(({ host }) => host === name);
    if (own.every((one) => foreground(view, one))) add(freeTerminal(found, name));
  }
  return found;
}

/** The first terminal of a host with a name that is not taken. */
export function freeTerminal(taken: readonly TerminalId[], host: string): TerminalId {
  for (let n = 1; ; n++) {
    const one = { host, terminal: `tty${n}` };
    if (!taken.some((other) => sameTerminal(one, other))) return one;
  }
}

/** The process that has a terminal to itself: the last one started there by somebody that lives. */
export function foreground(view: MomentView, at: TerminalId): ProcessView | undefined {
  return view.processes.findLast(
    (process) => !process.exited && process.parent === 0 && sameTerminal(process, at),
  );
}

/**
 * The terminal to show when the reader has picked none: at the end of a run one that is free to type in,
 * before it the one written to last.
 */
export function defaultTerminal(
  all: readonly TerminalId[],
  view: MomentView,
): TerminalId | undefined {
  const last = view.terminal.at(-1);
  const process = view.processes.find(({ id }) => id === last?.process);
  const written = process && all.find((one) => sameTerminal(one, process));
  const free = (one: TerminalId) => !foreground(view, one);
  if (!atEnd(view)) return written ?? all[0];
  return written && free(written) ? written : (all.find(free) ?? all[0]);
}
