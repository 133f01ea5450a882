// Where the note of a word stands, and when it comes by itself: near its word, while the pointer or
// the keyboard is on it. Click, touch and Escape are the browser's own (app/_mdx/term.tsx).

/** Milliseconds until a note comes, and until it goes: time to cross from the word to the note. */
const COMES = 150;
const GOES = 250;
/** Pixels between word, note and edge of the window. */
const GAP = 8;

/** Below the word where there is room, above it where not; never beyond the window. */
export function placeNote(
  word: { left: number; top: number; bottom: number },
  note: { width: number; height: number },
  view: { width: number; height: number },
): { left: number; top: number } {
  const left = Math.max(GAP, Math.min(word.left, view.width - note.width - GAP));
  const below = word.bottom + GAP;
  const above = word.top - GAP - note.height;
  return { left, top: below + note.height > view.height && above > 0 ? above : below };
}

const noteOf = (word: HTMLElement) =>
  document.getElementById(word.getAttribute('popovertarget') ?? '');

function termAt(target: EventTarget | null): HTMLElement | undefined {
  return (target instanceof Element && target.closest<HTMLElement>('button.term')) || undefined;
}

/** Listens for as long as the page has words; returns what ends it. */
export function watchTerms(): () => void {
  const ended = new AbortController();
  const { signal } = ended;
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** The word whose note came by itself, not by a click. */
  let hinted: HTMLElement | undefined;

  function hint(word: HTMLElement) {
    const note = noteOf(word);
    if (!note || note.matches(':popover-open')) return;
    note.showPopover();
    hinted = word;
  }
  /** Not while the keyboard is on the word: the pointer may lie anywhere then. */
  function leave() {
    if (hinted !== document.activeElement) unhint();
  }
  function unhint() {
    if (hinted) noteOf(hinted)?.hidePopover();
    hinted = undefined;
  }
  function later(deed: () => void, wait: number) {
    clearTimeout(timer);
    timer = setTimeout(deed, wait);
  }

  document.addEventListener(
    'toggle',
    (event) => {
      const note = event.target;
      if (!(note instanceof HTMLElement) || !note.matches('.term-note:popover-open')) return;
      const word = document.querySelector(`button.term[popovertarget="${CSS.escape(note.id)}"]`);
      if (!word) return;
      const { left, top } = placeNote(word.getBoundingClientRect(), note.getBoundingClientRect(), {
        width: document.documentElement.clientWidth,
        height: innerHeight,
      });
      note.style.left = `${left}px`;
      note.style.top = `${top}px`;
      note.dataset.placed = '';
    },
    { capture: true, signal },
  );
  document.addEventListener(
    'pointerover',
    (event) => {
      if (event.pointerType !== 'mouse') return;
      const word = termAt(event.target);
      const inside = event.target instanceof Element && event.target.closest('.term-note');
      if (word && word !== hinted) later(() => hint(word), COMES);
      else if (word || inside) clearTimeout(timer);
      else later(leave, GOES);
    },
    { signal },
  );
  document.addEventListener(
    'focusin',
    (event) => {
      const word = termAt(event.target);
      // A click or a touch gives focus too, and then opens the note itself.
      if (word?.matches(':focus-visible')) hint(word);
      else if (hinted && !noteOf(hinted)?.contains(event.target as Node)) unhint();
    },
    { signal },
  );
  document.addEventListener(
    'click',
    (event) => {
      clearTimeout(timer);
      const word = termAt(event.target);
      // The note is there already: the click says that it is to stay.
      if (word && word === hinted && noteOf(word)?.matches(':popover-open')) event.preventDefault();
      hinted = undefined;
    },
    { capture: true, signal },
  );
  return () => {
    clearTimeout(timer);
    ended.abort();
  };
}
