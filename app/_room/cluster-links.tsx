// Every link between two hosts with a slider for how slow it is, one for what it loses, and a switch that cuts it.
'use client';

import { memo, useEffect, useRef, useState } from 'react';
import type { LinkView } from '@/runtime/session/protocol';
import { drawnLinks, LATENCY_PLACES, latencyAt, placeOfLatency, shortTime } from './cluster';
import { clusterWords } from './cluster-words';
import { useDriver, useRoomProps } from './context';

/** Milliseconds after the last move of a slider: each is another run. */
const SETTLES = 500;

function Slider({
  label,
  value,
  most,
  text,
  onSettle,
}: {
  label: string;
  value: number;
  most: number;
  text: (value: number) => string;
  onSettle: (value: number) => void;
}) {
  const [moved, setMoved] = useState<number>();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const shown = moved ?? value;
  return (
    <label className="link-slider">
      <span className="sr-only">{label}</span>
      <input
        type="range"
        min={0}
        max={most}
        value={shown}
        aria-valuetext={text(shown)}
        onChange={(event) => {
          const next = Number(event.target.value);
          setMoved(next);
          clearTimeout(timer.current);
          timer.current = setTimeout(() => {
            setMoved(undefined);
            if (next !== value) onSettle(next);
          }, SETTLES);
        }}
      />
      <output>{text(shown)}</output>
    </label>
  );
}

const LinkControls = memo(function LinkControls({ link }: { link: LinkView }) {
  const t = clusterWords(useRoomProps().locale);
  const driver = useDriver();
  const { a, b, cut, latency, loss } = link;
  const name = `${a} – ${b}`;
  const place = placeOfLatency(latency);
  return (
    <li className="link-row" data-cut={cut || undefined} data-link={`${a} ${b}`}>
      <span className="link-name">
        {name} {cut && <span className="tag">{t.isCut}</span>}
      </span>
      <Slider
        label={t.ofLink(t.latency, name)}
        value={place}
        most={LATENCY_PLACES}
        // What the link has is rarely a place of the slider.
        text={(at) =>
          at !== place
            ? shortTime(latencyAt(at))
            : latency === undefined
              ? t.unknown
              : shortTime(latency)
        }
        onSettle={(at) => void driver.input({ kind: 'link', a, b, latency: latencyAt(at) })}
      />
      <Slider
        label={t.ofLink(t.loss, name)}
        value={loss}
        most={90}
        text={t.lossText}
        onSettle={(at) => void driver.input({ kind: 'link', a, b, loss: at })}
      />
      <button
        type="button"
        className="quiet"
        aria-label={t.ofLink(cut ? t.join : t.cut, name)}
        onClick={() => void driver.input({ kind: 'link', a, b, cut: !cut })}
      >
        {cut ? t.join : t.cut}
      </button>
    </li>
  );
});

/** Those that have been used or changed, and any other pair of hosts by choice. */
export const ClusterLinks = memo(function ClusterLinks({ links }: { links: readonly LinkView[] }) {
  const t = clusterWords(useRoomProps().locale);
  const [other, setOther] = useState('');
  const drawn = drawnLinks(links);
  const rest = links.filter((link) => link.a !== link.b && !drawn.includes(link));
  const chosen = rest.find(({ a, b }) => `${a} ${b}` === other);
  return (
    <section aria-label={t.links} className="cluster-links">
      <h3 className="host-name">{t.links}</h3>
      {drawn.length === 0 && <p className="pane-empty">{t.noLink}</p>}
      <ul>
        {drawn.map((link) => (
          <LinkControls key={`${link.a} ${link.b}`} link={link} />
        ))}
        {chosen && <LinkControls key={other} link={chosen} />}
      </ul>
      {rest.length > 0 && (
        <label className="soft">
          {t.linkOf}{' '}
          <select
            className="field"
            value={other}
            onChange={(event) => setOther(event.target.value)}
          >
            <option value="">–</option>
            {rest.map(({ a, b }) => (
              <option key={`${a} ${b}`} value={`${a} ${b}`}>
                {a} – {b}
              </option>
            ))}
          </select>
        </label>
      )}
      <p className="soft">{t.lossNote}</p>
    </section>
  );
});
