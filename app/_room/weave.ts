// Who ran when, drawn: for each colour short strokes in a lane of its own over the whole run.

export type Switch = { readonly step: number; readonly g: number };

/** Colours there are. */
const COLOURS = 8;
/** Width of the drawing in its own units. */
export const WIDTH = 1000;

/** The strokes of one colour: goroutines whose number modulo the colours there are is `colour`. */
export type Strand = {
  readonly colour: number;
  readonly spans: readonly (readonly [number, number])[];
};

/**
 * A strand for each colour that occurs, by colour; spans over 0…WIDTH, at least one unit wide, those that
 * touch joined.
 * @param recorded steps of the whole run
 */
export function weave(switches: readonly Switch[], recorded: number): Strand[] {
  const strands = Array.from({ length: COLOURS }, (): [number, number][] => []);
  switches.forEach(({ step, g }, i) => {
    const until = switches[i + 1]?.step ?? recorded;
    if (recorded <= 0 || until <= step) return;
    const from = Math.floor((step / recorded) * WIDTH);
    const to = Math.max(from + 1, Math.ceil((until / recorded) * WIDTH));
    const strand = strands[g % COLOURS]!;
    const last = strand.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else strand.push([from, to]);
  });
  return strands.flatMap((spans, colour) => (spans.length > 0 ? [{ colour, spans }] : []));
}
