// The reader's progress as a whole: how much, saved to a file, taken from one, begun anew and back.
'use client';

import { useRef, useState } from 'react';
import type { FrameMessages } from '../_lib/messages/frame';
import { countRead } from './progress';
import { FILE_MOST } from './progress-store';
import { progressStore, useProgress } from './use-progress';
import { saveFile } from '../_lib/save-file';

type Labels = FrameMessages['progress'];
type Props = { chapters: readonly { slug: string; sections: readonly string[] }[]; labels: Labels };

/** Buttons and a sentence; what a button did is said in the sentence below them. */
export function ProgressPanel({ chapters, labels }: Props) {
  const { progress, aside, undoable, lasting } = useProgress();
  const [said, say] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const all = chapters.reduce((sum, { sections }) => sum + sections.length, 0);
  const read = chapters.reduce(
    (sum, { slug, sections }) => sum + countRead(progress, slug, sections),
    0,
  );

  async function open(file: File) {
    if (file.size > FILE_MOST) return say(labels.fileLarge);
    const problem = progressStore().takeIn(await file.text());
    say(
      problem === undefined
        ? labels.opened
        : problem === 'version'
          ? labels.fileVersion
          : labels.fileCorrupt,
    );
  }

  return (
    <div className="progress">
      <p>
        {read === 0
          ? labels.none
          : labels.some.replace('{n}', String(read)).replace('{of}', String(all))}{' '}
        <span className="soft">{lasting ? labels.kept : labels.notKept}</span>
      </p>
      <progress value={read} max={all} aria-label={labels.title} />
      <p className="progress-deeds">
        <button
          type="button"
          disabled={read === 0}
          onClick={() => saveFile('engine-room-progress.json', progressStore().file())}
        >
          {labels.save}
        </button>
        <button type="button" onClick={() => field.current?.click()}>
          {labels.open}
        </button>
        <input
          ref={field}
          type="file"
          hidden
          accept="application/json,.json"
          aria-label={labels.open}
          onChange={({ target }) => {
            const [file] = target.files ?? [];
            if (file) void open(file);
            // The same file may be chosen again.
            target.value = '';
          }}
        />
        <button
          type="button"
          disabled={Object.keys(progress).length === 0}
          onClick={() => {
            progressStore().reset();
            say(labels.wasReset);
          }}
        >
          {labels.reset}
        </button>
        {undoable && (
          <button
            type="button"
            onClick={() => {
              progressStore().undo();
              say(labels.cameBack);
            }}
          >
            {labels.undo}
          </button>
        )}
      </p>
      <p role="status" className="progress-said">
        {said}
      </p>
      {aside && (
        <div role="alert" className="progress-aside">
          <p>{aside.problem === 'version' ? labels.version : labels.corrupt}</p>
          <p className="progress-deeds">
            <button
              type="button"
              onClick={() => saveFile('engine-room-progress-aside.txt', aside.text)}
            >
              {labels.saveAside}
            </button>
            <button type="button" onClick={() => progressStore().dropAside()}>
              {labels.drop}
            </button>
          </p>
        </div>
      )}
    </div>
  );
}
