// Who called the function at the reader's line in this run: each call leads to its moment.
'use client';

import { useEffect, useRef, useState } from 'react';
import type { Reply } from '@/runtime/session/protocol';
import { sourceMessagesFor } from '../_lib/messages/source';
import { useDriver, useRoom, useRoomProps } from './context';
import { Chip } from './goroutine-row';
import { numberText } from './words';

type Found = Extract<Reply, { type: 'callers' }>;
type Line = { file: string; line: number };

/** A button for the reader's line, or the one that is executing; beside it, once asked, the sheet. */
export function CallersTool({ at }: { at: Line | undefined }) {
  const { locale } = useRoomProps();
  const t = sourceMessagesFor(locale).run;
  const [open, setOpen] = useState<Line>();
  return (
    <>
      <button
        type="button"
        className="quiet"
        disabled={!at}
        title={t.title}
        onClick={() => setOpen(at)}
      >
        {t.open}
      </button>
      {open && (
        <CallersSheet
          key={`${open.file}:${open.line}`}
          at={open}
          onClose={() => setOpen(undefined)}
        />
      )}
    </>
  );
}

function CallersSheet({ at, onClose }: { at: Line; onClose: () => void }) {
  const { locale } = useRoomProps();
  const t = sourceMessagesFor(locale).run;
  const driver = useDriver();
  const now = useRoom(({ view }) => view?.step ?? 0);
  const dialog = useRef<HTMLDialogElement>(null);
  const [found, setFound] = useState<Found>();
  const [none, setNone] = useState(false);
  const [again, setAgain] = useState(false);
  const { file, line } = at;

  useEffect(() => {
    const sheet = dialog.current;
    sheet?.showModal();
    return () => sheet?.close();
  }, []);
  useEffect(() => {
    let wanted = true;
    void driver.callers({ file, line }, again).then((reply) => {
      if (!wanted) return;
      if (reply?.type === 'callers') setFound(reply);
      else setNone(true);
    });
    return () => {
      wanted = false;
    };
  }, [driver, file, line, again]);

  const waits = !none && (!found || (again && !found.watched));
  return (
    <dialog ref={dialog} className="sheet sheet-wide" aria-label={t.title} onClose={onClose}>
      <h2>{t.title}</h2>
      {found && (
        <p>
          <code>{found.fn}</code>
        </p>
      )}
      <div role="status">
        {waits && <p>{again ? t.running : t.looking}</p>}
        {none && <p>{t.noFunction}</p>}
        {found?.watched && <p>{t.count(numberText(found.total, locale), found.total)}</p>}
        {found && !found.watched && !again && <p>{t.unwatched}</p>}
      </div>
      {found && !found.watched && !again && (
        <p>
          <button type="button" className="quiet" onClick={() => setAgain(true)}>
            {t.again}
          </button>
        </p>
      )}
      {found && found.calls.length > 0 && (
        <ol className="callers">
          {found.calls.map(({ step, g, command, around }, i) => (
            <li key={i}>
              <button
                type="button"
                className="event-row"
                aria-current={step === now || undefined}
                onClick={() => {
                  onClose();
                  void driver.move({ type: 'seek', step });
                }}
              >
                <span className="event-step">{numberText(step, locale)}</span>
                <Chip id={g} />
                <span className="event-text">
                  {around === '' ? t.plain : t.around(around.slice(around.lastIndexOf('/') + 1))}{' '}
                  <span className="soft">{command}</span>
                </span>
              </button>
            </li>
          ))}
        </ol>
      )}
      {found && found.total > found.calls.length && (
        <p className="soft">{t.more(numberText(found.total - found.calls.length, locale))}</p>
      )}
      <p>
        <button type="button" className="quiet" onClick={onClose}>
          {t.close}
        </button>
      </p>
    </dialog>
  );
}
