// Records what stock Go says of each broken source in syntax-errors.jsonl: `node record-syntax.mjs`.
// A line is a JSON array: the source, then gc's complaints as `line:column: message`.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const table = join(import.meta.dirname, 'syntax-errors.jsonl');
const version = execFileSync('go', ['version'], { encoding: 'utf8' });
if (!version.includes('go1.19')) throw new Error(`these are Go 1.19's messages, not ${version}`);

const folder = mkdtempSync(join(tmpdir(), 'record-syntax-'));
const file = join(folder, 'a.go');
const lines = readFileSync(table, 'utf8').trim().split('\n');
const recorded = lines.map((line) => {
  const [source] = JSON.parse(line);
  // Sources are byte strings, as in the lexer: one character a byte.
  writeFileSync(file, source, 'latin1');
  const run = spawnSync('go', ['tool', 'compile', '-o', join(folder, 'a.o'), file], {
    encoding: 'latin1',
  });
  const errors = run.stdout
    .split('\n')
    .filter((text) => text.startsWith(`${file}:`) && !text.endsWith(': too many errors'))
    .map((text) => text.slice(file.length + 1));
  if (errors.length === 0) throw new Error(`gc accepts ${JSON.stringify(source)}`);
  return JSON.stringify([source, ...errors]);
});
writeFileSync(table, `${recorded.join('\n')}\n`);
rmSync(folder, { recursive: true });
