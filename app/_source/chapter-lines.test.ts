import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { programFiles } from '../_lib/programs';
import { excerptsOf, linesShown } from './chapter-lines';

const files = new Map([
  [
    'src/dock/job.go',
    '// Dock.\npackage dock\n\n// Run runs.\nfunc Run() error {\n\tstart()\n\tif stop() {\n\t\treturn nil\n\t}\n\treturn wait()\n}\n',
  ],
]);

const mdx = `## First [#first]

<Excerpt symbol="dock.Run" from="if stop" to="return nil">
  <Note line="return nil">Why > how.</Note>
</Excerpt>

## Second [#second]

<Excerpt symbol="dock.Run" />
`;

test('an excerpt gives the lines it shows, its section, and the lines with notes', () => {
  expect(linesShown(files, excerptsOf(mdx))).toEqual([
    {
      file: 'src/dock/job.go',
      from: 7,
      to: 8,
      section: 'first',
      notes: [{ line: 8, id: 'job-7-note-1' }],
    },
    { file: 'src/dock/job.go', from: 4, to: 11, section: 'second', notes: [] },
  ]);
});

test.each(readdirSync('content/chapters'))('every excerpt and note of %s is found', (slug) => {
  for (const locale of ['en', 'zh']) {
    const text = readFileSync(`content/chapters/${slug}/${locale}.mdx`, 'utf8');
    const found = excerptsOf(text);
    expect(found).toHaveLength(text.match(/<Excerpt\b/g)?.length ?? 0);
    const shown = linesShown(programFiles(), found);
    expect(shown).toHaveLength(found.length);
    expect(shown.flatMap(({ notes }) => notes)).toHaveLength(text.match(/<Note\b/g)?.length ?? 0);
  }
});
