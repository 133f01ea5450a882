// Write Go, see what is wrong with it while you type, and run it in the room beside it.
'use client';

import { useEffect, useRef, useState, type ComponentType } from 'react';
import type { Locale } from '../_lib/locale';
import { playMessagesFor } from '../_lib/messages/play';
import { loadRoom } from '../_reader/load-room';
import type { RoomProps } from '../_reader/room-props';
import { PlayNotes, Problems } from './play-notes';
import { ProgramBar } from './program-bar';
import { usePlay, type PlayScenario } from './use-play';
import './playground.css';

/** Properties of the playground. */
export type PlaygroundProps = {
  locale: Locale;
  /** Address of all Go sources. */
  programs: string;
  scenarios: readonly PlayScenario[];
  /** Import paths of programs to begin with, the first of them for a newcomer. */
  samples: readonly string[];
};

/** The editor's half and the room's half. */
export function Playground({ locale, programs, scenarios, samples }: PlaygroundProps) {
  const t = playMessagesFor(locale);
  const play = usePlay({ programs, scenarios, first: samples[0]! });
  const host = useRef<HTMLDivElement>(null);
  const room = useRef<HTMLElement>(null);
  const [Room, setRoom] = useState<ComponentType<RoomProps>>();
  const { start, typed, run, say, fileNow, own } = play;

  useEffect(() => {
    let wanted = true;
    void start(
      async (text) => {
        const { createEditor } = await import('./code-editor');
        return createEditor(host.current!, {
          text,
          label: t.editor,
          file: fileNow,
          changed: typed,
          tooLarge: (bytes) => say({ kind: 'too-large', bytes }),
          run: () => void run(),
        });
      },
      () => wanted,
    );
    return () => {
      wanted = false;
    };
  }, [start, typed, run, say, fileNow, t]);

  const running = own !== undefined;
  useEffect(() => {
    if (running) void loadRoom().then((module) => setRoom(() => module.Room));
  }, [running]);

  useEffect(() => {
    // Where the room is below the editor, pressing Run leads to it; beside it nothing moves.
    if (own && Room) room.current?.scrollIntoView({ block: 'nearest' });
  }, [own, Room]);

  return (
    <div className="play" data-running={running || undefined}>
      <section className="play-editor">
        <ProgramBar play={play} t={t} scenarios={scenarios} samples={samples} />
        <PlayNotes play={play} t={t} />
        {play.failed && <p role="alert">{t.failed}</p>}
        <div ref={host} className="play-code">
          {!play.draft && !play.failed && <p role="status">{t.loading}</p>}
        </div>
        <Problems play={play} t={t} />
      </section>
      <section ref={room} className="play-room room-slot" data-state={Room ? 'open' : 'closed'}>
        {Room && own ? (
          <Room locale={locale} scenario="" programs={programs} place="lab" own={own} />
        ) : (
          <p className="play-empty soft">{t.notYet}</p>
        )}
      </section>
    </div>
  );
}
