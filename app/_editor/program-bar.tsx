// Above the editor: which program is open, running it, and getting it in and out.
'use client';

import { useRef } from 'react';
import type { PlayMessages } from '../_lib/messages/play';
import { saveFile } from '../_lib/save-file';
import { baseName } from '../_room/words';
import { encodeShared, LINK_MOST } from './share';
import type { PlayScenario, usePlay } from './use-play';

type Props = {
  play: ReturnType<typeof usePlay>;
  t: PlayMessages;
  scenarios: readonly PlayScenario[];
  /** Import paths of programs to begin with. */
  samples: readonly string[];
};

function save(name: string, text: string): void {
  const own = name.replace(/[^\p{L}\p{N}._-]+/gu, '-') || 'main';
  saveFile(`${own}.go`, text, 'text/plain;charset=utf-8');
}

/** All deeds on programs. */
export function ProgramBar({ play, t, scenarios, samples }: Props) {
  const { draft, drafts } = play;
  const upload = useRef<HTMLInputElement>(null);

  async function share(): Promise<void> {
    const of = await play.settle();
    if (!of) return;
    const { name, text, edit, scenario } = of;
    const shared = { name, text, ...(edit ? { edit } : {}), ...(scenario ? { scenario } : {}) };
    const hash = encodeShared(shared);
    if (hash.length > LINK_MOST) return play.say({ kind: 'too-long', length: hash.length });
    const link = `${location.origin}${location.pathname}${location.search}${hash}`;
    await navigator.clipboard.writeText(link).then(
      () => play.say({ kind: 'shared' }),
      () => play.say({ kind: 'not-shared', link }),
    );
  }

  return (
    <div className="play-bar">
      <button type="button" className="room-run" title={t.runHint} onClick={() => void play.run()}>
        {t.run}
      </button>
      <label>
        <span className="sr-only">{t.programs}</span>
        <select
          className="field"
          value={draft?.id ?? ''}
          onChange={(event) => {
            const next = drafts.find(({ id }) => id === event.target.value);
            if (next) void play.open(next);
          }}
        >
          {drafts.map(({ id, name, edit }) => (
            <option key={id} value={id}>
              {edit ?? (name || t.untitled)}
            </option>
          ))}
        </select>
      </label>
      {draft && draft.edit === undefined && (
        <label>
          <span className="sr-only">{t.name}</span>
          <input
            className="field"
            value={draft.name}
            maxLength={80}
            placeholder={t.untitled}
            onChange={(event) => play.rename(event.target.value)}
          />
        </label>
      )}
      {draft?.edit !== undefined && (
        <label className="soft">
          {t.scenario}{' '}
          <select
            className="field"
            value={draft.scenario}
            onChange={(event) => play.runIn(event.target.value)}
          >
            {scenarios.map(({ id, title }) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
          </select>
        </label>
      )}
      <label>
        <span className="sr-only">{t.samples}</span>
        <select
          className="field"
          value=""
          onChange={(event) => void play.open(play.sample(event.target.value))}
        >
          <option value="" disabled>
            {t.samples}
          </option>
          {samples.map((path) => (
            <option key={path} value={path}>
              {baseName(path)}
            </option>
          ))}
        </select>
      </label>
      {draft?.edit !== undefined && (
        <button type="button" className="quiet" onClick={play.restore}>
          {t.original}
        </button>
      )}
      <button type="button" className="quiet" onClick={() => void share()}>
        {t.share}
      </button>
      <button
        type="button"
        className="quiet"
        onClick={() =>
          void play.settle().then((of) => of && save(of.name.replace(/\.go$/, ''), of.text))
        }
      >
        {t.saveFile}
      </button>
      <button type="button" className="quiet" onClick={() => upload.current?.click()}>
        {t.openFile}
      </button>
      <input
        ref={upload}
        type="file"
        hidden
        onChange={(event) => {
          const file = event.target.files?.[0];
          event.target.value = '';
          if (file) void play.upload(file);
        }}
      />
      <button type="button" className="quiet" onClick={() => void play.remove()}>
        {t.remove}
      </button>
    </div>
  );
}
