// The states an engine can be in and what leads from one to another; who is in which, and where the chosen one is.
'use client';

import type { EngineView } from '@/runtime/session/protocol';
import { stateSign, states } from './cluster';
import { clusterWords, type ClusterWords } from './cluster-words';
import { useRoomProps } from './context';

const WIDTH = 560;
const HEIGHT = 170;
const BOX = { width: 132, height: 50 };

/** Upper left corners. */
const corners: Readonly<Record<string, { readonly x: number; readonly y: number }>> = {
  Pending: { x: 2, y: 10 },
  Healthy: { x: 214, y: 10 },
  Unhealthy: { x: 426, y: 10 },
  Disconnected: { x: 214, y: 116 },
};

/** Names, as many as have room; the others are counted. */
function few(names: readonly string[]): string {
  const shown: string[] = [];
  let length = 0;
  for (const name of names) {
    length += name.length + 1;
    if (length > 16 && shown.length > 0) break;
    shown.push(name.length > 16 ? `${name.slice(0, 15)}…` : name);
  }
  const more = names.length - shown.length;
  return shown.join(' ') + (more > 0 ? ` +${more}` : '');
}

const arrows = (t: ClusterWords, retry: string) => [
  { d: 'M134 28H208', at: [171, 20], text: t.transitions.validated },
  { d: 'M346 28H420', at: [383, 20], text: t.transitions.failed(retry) },
  { d: 'M426 48H352', at: [389, 64], text: t.transitions.back },
  { d: 'M280 60V110', at: [288, 92], text: t.transitions.gone, left: true },
  { d: 'M68 60C72 130 120 141 208 141' },
  { d: 'M492 60C488 130 440 141 352 141' },
  { d: 'M470 60C420 92 160 92 98 66', at: [150, 96], text: t.transitions.otherId },
];

/** A drawing for those who see it, the same in lines of words. */
export function EngineStates({
  engines,
  chosen,
}: {
  engines: readonly EngineView[];
  chosen: EngineView;
}) {
  const t = clusterWords(useRoomProps().locale);
  const others = [...new Set(engines.map(({ state }) => state))].filter((one) => !(one in corners));
  const all = [...states, ...others];
  const namesIn = (state: string) =>
    engines.filter((one) => one.state === state).map(({ name, addr }) => name || addr);
  return (
    <figure className="engine-states">
      <figcaption className="soft">
        {t.states}. {t.chosen(chosen.name || chosen.addr, chosen.state)}
      </figcaption>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true" focusable="false">
        {arrows(t, String(chosen.retry ?? '')).map(({ d, at, text, left }) => (
          <g key={d} className="state-arrow">
            <path d={d} markerEnd="url(#state-tip)" />
            {at && (
              <text x={at[0]} y={at[1]} data-left={left || undefined}>
                {text}
              </text>
            )}
          </g>
        ))}
        <defs>
          <marker id="state-tip" refX="6" refY="4" markerWidth="8" markerHeight="8" orient="auto">
            <path d="M0 0L7 4L0 8Z" />
          </marker>
        </defs>
        {states.map((state) => {
          const { x, y } = corners[state]!;
          const here = chosen.state === state;
          return (
            <g key={state} className="state-box" data-state={state} data-here={here || undefined}>
              <rect x={x} y={y} width={BOX.width} height={BOX.height} rx={5} />
              <text x={x + BOX.width / 2} y={y + 21}>
                {stateSign(state)} {state}
              </text>
              <text className="state-names" x={x + BOX.width / 2} y={y + 39}>
                {few(namesIn(state))}
              </text>
            </g>
          );
        })}
      </svg>
      <ul className={others.length > 0 ? undefined : 'sr-only'}>
        {all.map((state) => (
          <li key={state}>{t.inState(state, namesIn(state).join(', '))}</li>
        ))}
      </ul>
    </figure>
  );
}
