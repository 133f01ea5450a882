// The room while it is not there: on its way, not to be had, not to be compiled, or its machine dead.
'use client';

import type { DiagnosticView } from '@/runtime/session/protocol';
import { useDriver, useRoom, useRoomProps, useWords } from './context';
import type { Phase } from './state';
import { numberText } from './words';

type Props = { phase: Exclude<Phase, { kind: 'ready' }> };

function Diagnostics({ list }: { list: readonly DiagnosticView[] }) {
  const t = useWords().opening;
  const driver = useDriver();
  const experiment = useRoom((state) => state.experiment);
  return (
    <div className="opening" role="alert">
      <h3>{t.diagnostics(list.length)}</h3>
      <ul className="diagnostics">
        {list.slice(0, 50).map((one, i) => (
          <li key={i}>
            <code>
              {one.file}:{one.line}:{one.column}: {one.message}
            </code>
            {one.unsupported && !one.message.includes('not supported') && <b> {t.unsupported}</b>}
            {one.notes.map((note, n) => (
              <code key={n} className="diagnostic-note">
                {note.file}:{note.line}:{note.column}: {note.message}
              </code>
            ))}
          </li>
        ))}
      </ul>
      {experiment !== undefined && (
        <button type="button" className="room-run" onClick={() => void driver.reset()}>
          {t.original}
        </button>
      )}
    </div>
  );
}

/** A page in place of the room, with a way on and, beside a text, a way out. */
export function Opening({ phase }: Props) {
  const { onClose } = useRoomProps();
  const t = useWords().controls;
  return (
    <>
      {onClose && (
        <p className="opening-close">
          <button type="button" className="quiet" onClick={onClose}>
            {t.close}
          </button>
        </p>
      )}
      <Page phase={phase} />
    </>
  );
}

function Page({ phase }: Props) {
  const { opening: t, controls, notes } = useWords();
  const { locale } = useRoomProps();
  const driver = useDriver();
  const progress = useRoom((state) => state.busy?.progress);
  const packages = useRoom((state) => state.busy?.packages);
  const had = useRoom((state) => state.view !== undefined);
  switch (phase.kind) {
    case 'loading':
    case 'building':
      return (
        <div className="opening">
          {/* The numbers change too often to be said each time. */}
          <p role="status" className="opening-text">
            {t[phase.kind]}
          </p>
          <span className="opening-bar" aria-hidden="true" />
          {packages !== undefined && (
            <p className="opening-deeds opening-text">{t.packages(numberText(packages, locale))}</p>
          )}
          {progress && (
            <p className="opening-deeds opening-text">
              {t.steps(numberText(progress.recorded, locale))}{' '}
              <button type="button" className="quiet" onClick={driver.stop}>
                {controls.stop}
              </button>
            </p>
          )}
        </div>
      );
    case 'diagnostics':
      return <Diagnostics list={phase.diagnostics} />;
    case 'crashed':
      return (
        <div className="opening" role="alert">
          <h3>{t.crashed}</h3>
          <p>{t.crashedText}</p>
          <pre tabIndex={0} className="banner-detail">
            {phase.message}
          </pre>
          <p className="opening-deeds">
            <button type="button" className="room-run" onClick={() => void driver.restart()}>
              {had ? t.restart : t.retry}
            </button>
          </p>
        </div>
      );
    case 'unavailable':
      return (
        <div className="opening" role="alert">
          <h3>{t.unavailable}</h3>
          {phase.code && <p>{notes.refused[phase.code]}</p>}
          <pre tabIndex={0} className="banner-detail">
            {phase.message}
          </pre>
          <p className="opening-deeds">
            <button type="button" className="room-run" onClick={() => void driver.start(undefined)}>
              {t.retry}
            </button>
          </p>
        </div>
      );
  }
}
