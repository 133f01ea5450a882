// What the name under the pointer holds. A convenience of the pointer: the goroutine's pane has the same.
'use client';

import { useEffect, useState, type RefObject } from 'react';
import type { FrameView, ValueView } from '@/runtime/session/protocol';

type Shown = {
  readonly name: string;
  readonly value: ValueView;
  readonly x: number;
  readonly y: number;
};

/** The word at a point and where it begins. */
function wordAt(x: number, y: number): { word: string; rect: DOMRect } | undefined {
  const point = document.caretPositionFromPoint?.(x, y);
  const node = point?.offsetNode;
  if (!point || node?.nodeType !== Node.TEXT_NODE || !node.parentElement?.closest('.src-text'))
    return undefined;
  const text = node.textContent ?? '';
  const isWord = (i: number) => i >= 0 && i < text.length && /[\p{L}\p{N}_]/u.test(text[i]!);
  let [from, to] = [point.offset, point.offset];
  while (isWord(from - 1)) from--;
  while (isWord(to)) to++;
  if (from === to || text[from - 1] === '.') return undefined;
  const range = document.createRange();
  range.setStart(node, from);
  range.setEnd(node, to);
  const rect = range.getBoundingClientRect();
  if (x < rect.left - 2 || x > rect.right + 2) return undefined;
  return { word: text.slice(from, to), rect };
}

/** Listens on `box`. */
export function HoverValue({
  box,
  frame,
}: {
  box: RefObject<HTMLElement | null>;
  frame: FrameView | undefined;
}) {
  const [shown, setShown] = useState<Shown>();
  useEffect(() => {
    const element = box.current;
    if (!element || !frame) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const hide = () => {
      clearTimeout(timer);
      setShown(undefined);
    };
    const onMove = (event: PointerEvent) => {
      hide();
      if (event.pointerType === 'touch') return;
      timer = setTimeout(() => {
        const found = wordAt(event.clientX, event.clientY);
        const local = found && frame.locals.find(({ name }) => name === found.word);
        if (local)
          setShown({
            name: local.name,
            value: local.value,
            x: found.rect.left,
            y: found.rect.bottom,
          });
      }, 180);
    };
    element.addEventListener('pointermove', onMove);
    element.addEventListener('pointerleave', hide);
    element.addEventListener('scroll', hide);
    return () => {
      hide();
      element.removeEventListener('pointermove', onMove);
      element.removeEventListener('pointerleave', hide);
      element.removeEventListener('scroll', hide);
    };
  }, [box, frame]);
  if (!shown) return null;
  const { name, value, x, y } = shown;
  return (
    <div className="hover-value" aria-hidden="true" style={{ left: x, top: y + 4 }}>
      <p>
        <b>{name}</b> = {value.text} <i>{value.type}</i>
      </p>
      {value.children?.slice(0, 8).map((child) => (
        <p key={child.name} className="hover-child">
          {child.name}: {child.value.text}
        </p>
      ))}
    </div>
  );
}
