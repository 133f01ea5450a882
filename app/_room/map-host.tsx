// A host on the map: its name, what the manager thinks of it; and an arrow for what is on its way.
'use client';

import { memo } from 'react';
import { fontSizes, stateSign, type MapSize, type Point } from './cluster';
import { clusterWords } from './cluster-words';
import { useRoomProps } from './context';

type HostProps = {
  readonly name: string;
  /** What there is room for of the name. */
  readonly label: string;
  readonly at: Point;
  readonly size: MapSize;
  /** An engine's, where the manager has one there. */
  readonly state: string | undefined;
  /** Processes that live. */
  readonly running: number;
  /** A candidate on it leads, as far as it knows. */
  readonly leads: boolean;
  readonly isStop: boolean;
  readonly onStop: (key: string) => void;
};

/** Leads to the host's card. Drawn again only when something of it is another. */
export const MapHost = memo(function MapHost({
  name,
  label,
  at,
  size,
  state,
  running,
  leads,
  isStop,
  onStop,
}: HostProps) {
  const t = clusterWords(useRoomProps().locale);
  const { boxWidth, boxHeight } = size;
  const fonts = fontSizes(size);
  const wide = state !== undefined && (state.length + 2) * fonts.state * 0.56 <= boxWidth - 6;
  const lead = (from: Element) =>
    from
      .closest('.pane-cluster')
      ?.querySelector<HTMLElement>(`.host-card[data-host="${CSS.escape(name)}"]`)
      ?.focus();
  return (
    <g
      className="map-host"
      role="button"
      tabIndex={isStop ? 0 : -1}
      aria-label={t.mapHost(name, state, running, leads)}
      data-state={state}
      data-alive={running > 0 || undefined}
      transform={`translate(${at.x - boxWidth / 2} ${at.y - boxHeight / 2})`}
      onFocus={() => onStop(`host ${name}`)}
      onClick={(event) => lead(event.currentTarget)}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== ' ') return;
        event.preventDefault();
        lead(event.currentTarget);
      }}
    >
      <title>{name}</title>
      <rect width={boxWidth} height={boxHeight} rx={4} />
      <text x={boxWidth / 2} y={boxHeight / 2 + (state === undefined ? 4 : -2)}>
        {label}
      </text>
      {leads && (
        <text className="map-lead" x={boxWidth} y={6}>
          ★
        </text>
      )}
      {state !== undefined && (
        <text className="map-state" fontSize={fonts.state} x={boxWidth / 2} y={boxHeight / 2 + 12}>
          {stateSign(state)}
          {wide && ` ${state}`}
        </text>
      )}
    </g>
  );
});

/** All that is on its way from one host to another: an arrow, a heart where a heartbeat is among it, how many if more than one. */
export const MapStream = memo(function MapStream({
  count,
  heartbeat,
  from,
  to,
}: {
  count: number;
  heartbeat: boolean;
  from: Point;
  to: Point;
}) {
  const x = from.x + (to.x - from.x) * 0.6;
  const y = from.y + (to.y - from.y) * 0.6;
  const angle = (Math.atan2(to.y - from.y, to.x - from.x) * 180) / Math.PI;
  const words = `${heartbeat ? '♥' : ''}${count > 1 ? `×${count}` : ''}`;
  return (
    <g className="flight" data-beat={heartbeat || undefined} aria-hidden="true">
      <path d="M-7 -5L7 0L-7 5Z" transform={`translate(${x} ${y}) rotate(${angle})`} />
      {words !== '' && (
        <text x={x} y={y - 8}>
          {words}
        </text>
      )}
    </g>
  );
});
