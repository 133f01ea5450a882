// Who ran when, drawn: for each colour one path of short strokes over the whole run.

export type Switch = { readonly step: number; readonly g: number };

/** Lanes, and so colours. */
export const LANES = 8;
/** Widths of the drawing in its own units, and the distance between lanes. */
export const WEAVE = { width: 1000, lane: 3 } as const;

/**
 * One SVG path a lane (goroutine number modulo LANES), over 0…WEAVE.width; a stroke at least one unit
 * wide, strokes that touch joined.
 * @param recorded steps of the whole run
 */
export function weave(switches: readonly Switch[], recorded: number): string[] {
  const paths = Array.from({ length: LANES }, () => '');
  const ends = new Array<number>(LANES).fill(-1);
  const starts = new Array<number>(LANES).fill(-1);
  const flush = (lane: number) => {
    const from = starts[lane]!;
    if (from < 0) return;
    paths[lane] += `M${from} ${lane * WEAVE.lane}H${ends[lane]!}`;
  };
  switches.forEach(({ step, g }, i) => {
    const until = switches[i + 1]?.step ?? recorded;
    if (recorded <= 0 || until <= step) return;
    const lane = g % LANES;
    const from = Math.floor((step / recorded) * WEAVE.width);
    const to = Math.max(from + 1, Math.ceil((until / recorded) * WEAVE.width));
    if (starts[lane]! >= 0 && from <= ends[lane]!) {
      ends[lane] = Math.max(ends[lane]!, to);
      return;
    }
    flush(lane);
    starts[lane] = from;
    ends[lane] = to;
  });
  for (let lane = 0; lane < LANES; lane++) flush(lane);
  return paths;
}
