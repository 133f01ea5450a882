// Holds the glossary and the contents to the chapters: each marked word is explained, each explanation
// is of a word some chapter marks, once a chapter; every chapter has its place and needs earlier ones.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { needs, parts, wayIn } from '../content/contents';
import { glossary } from '../content/glossary';
import { termsIn } from '../app/_mdx/glossary';

const folder = join(import.meta.dirname, '..', 'content', 'chapters');
const slugs = readdirSync(folder);
const text = (slug: string, locale: string) =>
  readFileSync(join(folder, slug, `${locale}.mdx`), 'utf8');
const ids = glossary.map(({ id }) => id);
const orders = slugs.map((slug) => Number(slug.slice(0, 2)));

describe.each(slugs)('%s', (slug) => {
  test.each(['en', 'zh'])('in %s every marked word is explained, and marked once', (locale) => {
    const marked = termsIn(text(slug, locale));
    expect(marked.filter((id) => !ids.includes(id))).toEqual([]);
    expect(marked.filter((id, i) => marked.indexOf(id) !== i)).toEqual([]);
    // What opens a note cannot stand inside what leads elsewhere.
    expect(text(slug, locale)).not.toMatch(/<(Moment|Anchor)\b[^>]*[^/]>[^<]*<Term/);
  });

  test('both languages mark the same words, and some', () => {
    const [en, zh] = [termsIn(text(slug, 'en')), termsIn(text(slug, 'zh'))];
    expect(zh.sort()).toEqual(en.sort());
    expect(en.length, 'marks no word of the glossary; see CONTRIBUTING.md').toBeGreaterThan(0);
  });
});

test('there are at least forty words, each under its own id and used by a chapter', () => {
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.length).toBeGreaterThanOrEqual(40);
  const used = new Set(slugs.flatMap((slug) => termsIn(text(slug, 'en'))));
  expect(ids.filter((id) => !used.has(id))).toEqual([]);
});

test('every word is explained in both languages', () => {
  for (const { id, term, text: words, chapter } of glossary) {
    expect(id).toMatch(/^[a-z0-9-]+$/);
    expect(term.en && term.zh).toBeTruthy();
    expect(words.en.length, id).toBeGreaterThan(20);
    expect(words.zh, id).toMatch(/\p{Script=Han}{2}/u);
    // An odd mark would set the rest of the sentence as code.
    for (const one of [words.en, words.zh]) expect(one.split('`').length % 2, id).toBe(1);
    if (chapter !== undefined) expect(parts.flatMap((part) => part.chapters)).toContain(chapter);
  }
});

test('every chapter has one place in the contents, and needs only earlier ones', () => {
  const placed = parts.flatMap(({ chapters }) => chapters);
  expect(placed).toEqual([...placed].sort((a, b) => a - b));
  for (const order of orders) {
    expect(placed.filter((one) => one === order)).toEqual([order]);
    expect(needs[order], `needs of ${order}`).toBeDefined();
    for (const need of needs[order] ?? []) {
      expect(need).toBeLessThan(order);
      expect(placed).toContain(need);
    }
  }
});

test('the way in opens the chapters that the map of its chapter opens', () => {
  const slug = slugs.find((one) => Number(one.slice(0, 2)) === wayIn.chapter) ?? '';
  const links = /<Diagram\s+src="([^"]*)"\s+links="([^"]*)"/.exec(text(slug, 'en'));
  expect(links?.slice(1)).toEqual([wayIn.diagram, wayIn.links]);
});
