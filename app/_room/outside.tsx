// What a reader can do to a machine from outside: signals to a process, a link slowed or cut.
'use client';

import { memo, useState } from 'react';
import type { LinkView, ProcessView } from '@/runtime/session/protocol';
import { useDriver, useRoomProps, useWords } from './context';
import { timeText } from './words';

/** Signals offered, from the mild to the fatal. The last two halt a process and let it go on. */
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT', 'SIGKILL'] as const;

/** Signals to a process that has not ended. */
export const Signals = memo(function Signals({ process }: { process: ProcessView }) {
  const t = useWords().outside;
  const driver = useDriver();
  const { id, stopped } = process;
  const send = (signal: string) => void driver.input({ kind: 'signal', process: id, signal });
  return (
    <details className="outside">
      <summary aria-label={t.signalsOf(id)}>{stopped ? t.halted : t.signals}</summary>
      <p className="outside-row">
        {signals.map((signal) => (
          <button key={signal} type="button" className="quiet" onClick={() => send(signal)}>
            {signal.slice(3)}
          </button>
        ))}
        <button
          type="button"
          className="quiet"
          aria-pressed={stopped}
          onClick={() => send(stopped ? 'SIGCONT' : 'SIGSTOP')}
        >
          {stopped ? t.goOn : t.halt}
        </button>
      </p>
    </details>
  );
});

const MILLISECOND = 1e6;
/** Slowest link offered, in milliseconds: a minute. */
const SLOWEST = 60_000;

const LinkRow = memo(function LinkRow({ link }: { link: LinkView }) {
  const t = useWords().outside;
  const driver = useDriver();
  const { locale } = useRoomProps();
  const { a, b, latency, cut } = link;
  const [text, setText] = useState('');
  const name = a === b ? t.loopback(a) : `${a} – ${b}`;
  const wanted = Number(text.trim().replace(',', '.'));
  const fits = text.trim() !== '' && wanted >= 0 && wanted <= SLOWEST;
  return (
    <li className="link" data-cut={cut || undefined}>
      <span>
        {name}{' '}
        <span className="soft">
          {cut ? t.cutNow : latency === undefined ? t.drawn : timeText(latency)}
        </span>
      </span>
      <form
        className="outside-row"
        onSubmit={(event) => {
          event.preventDefault();
          if (!fits) return;
          const nanoseconds = Math.round(wanted * MILLISECOND);
          void driver.input({ kind: 'link', a, b, latency: nanoseconds });
          setText('');
        }}
      >
        <label>
          <span className="sr-only">{t.latencyOf(name)}</span>
          <input
            className="field"
            inputMode="decimal"
            size={6}
            lang={locale}
            placeholder="ms"
            value={text}
            aria-invalid={(text.trim() !== '' && !fits) || undefined}
            onChange={(event) => setText(event.target.value)}
          />
        </label>
        <button type="submit" className="quiet" aria-disabled={!fits || undefined}>
          {t.slow}
        </button>
        {a !== b && (
          <button
            type="button"
            className="quiet"
            aria-pressed={cut}
            onClick={() => void driver.input({ kind: 'link', a, b, cut: !cut })}
          >
            {cut ? t.join : t.cut}
          </button>
        )}
      </form>
      {text.trim() !== '' && !fits && <span className="soft">{t.badLatency(SLOWEST)}</span>}
    </li>
  );
});

/** All pairs of hosts, and the loopback of each. */
export const Links = memo(function Links({ links }: { links: readonly LinkView[] }) {
  const t = useWords().outside;
  if (links.length === 0) return null;
  return (
    <details className="outside">
      <summary>{t.links}</summary>
      <ul>
        {links.map((link) => (
          <LinkRow key={`${link.a} ${link.b}`} link={link} />
        ))}
      </ul>
    </details>
  );
});
