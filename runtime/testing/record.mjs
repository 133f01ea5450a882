// Records what stock Go 1.19 does with each program: `node runtime/testing/record.mjs [section/name …]`.
// Beside x.go: x.out, what it wrote to standard output; x.err, unless it ended with 0 and in silence:
// `exit N` or `compile`, then what it wrote to standard error (a panic without its traces), or gc's
// complaints. A folder x.dir is a GOPATH whose program is the package main.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';

const programs = join(import.meta.dirname, 'programs');
const version = execFileSync('go', ['version'], { encoding: 'utf8' });
if (!version.includes('go1.19')) throw new Error(`the expectations are Go 1.19's, not ${version}`);

const folder = mkdtempSync(join(tmpdir(), 'record-'));
const { GOFLAGS: _, ...environment } = process.env;

/** Standard error without goroutine traces, addresses and the shell's remarks. */
function ownWords(stderr) {
  const lines = stderr.split('\n');
  const trace = lines.findIndex((line) => /^goroutine \d+ (\[|gp=)|^runtime stack:/.test(line));
  const kept = trace < 0 ? lines : lines.slice(0, trace);
  return kept
    .filter((line) => !/^\[signal |^runtime: sp=/.test(line) && !/^exit status \d+$/.test(line))
    .join('\n')
    .trim();
}

function record(name) {
  const path = join(programs, name);
  const isFolder = existsSync(`${path}.dir`);
  const binary = join(folder, name.replaceAll('/', '-'));
  const env = { ...environment, GO111MODULE: 'off', GOPATH: isFolder ? `${path}.dir` : folder };
  const target = isFolder ? 'main' : `${basename(path)}.go`;
  const build = spawnSync('go', ['build', '-o', binary, target], {
    cwd: isFolder ? `${path}.dir` : dirname(path),
    encoding: 'utf8',
    env,
  });
  rmSync(`${path}.out`, { force: true });
  rmSync(`${path}.err`, { force: true });
  if (build.status !== 0) {
    const complaints = (build.stdout + build.stderr)
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#') && !/: too many errors$/.test(line))
      .map((line) => line.replace(/^\.\//, '').replace(/^src\//, ''));
    writeFileSync(`${path}.err`, `compile\n${complaints.join('\n')}\n`);
    return;
  }
  const run = () =>
    spawnSync(binary, [], {
      encoding: 'latin1', // what a program writes is bytes
      env,
      timeout: 20_000,
      input: '',
      maxBuffer: 2 ** 26,
    });
  const first = run();
  const second = run();
  if (first.stdout !== second.stdout || first.status !== second.status) {
    throw new Error(`${name} does not do the same twice`);
  }
  writeFileSync(`${path}.out`, first.stdout, 'latin1');
  const words = ownWords(first.stderr);
  if (first.status !== 0 || words !== '') {
    const text = `exit ${first.status}\n${words}${words === '' ? '' : '\n'}`;
    writeFileSync(`${path}.err`, text, 'latin1');
  }
  rmSync(binary, { force: true });
}

const asked = process.argv.slice(2);
const names =
  asked.length > 0
    ? asked
    : readdirSync(programs)
        .sort()
        .flatMap((section) =>
          readdirSync(join(programs, section))
            .filter((file) => /\.(go|dir)$/.test(file))
            .sort()
            .map((file) => `${section}/${file.replace(/\.(go|dir)$/, '')}`),
        );
console.log(`${names.length} programs, ${availableParallelism()} processors`);
for (const name of names) record(name);
rmSync(folder, { recursive: true, force: true });
