// Says each moment to those who cannot see it, and lights the text beside the room with it.
'use client';

import { useEffect, useState } from 'react';
import { light } from '../_reader/stage';
import { useRoom } from './context';
import { showJobEnv } from './job-env';
import { useMomentText } from './moment-text';
import { registeredJobs } from './registered-jobs';

/** Milliseconds a moment must last before it is said: a drag over a thousand steps says the last. */
const SETTLED = 350;

/** A polite live region; nothing to be seen. */
export function Announcer() {
  const text = useMomentText();
  const view = useRoom((state) => state.view);
  const objects = useRoom((state) => state.objects);
  const busy = useRoom((state) => state.busy !== undefined);
  const [said, setSaid] = useState('');
  useEffect(() => {
    if (busy) return;
    const timer = setTimeout(() => {
      // The slider says where it stands by itself.
      const told = document.activeElement?.matches('.track') === true;
      setSaid(told ? '' : text);
    }, SETTLED);
    return () => clearTimeout(timer);
  }, [text, busy]);
  useEffect(() => {
    if (!view) return;
    const place = view.current?.place;
    // A part of a diagram is named like the moment it shows: the last moment passed is lit.
    const passed = Object.entries(view.moments)
      .filter(([, { step }]) => step <= view.step)
      .sort(([, a], [, b]) => a.step - b.step || a.seq - b.seq)
      .at(-1)?.[0];
    light(place ? [{ file: place.file, line: place.line }] : [], [
      // `server-2` is the part `server`, come to again.
      ...(passed === undefined ? [] : [passed, passed.replace(/-\d+$/, '')]),
      ...registeredJobs(objects).map((name) => `job:${name}`),
    ]);
    showJobEnv(objects);
  }, [view, objects]);
  useEffect(
    () => () => {
      light([]);
      showJobEnv(undefined);
    },
    [],
  );
  return (
    <p className="sr-only" role="status" aria-live="polite">
      {said}
    </p>
  );
}
