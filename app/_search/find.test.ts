// What readers type, in both languages, finds what they mean; what nobody should type does no harm.
import { expect, test } from 'vitest';
import { createFinder, tokens } from './find';
import { plainText, sectionsOf, symbolsOf } from './search-data';

const mdx = `Some words before. <Moment id="x">a moment</Moment>

## Held [#held]

The listener \`serveapi\` opens is **wrapped**.

## 一个连接一个 goroutine [#goroutine]

接受连接的循环只做一件事。
`;

const job = `package engine

// A Job is one.
type Job struct {
	Eng *Engine
}

func (job *Job) Run() error {
	return nil
}

func NewJob() *Job { return &Job{} }

func (s Status) String() string { return "" }
`;

const data = {
  pages: sectionsOf(mdx).map(({ id, heading, text }) => ({
    href: `/en/learn/12#${id}`,
    title: 'Twelve',
    heading,
    text,
  })),
  symbols: symbolsOf('src/engine/job.go', job),
};
const find = createFinder(data);

test('a chapter falls into its sections, its tags and marks aside', () => {
  expect(sectionsOf(mdx).map(({ id, heading }) => [id, heading])).toEqual([
    ['', ''],
    ['held', 'Held'],
    ['goroutine', '一个连接一个 goroutine'],
  ]);
  expect(plainText('a <B c="d">**word**</B> [link](x) `code`')).toBe('a word link code');
  expect(plainText('由<Term id="kernel">内核</Term>建立，<Moment id="a">再来</Moment>')).toBe(
    '由内核建立，再来',
  );
});

test('Chinese is found by parts of its words, beside Latin letters', () => {
  expect(tokens('接受 docker连接')).toEqual(['接', '接受', '受', 'docker', '连', '连接', '接']);
  expect(find('连接').pages[0]?.href).toBe('/en/learn/12#goroutine');
  expect(find('循环').pages[0]?.around).toContain('循环');
  expect(find('鲸鱼').pages).toEqual([]);
});

test('words are found by their beginnings and with a slip of the finger', () => {
  expect(find('wrap').pages[0]?.href).toBe('/en/learn/12#held');
  expect(find('lisener').pages[0]?.href).toBe('/en/learn/12#held');
});

test('symbols are found by name, the nearest first, with their line', () => {
  expect(data.symbols.map(({ name, line }) => `${name}:${line}`)).toEqual([
    'Job:4',
    '(*Job).Run:8',
    'NewJob:12',
    'Status.String:14',
  ]);
  expect(find('run').symbols[0]?.name).toBe('(*Job).Run');
  expect(find('(*Job).Run').symbols[0]?.name).toBe('(*Job).Run');
  expect(find('job').symbols[0]?.name).toBe('Job');
});

test('source is found by any text in it', () => {
  const { lines } = find('RETURN NIL', { 'src/engine/job.go': job });
  expect(lines).toEqual([{ file: 'src/engine/job.go', line: 9, text: 'return nil' }]);
  expect(find('{', { 'src/engine/job.go': job }).lines).toEqual([]);
});

test('ten thousand characters, marks alone, and nothing at all are answered', () => {
  for (const query of ['x'.repeat(10_000), '连'.repeat(10_000), '[(*+?\\', '   ', '']) {
    const found = find(query, { 'src/engine/job.go': job });
    expect(found.pages.length + found.symbols.length + found.lines.length).toBe(0);
  }
});
