// Keeps the words that opened the room before the reader's eyes while the page takes its new form.

/** Bars stand at the top of the window, this high. */
const bars = 100;

/** How long a page may take to lay itself out again, in milliseconds. */
const settling = 2000;

/**
 * On a narrow window the room opens over the words that asked for it; on a wide one the column beside it
 * is narrower than the text was, and what stands above the words is longer, some of it only when it is
 * laid out. Until the reader does something the words are brought back whenever they are out of sight.
 * @returns stops it
 */
export function keepInSight(room: Element): () => void {
  const asked = document.activeElement;
  const text = asked?.closest('.prose');
  if (!text || !asked?.matches('a[data-ask]')) return () => undefined;

  const bring = (): void => {
    const [words, sheet] = [asked.getBoundingClientRect(), room.getBoundingClientRect()];
    const end = sheet.left >= words.right ? window.innerHeight : sheet.top;
    if (words.top >= bars && words.bottom <= end) return;
    // The middle of what is left, a little lower.
    window.scrollBy({ top: words.top - end * 0.6, behavior: 'instant' });
  };

  const observer = new ResizeObserver(bring);
  const deeds = ['wheel', 'keydown', 'pointerdown', 'touchstart'] as const;
  const stop = (): void => {
    observer.disconnect();
    clearTimeout(late);
    for (const deed of deeds) removeEventListener(deed, stop);
  };
  const late = setTimeout(stop, settling);
  for (const deed of deeds) addEventListener(deed, stop, { passive: true });
  bring();
  observer.observe(text);
  return stop;
}
