// Draws every diagram of the chapters: content/chapters/<slug>/diagrams/<name>.<language>.mmd becomes
// app/_generated/diagrams/<slug>/<name>.<language>.svg, or goes below the folder given.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { filesBelow } from '../hash.mjs';
import { root } from '../paths.mjs';
import { clean } from './clean.mjs';
import { openPage } from './page.mjs';

const window = openPage();
// Mermaid looks for a document when it is loaded.
const { default: mermaid } = await import('mermaid');
mermaid.initialize({
  startOnLoad: false,
  securityLevel: 'strict',
  deterministicIds: true,
  theme: 'base',
  htmlLabels: false,
  fontSize: 15,
  flowchart: { nodeSpacing: 36, rankSpacing: 44, padding: 12 },
  sequence: {
    mirrorActors: false,
    actorFontSize: 15,
    messageFontSize: 14,
    noteFontSize: 14,
    actorMargin: 36,
    width: 120,
    height: 44,
    boxMargin: 8,
    messageMargin: 30,
  },
});

/** The part each message of a sequence stands for, from the comment before it. @param {string} source */
function messageParts(source) {
  let part;
  const parts = [];
  for (const line of source.split('\n')) {
    const comment = /^\s*%% part: (\S+)\s*$/.exec(line);
    if (comment) part = comment[1];
    else if (/^\s*\w+\s*-{1,2}(>>|>|x|\))/.test(line)) {
      parts.push(part);
      part = undefined;
    }
  }
  return parts;
}

const out = process.argv[2] ?? join(root, 'app', '_generated', 'diagrams');
rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
for (const file of filesBelow(join(root, 'content', 'chapters'), (path) => path.endsWith('.mmd'))) {
  const slug = basename(dirname(dirname(file)));
  const name = basename(file, '.mmd');
  try {
    const source = readFileSync(file, 'utf8');
    if (!/^\s*accTitle:/m.test(source) || !/^\s*accDescr(:|\s*\{)/m.test(source)) {
      throw new Error('says nothing to those who cannot see it: want accTitle and accDescr');
    }
    const { svg } = await mermaid.render('drawing', source);
    window.document.body.innerHTML = svg;
    const prefix = `${slug.replace(/^\d+-/, '')}-${name.replace(/\.\w+$/, '')}`;
    const drawing = clean(window.document.querySelector('svg'), {
      prefix,
      messages: messageParts(source),
    });
    mkdirSync(join(out, slug), { recursive: true });
    writeFileSync(join(out, slug, `${name}.svg`), drawing);
  } catch (error) {
    console.error(`${file}: ${error instanceof Error ? error.message : error}`);
    process.exitCode = 1;
  }
}
