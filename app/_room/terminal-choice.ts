// Which terminal the reader has picked, and which of the others have printed something since they looked.
import type { MomentView } from '@/runtime/session/protocol';

export type TerminalId = { readonly host: string; readonly terminal: string };

export const sameTerminal = (a: TerminalId, b: TerminalId): boolean =>
  a.host === b.host && a.terminal === b.terminal;

/** A name that no two terminals share. */
export const terminalKey = ({ host, terminal }: TerminalId): string => `${host} ${terminal}`;

export type TerminalChoice = {
  /** Undefined: the one written to last is shown, whichever that is. */
  readonly picked: TerminalId | undefined;
  /** Terminals that the reader has opened. */
  readonly opened: readonly TerminalId[];
  /** The last step that was seen on each terminal they have picked. */
  readonly seen: Readonly<Record<string, number>>;
  /** The step at which they first picked one: what was printed up to there is no news. */
  readonly since: number;
};

/** Before anything was picked. */
export const noChoice: TerminalChoice = { picked: undefined, opened: [], seen: {}, since: 0 };

/** With what stands on the picked one at a step as seen. */
function looked(choice: TerminalChoice, step: number): TerminalChoice['seen'] {
  const { picked, seen } = choice;
  if (!picked) return seen;
  const key = terminalKey(picked);
  return { ...seen, [key]: Math.max(seen[key] ?? 0, step) };
}

/** The reader picks a terminal at a step. */
export function pick(
  choice: TerminalChoice,
  at: TerminalId,
  step: number,
  opened = false,
): TerminalChoice {
  const { since } = choice.picked ? choice : { since: step };
  const picked = { ...choice, picked: at, since };
  return {
    ...picked,
    seen: looked({ ...picked, seen: looked(choice, step) }, step),
    opened: opened ? [...choice.opened, at] : choice.opened,
  };
}

/** Another moment is shown; `other`: of another run, with the same past, in which nothing later was seen. */
export function atMoment(choice: TerminalChoice, step: number, other: boolean): TerminalChoice {
  if (!choice.picked) return choice;
  const seen = looked(choice, step);
  if (!other) return { ...choice, seen };
  const cut = Object.entries(seen).map(([key, last]) => [key, Math.min(last, step)] as const);
  return { ...choice, seen: Object.fromEntries(cut), since: Math.min(choice.since, step) };
}

/** Keys of terminals, besides the picked one, with lines that the reader has not seen. */
export function newsOf(
  { picked, seen, since }: TerminalChoice,
  { terminal: lines, processes }: Pick<MomentView, 'terminal' | 'processes'>,
): ReadonlySet<string> {
  const found = new Set<string>();
  if (!picked) return found;
  const hosts = new Map(processes.map(({ id, host }) => [id, host]));
  for (const { terminal, process, step } of lines) {
    const host = hosts.get(process);
    if (host === undefined) continue;
    const key = terminalKey({ host, terminal });
    if (step > (seen[key] ?? since)) found.add(key);
  }
  found.delete(terminalKey(picked));
  return found;
}
