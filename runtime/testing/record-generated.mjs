// Records what stock Go 1.19 prints for the generated programs: `node runtime/testing/record-generated.mjs [count]`.
// generated.json has a line a seed, from 0: the first 8 hexadecimal digits of the SHA-256 of what it wrote
// to standard output, so that no Go is needed to check it again.
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundle } from '../../tools/load.mjs';

const count = Number(process.argv[2] ?? 500);
const version = execFileSync('go', ['version'], { encoding: 'utf8' });
if (!version.includes('go1.19'))
  throw new Error(`the hashes are of Go 1.19's output, not ${version}`);
const { generate } = await import(await bundle('runtime/testing/generate.ts', ['runtime/testing']));

const hashes = [];
for (let from = 0; from < count; from += 50) {
  const folder = mkdtempSync(join(tmpdir(), 'generated-'));
  const seeds = Array.from({ length: Math.min(50, count - from) }, (_, i) => from + i);
  for (const seed of seeds) {
    mkdirSync(join(folder, 'src', `p${seed}`), { recursive: true });
    writeFileSync(join(folder, 'src', `p${seed}`, 'main.go'), generate(seed));
  }
  const env = { ...process.env, GO111MODULE: 'off', GOPATH: folder, GOBIN: '' };
  execFileSync('go', ['install', './...'], { cwd: join(folder, 'src'), env, stdio: 'inherit' });
  for (const seed of seeds) {
    const run = spawnSync(join(folder, 'bin', `p${seed}`), { timeout: 20_000, maxBuffer: 2 ** 26 });
    if (run.status !== 0) throw new Error(`seed ${seed} ends with ${run.status}: ${run.stderr}`);
    hashes.push(createHash('sha256').update(run.stdout).digest('hex').slice(0, 8));
  }
  rmSync(folder, { recursive: true });
}
writeFileSync(
  join(import.meta.dirname, 'generated.json'),
  `${JSON.stringify(hashes, null, 0).replaceAll(',', ',\n')}\n`,
);
