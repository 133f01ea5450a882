// What a manager's log says of leading and of nodes that go and come, as data.

/** A line of a manager's log that matters here, with the second it was written in. */
export type Said = { readonly second: number } & (
  | { readonly kind: 'leads' | 'follows' }
  /** The node is unhealthy (`engine_disconnect`), or healthy again (`engine_reconnect`). */
  | { readonly kind: 'gone' | 'back'; readonly node: string }
  /** The watchdog has made a container anew on another node, or has tried to. */
  | { readonly kind: 'moved'; readonly container: string }
);

/** A manager's process: whose it is, and what it said, in order. */
export type Life = { readonly manager: string; readonly said: readonly Said[] };

const patterns: readonly (readonly [RegExp, (found: string) => SaidWithoutTime])[] = [
  [/msg="Leader Election: Cluster leadership acquired"/, () => ({ kind: 'leads' })],
  [/msg="Leader Election: Cluster leadership lost"/, () => ({ kind: 'follows' })],
  [
    /msg="Flagging engine as unhealthy\..* name=(?:"([^"]*)"|(\S+))/,
    (node) => ({ kind: 'gone', node }),
  ],
  [/msg="Engine came back to life .* name=(?:"([^"]*)"|(\S+))/, (node) => ({ kind: 'back', node })],
  [
    /msg="(?:Rescheduled|Failed to reschedule) container ([0-9a-f]+)/,
    (container) => ({ kind: 'moved', container }),
  ],
];

type WithoutTime<T> = T extends unknown ? Omit<T, 'second'> : never;
type SaidWithoutTime = WithoutTime<Said>;

/** A line of a manager's log; undefined for one that does not matter. */
export function readLine(line: string, second: number): Said | undefined {
  for (const [pattern, make] of patterns) {
    const found = pattern.exec(line);
    if (found) return { second, ...make(found[1] ?? found[2] ?? '') } as Said;
  }
  return undefined;
}
