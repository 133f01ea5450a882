// The sections of a chapter in a bar above the text: it follows the scroll, says where the reader is,
// and keeps what was read.
'use client';

import { useEffect, useRef, useState } from 'react';
import { STAYS, watchSections } from './section-watch';
import { progressStore, useProgress } from './use-progress';

type Props = {
  slug: string;
  sections: readonly { id: string; title: string }[];
  labels: { here: string; top: string; chapterAll: string };
};

/** A `details`: without JavaScript it opens all the same, and only doesn't follow. */
export function ContentsBar({ slug, sections, labels }: Props) {
  const [current, setCurrent] = useState<string>();
  const { progress } = useProgress();
  const bar = useRef<HTMLDetailsElement>(null);
  const read = progress[slug] ?? [];

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = watchSections(
      sections.map(({ id }) => id),
      (id) => {
        setCurrent(id);
        // The switch of language goes to the same place (see language-switch.tsx).
        const { dataset } = document.documentElement;
        if (id === undefined) delete dataset.section;
        else dataset.section = id;
        clearTimeout(timer);
        if (id !== undefined) timer = setTimeout(() => progressStore().visit(slug, id), STAYS);
      },
    );
    return () => {
      clearTimeout(timer);
      stop();
      delete document.documentElement.dataset.section;
    };
  }, [slug, sections]);

  useEffect(() => {
    function leave(event: PointerEvent | KeyboardEvent) {
      if (!bar.current?.open) return;
      if (event instanceof KeyboardEvent) {
        if (event.key !== 'Escape') return;
        bar.current.querySelector('summary')?.focus();
      } else if (bar.current.contains(event.target as Node)) return;
      bar.current.open = false;
    }
    document.addEventListener('pointerdown', leave);
    document.addEventListener('keydown', leave);
    return () => {
      document.removeEventListener('pointerdown', leave);
      document.removeEventListener('keydown', leave);
    };
  }, []);

  const shut = () => {
    if (bar.current) bar.current.open = false;
  };
  const title = sections.find(({ id }) => id === current)?.title;
  return (
    <nav className="contents-bar" aria-label={labels.here}>
      <details ref={bar}>
        <summary>
          <span className="contents-bar-name">{labels.here}</span>
          {title !== undefined && <span className="contents-bar-now">{title}</span>}
        </summary>
        <ol>
          <li>
            <a href="#text" onClick={shut} aria-current={current === undefined || undefined}>
              {labels.top}
            </a>
          </li>
          {sections.map(({ id, title: name }) => (
            <li key={id}>
              <a href={`#${id}`} onClick={shut} aria-current={id === current || undefined}>
                {name}
                {read.includes(id) && (
                  <span className="contents-bar-read">
                    <span aria-hidden="true"> ✓</span>
                    <span className="sr-only"> ({labels.chapterAll})</span>
                  </span>
                )}
              </a>
            </li>
          ))}
        </ol>
      </details>
    </nav>
  );
}
