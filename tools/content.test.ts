// Holds the chapters to what they promise: both languages say the same things about the same run, every
// excerpt, note and anchor is found, every id that is used exists and every id that exists is used.
import { createProcessor } from '@mdx-js/mdx';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { cut, findSymbol, lineOf } from '../app/_mdx/excerpt';
import { programFiles } from '../app/_lib/programs';
import { anchorLines } from '../app/_mdx/upstream';
import type { Chapter } from '../content/types';
import type { ScenarioSpec } from '../runtime/session/index';

const folder = join(import.meta.dirname, '..', 'content', 'chapters');
const slugs = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

/** What matters here of a node of a parsed text. */
type Node = {
  type: string;
  name?: string | null;
  value?: string;
  attributes?: { type: string; name: string; value: unknown }[];
  children?: Node[];
};

/** A component or a heading of a text: what it is, and its attributes. */
type Piece = { kind: string; attributes: Record<string, string>; inside: Piece[] };

function pieces(node: Node): Piece[] {
  const inside = (node.children ?? []).flatMap(pieces);
  if (node.type === 'heading') {
    const id = /\[#([a-z0-9-]+)\]\s*$/.exec(node.children?.at(-1)?.value ?? '')?.[1] ?? '';
    return [{ kind: 'heading', attributes: { id }, inside: [] }, ...inside];
  }
  if (!node.type.startsWith('mdxJsx') || !node.name) return inside;
  const attributes = Object.fromEntries(
    (node.attributes ?? []).map(({ name, value }) => [
      name,
      typeof value === 'string' ? value : '',
    ]),
  );
  return [{ kind: node.name, attributes, inside }];
}

const flat = (list: Piece[]): Piece[] => list.flatMap((one) => [one, ...flat(one.inside)]);

function read(slug: string, locale: string): Piece[] {
  const source = readFileSync(join(folder, slug, `${locale}.mdx`), 'utf8');
  return pieces(createProcessor().parse(source) as unknown as Node);
}

/** Names of the parts of a diagram that can light up. */
function parts(slug: string, file: string): string[] {
  const source = readFileSync(join(folder, slug, 'diagrams', file), 'utf8');
  return [...source.matchAll(/^\s*(?:%% part: (\S+)|participant (\w+))/gm)].map(
    ([, message, participant]) => message ?? participant ?? '',
  );
}

describe.each(slugs)('%s', (slug) => {
  const en = read(slug, 'en');
  const zh = read(slug, 'zh');

  test('both languages have the same headings, moments, excerpts, notes and tasks, in the same order', () => {
    const outline = (list: Piece[]) =>
      // Words may come in another order inside a sentence, so links are compared as a set below.
      flat(list)
        .filter(({ kind }) => !['Moment', 'Anchor', 'Term'].includes(kind))
        .map(({ kind, attributes }) => ({ kind, attributes }));
    const links = (list: Piece[]) =>
      flat(list)
        .filter(({ kind }) => ['Moment', 'Anchor', 'Term'].includes(kind))
        .map((one) => JSON.stringify(one.attributes))
        .sort();
    expect(outline(zh)).toEqual(outline(en));
    expect(links(zh)).toEqual(links(en));
  });

  test('its data and its text name the same things', async () => {
    const { chapter } = (await import(join(folder, slug, 'chapter.ts'))) as { chapter: Chapter };
    expect(slug).toMatch(new RegExp(`^${String(chapter.order).padStart(2, '0')}-[a-z0-9-]+$`));
    for (const text of [
      chapter.title,
      chapter.question,
      ...chapter.moments.map((m) => m.title),
      ...chapter.experiments.flatMap(({ title, show }) =>
        typeof show === 'object' ? [title, show.title] : [title],
      ),
    ]) {
      expect(text.en.trim() && text.zh.trim()).toBeTruthy();
      // A name may be the same in both; a sentence is not.
      if (text.en.length > 20) expect(text.zh).not.toBe(text.en);
    }
    const used = (kind: string) =>
      flat(en)
        .filter((one) => one.kind === kind)
        .map(({ attributes }) => attributes.id);
    const moments = chapter.moments.map(({ id }) => id);
    expect(new Set(moments).size).toBe(moments.length);
    for (const id of used('Moment')) expect(moments).toContain(id);
    for (const { after } of chapter.moments) if (after) expect(moments).toContain(after);
    for (const { at } of chapter.questions) expect(moments).toContain(at);
    expect(used('Question').sort()).toEqual(chapter.questions.map(({ id }) => id).sort());
    expect(used('Experiment').sort()).toEqual(chapter.experiments.map(({ id }) => id).sort());
  });

  test('every excerpt is found, and every note names one line of it', () => {
    for (const { attributes, inside } of flat(en).filter(({ kind }) => kind === 'Excerpt')) {
      const found = findSymbol(programFiles(), attributes.symbol ?? '');
      expect(found, attributes.symbol).toBeDefined();
      const excerpt = cut(found!, attributes.from, attributes.to);
      for (const note of inside.filter(({ kind }) => kind === 'Note')) {
        expect(lineOf(excerpt, note.attributes.line ?? '')).toBeGreaterThan(0);
      }
    }
  });

  test('every function a moment is about exists', async () => {
    const { chapter } = (await import(join(folder, slug, 'chapter.ts'))) as { chapter: Chapter };
    const { scenario } = (await import(
      join(folder, '..', 'scenarios', `${chapter.scenario}.ts`)
    )) as { scenario: ScenarioSpec };
    for (const { fn } of chapter.moments) {
      if (!fn) continue;
      // A function literal is named after the function it stands in.
      const name = fn.replace(/\.func\d.*$/, '');
      // In a run every command is called main; here it has an address.
      const names = name.startsWith('main.')
        ? Object.values(scenario.commands).map((path) => path + name.slice('main'.length))
        : [name];
      const found = names.map((one) => findSymbol(programFiles(), one));
      expect(found.some(Boolean), fn).toBe(true);
    }
  });

  test('every claim about upstream has its anchor', () => {
    for (const { attributes } of flat(en).filter(({ kind }) => kind === 'Anchor')) {
      const { upstream = '', file = '', symbol = '' } = attributes;
      expect(anchorLines(upstream, file, symbol)[0]).toBeGreaterThan(0);
    }
  });

  test('every diagram exists in both languages, with the same parts', () => {
    for (const { attributes } of flat(en).filter(({ kind }) => kind === 'Diagram')) {
      const files = ['en', 'zh'].map((locale) => `${attributes.src}.${locale}.mmd`);
      for (const file of files)
        expect(existsSync(join(folder, slug, 'diagrams', file)), file).toBe(true);
      expect(parts(slug, files[1]!)).toEqual(parts(slug, files[0]!));
    }
  });
});

test('there are chapters', () => expect(slugs.length).toBeGreaterThan(0));
