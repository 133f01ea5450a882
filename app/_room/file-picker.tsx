// Opens any file of the programs and of the library: type a part of its name, or go through the list.
'use client';

import { useId, useRef, useState, type KeyboardEvent } from 'react';
import { useDriver, useRoom, useWords } from './context';
import { baseName } from './words';

const MOST = 200;

/** Files that have every word of the filter in their names; those of programs first. */
export function matchingFiles(files: readonly string[], filter: string): string[] {
  const words = filter.toLowerCase().split(/\s+/).filter(Boolean);
  return files
    .filter((file) => words.every((word) => file.toLowerCase().includes(word)))
    .slice(0, MOST);
}

/** A button with the file's name; the list is a dialog. */
export function FilePicker({ file }: { file: string | undefined }) {
  const t = useWords().source;
  const driver = useDriver();
  const files = useRoom((state) => state.files);
  const dialog = useRef<HTMLDialogElement>(null);
  const [filter, setFilter] = useState('');
  const [at, setAt] = useState(0);
  const id = useId();
  const found = matchingFiles(files, filter);

  function choose(name: string | undefined) {
    if (name === undefined) return;
    dialog.current?.close();
    void driver.openFile(name, 1);
  }

  function onKeyDown(event: KeyboardEvent) {
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: found.length - 1 }[event.key];
    if (to !== undefined) {
      event.preventDefault();
      const next = Math.min(found.length - 1, Math.max(0, to));
      setAt(next);
      document.getElementById(`${id}-${next}`)?.scrollIntoView({ block: 'nearest' });
    } else if (event.key === 'Enter') {
      event.preventDefault();
      choose(found[at]);
    }
    event.stopPropagation();
  }

  return (
    <>
      <button
        type="button"
        className="file-button"
        aria-haspopup="dialog"
        title={`${t.open} (F)`}
        onClick={() => {
          setFilter('');
          setAt(0);
          dialog.current?.showModal();
        }}
      >
        {file === undefined ? (
          t.open
        ) : (
          <>
            <span className="file-folder">
              {file.slice(0, file.length - baseName(file).length)}
            </span>
            <b>{baseName(file)}</b>
          </>
        )}
        <span aria-hidden="true"> ▾</span>
      </button>
      <dialog ref={dialog} className="sheet file-sheet" aria-label={t.open}>
        <input
          className="field"
          role="combobox"
          aria-expanded="true"
          aria-controls={`${id}-list`}
          aria-activedescendant={found.length > 0 ? `${id}-${at}` : undefined}
          aria-label={t.filter}
          placeholder={t.filter}
          value={filter}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => {
            setFilter(event.target.value);
            setAt(0);
          }}
          onKeyDown={onKeyDown}
        />
        <ul id={`${id}-list`} role="listbox" aria-label={t.open} className="file-list">
          {found.map((name, i) => (
            <li
              key={name}
              id={`${id}-${i}`}
              role="option"
              aria-selected={i === at}
              onClick={() => choose(name)}
            >
              <span className="file-folder">
                {name.slice(0, name.length - baseName(name).length)}
              </span>
              <b>{baseName(name)}</b>
            </li>
          ))}
        </ul>
        {found.length === 0 && <p className="pane-empty">{t.noFile}</p>}
      </dialog>
    </>
  );
}
