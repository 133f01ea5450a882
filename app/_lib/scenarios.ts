// The scenarios a reader can open, and the chapter that tells of each.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { allChapters, type ChapterEntry } from '../_mdx/chapters';

/** A scenario by its file name in content/scenarios, without the ending. */
export type ScenarioEntry = { id: string; chapter: ChapterEntry | undefined };

/** All of them, those with a chapter first, in the order of reading. */
export async function allScenarios(): Promise<ScenarioEntry[]> {
  const chapters = await allChapters();
  const folder = join(process.cwd(), 'content', 'scenarios');
  const files = (existsSync(folder) ? readdirSync(folder) : [])
    .filter((name) => /^[a-z0-9-]+\.ts$/.test(name) && name !== 'index.ts')
    .map((name) => name.slice(0, -3));
  const told = chapters.map((entry) => ({ id: entry.chapter.scenario, chapter: entry }));
  const untold = files.filter((id) => !told.some((one) => one.id === id));
  const once = told.filter((one, i) => told.findIndex(({ id }) => id === one.id) === i);
  return [...once, ...untold.map((id) => ({ id, chapter: undefined }))];
}
