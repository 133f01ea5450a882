// Records what stock Go says of each ill-typed source in type-errors.jsonl: `node record-types.mjs`.
// A line is a JSON array: the source, then gc's whole output with the file called a.go.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const table = join(import.meta.dirname, 'type-errors.jsonl');
const version = execFileSync('go', ['version'], { encoding: 'utf8' });
if (!version.includes('go1.19')) throw new Error(`these are Go 1.19's messages, not ${version}`);

const folder = mkdtempSync(join(tmpdir(), 'record-types-'));
const lines = readFileSync(table, 'utf8').trim().split('\n');
const recorded = lines.map((line) => {
  const [source] = JSON.parse(line);
  writeFileSync(join(folder, 'a.go'), source);
  const args = ['tool', 'compile', '-complete', '-o', join(folder, 'a.o'), 'a.go'];
  const run = spawnSync('go', args, { cwd: folder, encoding: 'utf8' });
  const errors = run.stdout.trim();
  if (errors === '') throw new Error(`gc accepts ${JSON.stringify(source)}`);
  return JSON.stringify([source, errors]);
});
writeFileSync(table, `${recorded.join('\n')}\n`);
rmSync(folder, { recursive: true });
