// The source: the file in which the shown goroutine stands, or one the reader opened.
'use client';

import { CallersTool } from './callers-sheet';
import { useRoom, useRoomProps, useWords } from './context';
import { useCommonDeeds } from './deeds';
import { FilePicker } from './file-picker';
import { SourceLines } from './source-lines';
import { shownFile, shownPlace } from './state';
import { Tool } from './transport';
import { baseName } from './words';

/** Name and deeds above, the lines below. */
export function SourcePane() {
  const t = useWords().source;
  const deeds = useCommonDeeds();
  const { locale } = useRoomProps();
  const file = useRoom(shownFile);
  const source = useRoom((state) => (file === undefined ? undefined : state.sources[file]));
  const top = useRoom((state) => state.tops[file ?? '']);
  const away = useRoom((state) => state.open !== undefined || state.chosen !== 0);
  const cursor = useRoom((state) => (state.cursor?.file === file ? state.cursor : undefined));
  const place = useRoom(shownPlace);
  const canStop = cursor !== undefined && source?.statements.has(cursor.line);
  return (
    <div className="pane pane-source" data-pane="source">
      <header className="pane-head">
        <FilePicker file={file} />
        {away && (
          <button type="button" className="quiet" onClick={() => deeds({ do: 'follow' })}>
            {t.follow}
          </button>
        )}
        <span className="pane-deeds">
          <Tool
            icon="breakpoint"
            label={cursor ? t.breakpointOn(cursor.line) : t.breakpoint}
            hint="B"
            disabled={!canStop}
            onClick={() => deeds({ do: 'breakpoint' })}
          />
          <Tool
            icon="line"
            back
            label={t.toLineBack}
            hint="Shift+L"
            disabled={!canStop}
            onClick={() => deeds({ do: 'line', direction: 'back' })}
          />
          <Tool
            icon="line"
            label={t.toLine}
            hint="L"
            disabled={!canStop}
            onClick={() => deeds({ do: 'line', direction: 'forward' })}
          />
          <CallersTool at={cursor ?? (place?.file === file ? place : undefined)} />
          {file !== undefined && top !== undefined && (
            <a className="quiet" href={`/${locale}/source/${top}/${file}`} title={baseName(file)}>
              {t.page}
            </a>
          )}
        </span>
      </header>
      {file !== undefined && source ? (
        <SourceLines key={file} file={file} source={source} />
      ) : (
        <p className="pane-empty">{file === undefined ? t.empty : '…'}</p>
      )}
    </div>
  );
}
