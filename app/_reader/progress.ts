// How far a reader has come, as data: which sections of which chapters were read. Kept as text on
// the device and in files; what cannot be read is named, never guessed at.

/** Sections read, by chapter; ids are those of the headings. */
export type Progress = { readonly [slug: string]: readonly string[] };

/** Why a text is no progress: something else or damaged, or written by another version. */
export type ProgressProblem = 'corrupt' | 'version';

/** Nothing read. */
export const noProgress: Progress = {};

const FORMAT = 'engine-room-progress';
const VERSION = 1;
/** More than any book has; a file beyond is not one of ours. */
const MOST = 500;
const name = /^[a-z0-9][a-z0-9-]{0,79}$/;

/** Text for the device or a file; the same progress gives the same text. */
export function encodeProgress(progress: Progress): string {
  const slugs = Object.keys(progress).sort();
  const chapters = Object.fromEntries(slugs.map((slug) => [slug, [...(progress[slug] ?? [])]]));
  return `${JSON.stringify({ format: FORMAT, version: VERSION, chapters }, undefined, 1)}\n`;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The progress again, or what is wrong with the text. */
export function decodeProgress(text: string): Progress | ProgressProblem {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    return 'corrupt';
  }
  if (!isRecord(data) || data.format !== FORMAT) return 'corrupt';
  if (data.version !== VERSION) return typeof data.version === 'number' ? 'version' : 'corrupt';
  if (!isRecord(data.chapters)) return 'corrupt';
  const entries = Object.entries(data.chapters);
  if (entries.length > MOST) return 'corrupt';
  const found: Record<string, readonly string[]> = {};
  for (const [slug, sections] of entries) {
    if (!name.test(slug) || !Array.isArray(sections) || sections.length > MOST) return 'corrupt';
    if (!sections.every((id): id is string => typeof id === 'string' && name.test(id))) {
      return 'corrupt';
    }
    found[slug] = [...new Set(sections)];
  }
  return found;
}

// A name such as `constructor` is no chapter's, but a file may hold it.
const sectionsIn = (progress: Progress, slug: string): readonly string[] =>
  (Object.hasOwn(progress, slug) ? progress[slug] : undefined) ?? [];

/** With this section read as well; the same object where it was. */
export function withSection(progress: Progress, slug: string, section: string): Progress {
  const before = sectionsIn(progress, slug);
  return before.includes(section) ? progress : { ...progress, [slug]: [...before, section] };
}

/** What was read in either. */
export function merge(one: Progress, other: Progress): Progress {
  let all = one;
  for (const [slug, sections] of Object.entries(other)) {
    for (const section of sections) all = withSection(all, slug, section);
  }
  return all;
}

/** How many of the sections a chapter has now were read. */
export function countRead(progress: Progress, slug: string, sections: readonly string[]): number {
  const read = sectionsIn(progress, slug);
  return sections.filter((id) => read.includes(id)).length;
}
