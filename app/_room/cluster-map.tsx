// Hosts and the links between them, drawn, with what is on its way; by keyboard from one to the next.
'use client';

import { useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import type { ClusterView, LinkView, ProcessView, ScenarioSpec } from '@/runtime/session/protocol';
import {
  drawnLinks,
  enginesByHost,
  fontSizes,
  innerHosts,
  labelsOf,
  leadersOf,
  layOut,
  processesAt,
  streamsOf,
} from './cluster';
import { clusterWords } from './cluster-words';
import { useRoomProps } from './context';
import { MapHost, MapStream } from './map-host';
import { MapLink } from './map-link';

/** Arrows go from host to host, then from link to link; one of them is a stop for Tab. */
function onKeyDown(event: KeyboardEvent<SVGSVGElement>) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const parts = ['.map-host', '.link-handle'].flatMap((one) => [
    ...event.currentTarget.querySelectorAll<SVGElement>(one),
  ]);
  const at = parts.indexOf(document.activeElement as SVGElement);
  const { key } = event;
  const to = {
    ArrowRight: at + 1,
    ArrowDown: at + 1,
    ArrowLeft: at - 1,
    ArrowUp: at - 1,
    Home: 0,
    End: parts.length - 1,
  }[key];
  const part = to === undefined ? undefined : parts[Math.min(parts.length - 1, Math.max(0, to))];
  if (at < 0 || !part) return;
  event.preventDefault();
  event.stopPropagation();
  part.focus();
}

/** The width there is for the drawing, in pixels. */
function useWidth(): readonly [React.RefObject<HTMLDivElement | null>, number] {
  const box = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(560);
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const observer = new ResizeObserver(() => setWidth(element.clientWidth));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [box, width];
}

/** The drawing. What it shows stands in words below it, too, with a slider for each link. */
export function ClusterMap({
  links,
  processes,
  scenario,
  cluster,
}: {
  links: readonly LinkView[];
  processes: readonly ProcessView[];
  scenario: ScenarioSpec;
  cluster: ClusterView | undefined;
}) {
  const t = clusterWords(useRoomProps().locale);
  const [box, width] = useWidth();
  const { hosts } = scenario;
  const names = useMemo(() => hosts.map(({ name }) => name), [hosts]);
  const { size, places } = useMemo(
    () => layOut(names, width, innerHosts(scenario)),
    [names, width, scenario],
  );
  const labels = useMemo(() => labelsOf(names, size.letters), [names, size]);
  const drawn = useMemo(() => drawnLinks(links), [links]);
  const [stop, setStop] = useState(`host ${names[0]}`);
  const engines = enginesByHost(cluster, hosts);
  const running = processesAt(processes);
  const leaders = leadersOf({ processes }, cluster);
  // A link that has gone from the drawing leaves the stop to the first host.
  const stops = new Set([
    ...names.map((name) => `host ${name}`),
    ...drawn.map(({ a, b }) => `link ${a} ${b}`),
  ]);
  const tabStop = stops.has(stop) ? stop : `host ${names[0]}`;
  return (
    <section className="map" aria-label={t.map}>
      <div ref={box}>
        <svg
          viewBox={`0 0 ${size.width} ${size.height}`}
          width={size.width}
          height={size.height}
          role="group"
          aria-label={t.map}
          fontSize={fontSizes(size).name}
          onKeyDown={onKeyDown}
        >
          {drawn.map((link) => (
            <MapLink
              key={`${link.a} ${link.b}`}
              link={link}
              from={places.get(link.a)!}
              to={places.get(link.b)!}
              size={size}
              isStop={tabStop === `link ${link.a} ${link.b}`}
              onStop={setStop}
            />
          ))}
          {streamsOf(cluster?.flights ?? []).map(({ from, to, count, heartbeat }) => {
            const [start, end] = [places.get(from), places.get(to)];
            return (
              start &&
              end && (
                <MapStream
                  key={`${from} ${to}`}
                  count={count}
                  heartbeat={heartbeat}
                  from={start}
                  to={end}
                />
              )
            );
          })}
          {names.map((name) => (
            <MapHost
              key={name}
              name={name}
              label={labels.get(name)!}
              at={places.get(name)!}
              size={size}
              state={engines.get(name)?.state}
              running={running.get(name) ?? 0}
              leads={leaders.has(name)}
              isStop={tabStop === `host ${name}`}
              onStop={setStop}
            />
          ))}
        </svg>
      </div>
      <p className="soft map-help">{t.mapHelp}</p>
    </section>
  );
}
