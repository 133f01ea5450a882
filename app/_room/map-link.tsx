// A link on the map: its line, and a handle that is dragged to make it slower or lose more, and clicked to cut it.
'use client';

import { memo, useState, type KeyboardEvent, type PointerEvent } from 'react';
import type { LinkView } from '@/runtime/session/protocol';
import {
  handleAt,
  LATENCY_PLACES,
  latencyAt,
  placeOfLatency,
  shortTime,
  type MapSize,
  type Point,
} from './cluster';
import { clusterWords } from './cluster-words';
import { useDriver, useRoomProps } from './context';

/** Pixels a pointer moves before it drags. */
const DRAGS = 4;

type Drag = {
  readonly link: LinkView;
  readonly from: Point;
  readonly place: number;
  readonly loss: number;
  readonly moved: boolean;
};

const clamp = (n: number, most: number) => Math.max(0, Math.min(most, Math.round(n)));

/** What a handle does with a pointer: how far it has been dragged, and its handlers. */
function useDrag({ link }: { link: LinkView }) {
  const driver = useDriver();
  const [drag, setDrag] = useState<Drag>();
  const { a, b, cut } = link;
  function onPointerDown(event: PointerEvent<SVGGElement>) {
    event.currentTarget.setPointerCapture(event.pointerId);
    const from = { x: event.clientX, y: event.clientY };
    setDrag({ link, from, place: placeOfLatency(link.latency), loss: link.loss, moved: false });
  }
  function onPointerMove(event: PointerEvent<SVGGElement>) {
    if (!drag) return;
    const dx = event.clientX - drag.from.x;
    const dy = event.clientY - drag.from.y;
    if (!drag.moved && Math.hypot(dx, dy) < DRAGS) return;
    setDrag({
      ...drag,
      place: clamp(placeOfLatency(drag.link.latency) + dx / 2, LATENCY_PLACES),
      loss: clamp(drag.link.loss - dy / 2, 90),
      moved: true,
    });
  }
  function onPointerUp() {
    if (!drag) return;
    setDrag(undefined);
    if (!drag.moved) return void driver.input({ kind: 'link', a, b, cut: !cut });
    const slower = drag.place !== placeOfLatency(drag.link.latency);
    const lossier = drag.loss !== drag.link.loss;
    if (!slower && !lossier) return;
    void driver.input({
      kind: 'link',
      a,
      b,
      ...(slower ? { latency: latencyAt(drag.place) } : {}),
      ...(lossier ? { loss: drag.loss } : {}),
    });
  }
  const onPointerCancel = () => setDrag(undefined);
  return { drag, on: { onPointerDown, onPointerMove, onPointerUp, onPointerCancel } };
}

type LinkProps = {
  readonly link: LinkView;
  readonly from: Point;
  readonly to: Point;
  readonly size: MapSize;
  readonly isStop: boolean;
  readonly onStop: (key: string) => void;
};

/** By keyboard Enter leads to its sliders, Space cuts it or joins it. Drawn again only when it is another. */
export const MapLink = memo(function MapLink({ link, from, to, size, isStop, onStop }: LinkProps) {
  const t = clusterWords(useRoomProps().locale);
  const driver = useDriver();
  const { drag, on } = useDrag({ link });
  const { a, b, cut } = link;
  const at = handleAt(from, to, size);
  const latency = drag?.moved ? latencyAt(drag.place) : link.latency;
  const loss = drag?.moved ? drag.loss : link.loss;
  const words = [
    ...(latency === undefined ? [] : [shortTime(latency)]),
    ...(loss > 0 ? [`−${loss} %`] : []),
  ].join(' ');
  function onKeyDown(event: KeyboardEvent<SVGGElement>) {
    if (event.key === ' ') void driver.input({ kind: 'link', a, b, cut: !cut });
    else if (event.key === 'Enter') {
      event.currentTarget
        .closest('.pane-cluster')
        ?.querySelector<HTMLElement>(`.link-row[data-link="${CSS.escape(`${a} ${b}`)}"] input`)
        ?.focus();
    } else return;
    event.preventDefault();
  }
  const said = latency === undefined ? t.unknown : shortTime(latency);
  return (
    <g className="link-line" data-cut={cut || undefined} data-lossy={loss > 0 || undefined}>
      <line x1={from.x} y1={from.y} x2={to.x} y2={to.y} />
      <g
        className="link-handle"
        data-link={`${a} ${b}`}
        role="button"
        tabIndex={isStop ? 0 : -1}
        aria-label={t.mapLink(`${a} – ${b}`, said, t.lossText(loss), cut)}
        onFocus={() => onStop(`link ${a} ${b}`)}
        onKeyDown={onKeyDown}
        {...on}
      >
        <circle className="link-reach" cx={at.x} cy={at.y} r={13} />
        {cut ? (
          <path className="link-cut" d={`M${at.x - 5} ${at.y - 5}l10 10m0-10l-10 10`} />
        ) : (
          <circle className="link-dot" cx={at.x} cy={at.y} r={drag ? 6 : 4} />
        )}
        {(drag?.moved || link.loss > 0 || (latency ?? 0) >= 5e6) && (
          <text x={at.x} y={at.y - 9}>
            {words}
          </text>
        )}
      </g>
    </g>
  );
});
