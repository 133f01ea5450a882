// Tells what the names of a file stand for: a name is pointed at, tapped, or reached with the arrow keys.
'use client';

import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import type { Locale } from '../_lib/locale';
import { sourceMessagesFor } from '../_lib/messages/source';
import { fetchNames } from './fetch-names';
import { NamePanel } from './name-panel';
import { firstOf, nameAfter, namesAt, nameUnder, rangeOf, type NameAt } from './name-places';
import type { SourceFileIndex } from './names-of';
import './names.css';

export type NameReaderProps = {
  locale: Locale;
  file: string;
  /** The box with the lines. */
  code: HTMLElement;
  /** Where it was clicked before this was loaded. */
  first: { x: number; y: number } | undefined;
};

const none: readonly NameAt[] = [];

/** Puts an element over a name of the lines. */
function over(code: HTMLElement, name: NameAt, element: HTMLElement | null): void {
  const range = rangeOf(code, name)?.getBoundingClientRect();
  if (!range || !element) return;
  const box = code.getBoundingClientRect();
  element.style.left = `${range.left - box.left - code.clientLeft + code.scrollLeft}px`;
  element.style.top = `${range.top - box.top - code.clientTop + code.scrollTop}px`;
  element.style.width = `${range.width}px`;
  element.style.height = `${range.height}px`;
}

/** The line that stands first in the window, or the one the address names. */
function lineInView(code: HTMLElement): number {
  const target = code.querySelector<HTMLElement>('.code-line:target');
  const shown = (line: HTMLElement) => line.getBoundingClientRect().top >= 56;
  const line =
    target && shown(target)
      ? target
      : [...code.querySelectorAll<HTMLElement>('.code-line')].find(shown);
  return Number(line?.dataset.line ?? 1);
}

/** The name under the pointer is underlined; the one of the keys is a button over the text. */
export function NameReader({ locale, file, code, first }: NameReaderProps) {
  const t = sourceMessagesFor(locale);
  const [index, setIndex] = useState<SourceFileIndex>();
  const [failed, setFailed] = useState(false);
  const [at, setAt] = useState(-1);
  const [hover, setHover] = useState(-1);
  const [open, setOpen] = useState(-1);
  const [width, setWidth] = useState(0);
  const cursor = useRef<HTMLButtonElement>(null);
  const mark = useRef<HTMLSpanElement>(null);
  const [names, setNames] = useState(none);

  useEffect(() => {
    let wanted = true;
    fetchNames(file).then(
      (found) => {
        if (!wanted) return;
        const all = namesAt(found);
        setIndex(found);
        setNames(all);
        if (!first) return;
        const target = document.elementFromPoint(first.x, first.y);
        const i = nameUnder(code, all, target, first.x, first.y);
        setAt(i);
        setOpen(i);
      },
      () => wanted && setFailed(true),
    );
    return () => {
      wanted = false;
    };
    // `first` is what was clicked before there was an answer: it is answered once.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [file, code]);

  useEffect(() => {
    const under = (event: MouseEvent) =>
      nameUnder(code, names, event.target, event.clientX, event.clientY);
    const onMove = (event: PointerEvent) => {
      if (event.pointerType === 'mouse') setHover(under(event));
    };
    const onLeave = () => setHover(-1);
    const onClick = (event: MouseEvent) => {
      // Whoever selects text wants the text.
      if (window.getSelection()?.isCollapsed === false) return;
      const i = under(event);
      if (i < 0) return;
      setAt(i);
      setOpen(i);
    };
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
      if (event.target !== code && event.target !== cursor.current) return;
      const here = event.target === cursor.current ? at : -1;
      const keys = ['ArrowDown', 'ArrowUp', 'ArrowLeft', 'ArrowRight', 'Enter'];
      const to =
        here >= 0
          ? nameAfter(event.key, names, here)
          : keys.includes(event.key)
            ? Math.min(firstOf(names, lineInView(code)), names.length - 1)
            : undefined;
      if (to === undefined || to < 0) return;
      event.preventDefault();
      setAt(to);
    };
    code.addEventListener('pointermove', onMove);
    code.addEventListener('pointerleave', onLeave);
    code.addEventListener('click', onClick);
    code.addEventListener('keydown', onKeyDown);
    return () => {
      code.removeEventListener('pointermove', onMove);
      code.removeEventListener('pointerleave', onLeave);
      code.removeEventListener('click', onClick);
      code.removeEventListener('keydown', onKeyDown);
    };
  }, [code, names, at]);

  useEffect(() => {
    const observer = new ResizeObserver(() => setWidth(code.clientWidth));
    observer.observe(code);
    return () => observer.disconnect();
  }, [code]);

  const name = names[at];
  const hovered = names[hover];
  useLayoutEffect(() => {
    if (name) over(code, name, cursor.current);
    if (hovered) over(code, hovered, mark.current);
  }, [code, name, hovered, width]);
  useLayoutEffect(() => {
    if (at < 0 || open >= 0) return;
    cursor.current?.focus({ preventScroll: true });
    cursor.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    // The focus follows the name; what opens takes it itself.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [at]);

  const opened = names[open];
  const text = (one: NameAt) => rangeOf(code, one)?.toString() ?? '';
  return (
    <>
      {createPortal(
        <>
          {hovered && <span ref={mark} className="name-mark" aria-hidden="true" />}
          {name && (
            <button
              // Another name is another button, so that a screen reader says it.
              key={at}
              ref={cursor}
              type="button"
              tabIndex={-1}
              className="name-cursor"
              aria-label={`${text(name)}, ${t.line(name.line)}`}
              aria-haspopup="dialog"
              aria-expanded={open === at}
              onClick={(event) => {
                event.stopPropagation();
                setOpen(at);
              }}
            />
          )}
        </>,
        code,
      )}
      {failed && (
        <p role="alert" className="px-4 py-2 text-sm">
          {t.failed}
        </p>
      )}
      {index && opened && (
        <NamePanel
          key={open}
          locale={locale}
          file={file}
          index={index}
          name={opened}
          text={text(opened)}
          onClose={() => {
            setOpen(-1);
            cursor.current?.focus({ preventScroll: true });
          }}
        />
      )}
    </>
  );
}
