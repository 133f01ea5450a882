// Which section of a chapter the reader is at, from where its heading stands in the window.

/** A section counts as read when the reader has been at it this long, in milliseconds. */
export const STAYS = 1200;

/**
 * Id of the section that is being read: the last one whose heading is above the line of reading.
 * @param tops distance of each heading from the top of the window, in order
 * @param atEnd whether the page cannot be scrolled further: then it is the last one
 */
export function sectionAt(
  tops: readonly { readonly id: string; readonly top: number }[],
  line: number,
  atEnd: boolean,
): string | undefined {
  if (atEnd && tops.length > 0 && tops[0]!.top < line) return tops.at(-1)?.id;
  return tops.findLast(({ top }) => top <= line)?.id;
}

/** Calls back with the section whenever it changes, first at once; returns what ends it. */
export function watchSections(
  ids: readonly string[],
  changed: (id: string | undefined) => void,
): () => void {
  let frame = 0;
  let last: string | undefined | null = null;
  function look() {
    frame = 0;
    const tops = ids.flatMap((id) => {
      const heading = document.getElementById(id);
      return heading ? [{ id, top: heading.getBoundingClientRect().top }] : [];
    });
    const { scrollHeight } = document.documentElement;
    // With the room open on a phone the text has the upper third of the window.
    const line = Math.min(innerHeight * 0.3, 240);
    const now = sectionAt(tops, line, scrollY > 0 && scrollY + innerHeight >= scrollHeight - 2);
    if (now === last) return;
    last = now;
    changed(now);
  }
  const soon = () => {
    frame ||= requestAnimationFrame(look);
  };
  look();
  addEventListener('scroll', soon, { passive: true });
  addEventListener('resize', soon);
  return () => {
    cancelAnimationFrame(frame);
    removeEventListener('scroll', soon);
    removeEventListener('resize', soon);
  };
}
