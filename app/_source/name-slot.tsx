// Waits beside the source until a reader turns to it; what tells what names stand for is loaded then.
'use client';

import { useEffect, useRef, useState, type ComponentType } from 'react';
import type { Locale } from '../_lib/locale';
import type { NameReaderProps } from './name-reader';

type Props = { locale: Locale; file: string; failed: string };

const turns = ['pointerover', 'focusin', 'touchstart'] as const;

/** Stands right after the box with the lines. */
export function NameSlot({ locale, file, failed: failedText }: Props) {
  const slot = useRef<HTMLDivElement>(null);
  const [Reader, setReader] = useState<ComponentType<NameReaderProps>>();
  const [code, setCode] = useState<HTMLElement>();
  const [first, setFirst] = useState<{ x: number; y: number }>();
  const [failed, setFailed] = useState(false);

  useEffect(() => {
    const box = slot.current?.parentElement?.querySelector<HTMLElement>('.code');
    if (!box || Reader) return;
    const turn = () => {
      import('./name-reader').then(
        (module) => {
          setFailed(false);
          setCode(box);
          setReader(() => module.NameReader);
        },
        () => setFailed(true),
      );
    };
    // A tap is the first that is heard of a finger: it counts as soon as it can be answered.
    const tap = ({ clientX, clientY }: MouseEvent) => setFirst({ x: clientX, y: clientY });
    for (const event of turns) box.addEventListener(event, turn, { passive: true });
    box.addEventListener('click', tap);
    return () => {
      for (const event of turns) box.removeEventListener(event, turn);
      box.removeEventListener('click', tap);
    };
  }, [Reader]);

  return (
    <div ref={slot}>
      {failed && (
        <p role="alert" className="px-4 py-2 text-sm">
          {failedText}
        </p>
      )}
      {Reader && code && <Reader locale={locale} file={file} code={code} first={first} />}
    </div>
  );
}
