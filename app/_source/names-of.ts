// What the names of a file stand for and which chapters show its lines, as the page of the file fetches it.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FileNames } from '../../runtime/names/index';
import { chapterLines, type ChapterLines } from './chapter-lines';

/** One file's part of the index. */
export type SourceFileIndex = FileNames & { readonly chapters: readonly ChapterLines[] };

type Index = Readonly<Record<string, FileNames>>;
let index: Index | undefined;

function read(): Index {
  if (index && process.env.NODE_ENV === 'production') return index;
  const file = join(process.cwd(), 'app', '_generated', 'names.json');
  index = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Index) : {};
  return index;
}

/** Every file that there is something to say of. */
export function indexedFiles(): string[] {
  return Object.keys(read());
}

/** Of one file, by its path below /source; undefined if there is no such file. */
export async function namesOf(file: string): Promise<SourceFileIndex | undefined> {
  const names = read()[file];
  if (!names) return undefined;
  return { ...names, chapters: (await chapterLines()).get(file) ?? [] };
}
