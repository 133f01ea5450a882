// What the text and the room say to each other: the text asks for a moment, an experiment, an answer;
// the room says which lines and which parts of a diagram are lit. Neither imports the other.

/** What a reader asks of the room from the text. */
export type StageRequest =
  | { readonly kind: 'open' }
  | { readonly kind: 'moment' | 'question' | 'experiment'; readonly id: string }
  /** `METHOD URL` to try on a router; nothing: the pane alone. */
  | { readonly kind: 'route'; readonly id: string };

/** A line the machine stands at. */
export type LitLine = {
  /** As the machine names it: import path and file name. */
  readonly file: string;
  readonly line: number;
};

type Listener = (request: StageRequest) => void;

const listeners = new Set<Listener>();
let waiting: StageRequest | undefined;
let lit = new Set<Element>();

/** Asks the room. What is asked before a room listens is kept, the last of it, until one does. */
export function ask(request: StageRequest): void {
  waiting = request;
  for (const listener of listeners) listener(request);
}

/** The request that no room has taken yet; taking it removes it. */
export function takeRequest(): StageRequest | undefined {
  const request = waiting;
  waiting = undefined;
  return request;
}

/** Calls back at each request until the returned function is called. */
export function onRequest(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The words of a question as they stand in the text; empty where the text is not on the page. */
export function questionText(id: string): string {
  const task = document.getElementById(`question-${id}`);
  // A question of one line stands in the section without a paragraph of its own.
  const words = [...(task?.childNodes ?? [])].filter(
    (node) => !(node instanceof Element) || !node.matches('.task-name, :has(.task-action)'),
  );
  // As it stands in the source: between words of Chinese and code there may be no space.
  return words
    .map(({ textContent }) => textContent ?? '')
    .join('')
    .replace(/\s+/g, ' ')
    .trim();
}

/**
 * Lights these lines and diagram parts wherever they stand in the text, and puts out all others.
 * @param parts ids of parts, as in the chapter's .mmd files
 */
export function light(lines: readonly LitLine[], parts: readonly string[] = []): void {
  const selectors = [
    ...lines.map(({ file, line }) => `[data-file="${CSS.escape(file)}"][data-line="${line}"]`),
    ...parts.map((part) => `[data-part="${CSS.escape(part)}"]`),
  ];
  const next = new Set<Element>(
    selectors.length > 0 ? document.querySelectorAll(selectors.join()) : [],
  );
  for (const element of lit) if (!next.has(element)) element.removeAttribute('data-lit');
  for (const element of next) element.setAttribute('data-lit', '');
  lit = next;
}
