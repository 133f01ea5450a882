// Hosts and the links between them, drawn: a line is dragged to be slower or to lose more, and cut by a click.
'use client';

import { useEffect, useRef, useState, type PointerEvent } from 'react';
import type {
  ClusterView,
  FlightView,
  LinkView,
  MomentView,
  ScenarioSpec,
} from '@/runtime/session/protocol';
import {
  drawnLinks,
  enginesByHost,
  handleAt,
  innerHosts,
  isAlive,
  leadersOf,
  LATENCY_PLACES,
  latencyAt,
  placeOfLatency,
  placesOf,
  shortTime,
  sizeOf,
  stateSign,
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

function LinkLine({ link, from, to }: { link: LinkView; from: Point; to: Point }) {
  const driver = useDriver();
  const [drag, setDrag] = useState<Drag>();
  const { a, b, cut } = link;
  const at = handleAt(from, to);
  const latency = drag?.moved ? latencyAt(drag.place) : link.latency;
  const loss = drag?.moved ? drag.loss : link.loss;
  function onPointerDown(event: PointerEvent<SVGGElement>) {
    event.currentTarget.setPointerCapture(event.pointerId);
    const start = { x: event.clientX, y: event.clientY };
    setDrag({
      link,
      from: start,
      place: placeOfLatency(link.latency),
      loss: link.loss,
      moved: false,
    });
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
  const words = [
    ...(latency === undefined ? [] : [shortTime(latency)]),
    ...(loss > 0 ? [`−${loss} %`] : []),
  ].join(' ');
  return (
    <g className="link-line" data-cut={cut || undefined} data-lossy={loss > 0 || undefined}>
      <line x1={from.x} y1={from.y} x2={to.x} y2={to.y} />
      <g
        className="link-handle"
        data-link={`${a} ${b}`}
        onPointerDown={onPointerDown}
        onPointerMove={onPointerMove}
        onPointerUp={onPointerUp}
        onPointerCancel={() => setDrag(undefined)}
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
}

/** Something on a link: an arrow in the middle, a heart where it is a heartbeat. */
function Flight({ flight, from, to }: { flight: FlightView; from: Point; to: Point }) {
  const x = from.x + (to.x - from.x) * 0.6;
  const y = from.y + (to.y - from.y) * 0.6;
  const angle = (Math.atan2(to.y - from.y, to.x - from.x) * 180) / Math.PI;
  return (
    <g className="flight" data-beat={flight.heartbeat || undefined}>
      <path d="M-7 -5L7 0L-7 5Z" transform={`translate(${x} ${y}) rotate(${angle})`} />
      {flight.heartbeat && (
        <text x={x} y={y - 8}>
          ♥
        </text>
      )}
    </g>
  );
}

/** The drawing; what it shows stands in words below it, so it is hidden from screen readers. */
export function ClusterMap({
  view,
  scenario,
  cluster,
}: {
  view: MomentView;
  scenario: ScenarioSpec;
  cluster: ClusterView | undefined;
}) {
  const t = clusterWords(useRoomProps().locale);
  const box = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(560);
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const observer = new ResizeObserver(() => setWidth(element.clientWidth));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  const { hosts } = scenario;
  const size = sizeOf(width, hosts.length);
  const names = hosts.map(({ name }) => name);
  const places = placesOf(names, size, innerHosts(scenario));
  const engines = enginesByHost(cluster, hosts);
  const leaders = leadersOf(view, cluster);
  const most = Math.floor(size.boxWidth / 7.2) - 2;
  return (
    <section className="map" aria-label={t.map}>
      <div ref={box}>
        <svg
          viewBox={`0 0 ${size.width} ${size.height}`}
          width={size.width}
          height={size.height}
          aria-hidden="true"
          focusable="false"
        >
          {drawnLinks(view.links).map((link) => (
            <LinkLine
              key={`${link.a} ${link.b}`}
              link={link}
              from={places.get(link.a)!}
              to={places.get(link.b)!}
            />
          ))}
          {cluster?.flights.map((flight) => {
            const [from, to] = [places.get(flight.from), places.get(flight.to)];
            const key = `${flight.connection} ${flight.from}`;
            return from && to && <Flight key={key} flight={flight} from={from} to={to} />;
          })}
          {names.map((name) => {
            const { x, y } = places.get(name)!;
            const engine = engines.get(name);
            return (
              <g
                key={name}
                className="map-host"
                data-state={engine?.state}
                data-alive={isAlive(view, name) || undefined}
                transform={`translate(${x - size.boxWidth / 2} ${y - size.boxHeight / 2})`}
              >
                <rect width={size.boxWidth} height={size.boxHeight} rx={4} />
                <text x={size.boxWidth / 2} y={size.boxHeight / 2 + 4}>
                  {engine && <tspan className="map-sign">{stateSign(engine.state)} </tspan>}
                  {name.length > most ? `${name.slice(0, most - 1)}…` : name}
                </text>
                {leaders.has(name) && (
                  <text className="map-lead" x={size.boxWidth} y={6}>
                    ★
                  </text>
                )}
              </g>
            );
          })}
        </svg>
      </div>
      <p className="soft map-help" aria-hidden="true">
        {t.mapHelp}
      </p>
    </section>
  );
}
