// The scenarios a reader can open, and the chapter that tells of each.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Localized } from '@/content/types';
import type { ScenarioSpec } from '@/runtime/session/protocol';
import { showsFile } from './shows-file';
import { allChapters, type ChapterEntry } from '../_mdx/chapters';

/** A scenario by its file name in content/scenarios, without the ending. */
export type ScenarioEntry = {
  id: string;
  /** How lists call it. */
  title: Localized;
  chapter: ChapterEntry | undefined;
  /** Packages whose statements it shows; `x/...` takes all below. */
  visible: readonly string[];
};

/** All of them, those with a chapter first, in the order of reading. */
export async function allScenarios(): Promise<ScenarioEntry[]> {
  const chapters = await allChapters();
  const ids = readdirSync(join(process.cwd(), 'content', 'scenarios'))
    .filter((name) => /^[a-z0-9-]+\.ts$/.test(name))
    .map((name) => name.slice(0, -3));
  const entries = await Promise.all(
    ids.map(async (id) => {
      const own = (await import(`@/content/scenarios/${id}.ts`)) as {
        title?: Localized;
        scenario: ScenarioSpec;
      };
      const chapter = chapters.find((entry) => entry.chapter.scenario === id);
      const title = own.title ?? chapter?.chapter.title ?? { en: id, zh: id };
      return { id, title, chapter, visible: own.scenario.visible };
    }),
  );
  const order = ({ chapter }: ScenarioEntry) => chapter?.chapter.order ?? Infinity;
  return entries.sort((a, b) => order(a) - order(b) || (a.id < b.id ? -1 : 1));
}

/** The first scenario in which a reader meets a file. @param file as the machine names it */
export async function scenarioRunning(file: string): Promise<ScenarioEntry | undefined> {
  return (await allScenarios()).find(({ visible }) => showsFile(visible, file));
}
