/**
 * Random programs do here what they did under stock Go. The first 500 seeds were recorded
 * (generated.json); `GENERATED=500-10500 npx vitest run runtime/testing/generated.test.ts` takes others
 * and asks the installed Go.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { bytesOf } from '../base/bytes';
import { Loader } from '../cli/load';
import { runProgram } from '../cli/run';
import { compileProgram } from '../compile/index';
import { parseFile } from '../syntax/index';
import { Checker } from '../types/index';
import { generate } from './generate';
import recorded from './generated.json';

let loader: Loader;
let checker: Checker;

beforeAll(() => {
  process.env.ENGINE_ROOM_ROOT ??= process.cwd();
  loader = new Loader();
  checker = new Checker(loader.files, loader);
});

const hash = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex').slice(0, 8);

/** What the program writes to standard output; its complaint or exit code where it does not end well. */
function ours(seed: number): Buffer {
  const name = `seed${seed}.go`;
  const { file, diagnostics } = parseFile(loader.files.add(name, bytesOf(generate(seed))));
  const main = checker.check(name, [file], { diagnostics, run: true });
  const wrong = main.diagnostics[0];
  if (wrong) return Buffer.from(loader.format(wrong));
  const parts: string[] = [];
  const { code } = runProgram(compileProgram(checker, main, loader.files), {
    seed: seed + 1,
    maxSteps: 5e6,
    argv: ['x'],
    cwd: '/',
    output: (_, bytes) => parts.push(bytes),
  });
  if (code !== 0) parts.push(`exit ${code}`);
  return Buffer.from(parts.join(''), 'latin1');
}

/** Seeds in tens, so that a failure names few and the report stays short. */
const tens = (from: number, to: number) =>
  Array.from({ length: Math.ceil((to - from) / 10) }, (_, i) => from + 10 * i);

describe('generated programs', () => {
  it.each(tens(0, recorded.length))('%i and the nine that follow', (from) => {
    const seeds = Array.from({ length: Math.min(10, recorded.length - from) }, (_, i) => from + i);
    expect(seeds.map((seed) => [seed, hash(ours(seed))])).toEqual(
      seeds.map((seed) => [seed, recorded[seed]]),
    );
  });
});

const asked = /^(\d+)-(\d+)$/.exec(process.env.GENERATED ?? '');

describe.runIf(asked)('generated programs, against the installed Go', () => {
  const folder = asked ? mkdtempSync(join(tmpdir(), 'generated-')) : '';
  it.each(tens(Number(asked?.[1]), Number(asked?.[2])))(
    '%i and the nine that follow',
    (from) => {
      const seeds = Array.from({ length: 10 }, (_, i) => from + i);
      for (const seed of seeds) {
        mkdirSync(join(folder, 'src', `p${seed}`), { recursive: true });
        writeFileSync(join(folder, 'src', `p${seed}`, 'main.go'), generate(seed));
      }
      const env = { ...process.env, GO111MODULE: 'off', GOPATH: folder, GOBIN: '' };
      execFileSync('go', ['install', './...'], { cwd: join(folder, 'src'), env });
      const theirs = seeds.map((seed) => spawnSync(join(folder, 'bin', `p${seed}`)).stdout);
      rmSync(folder, { recursive: true });
      seeds.forEach((seed, i) => {
        expect(`${seed}\n${ours(seed).toString('latin1')}`).toBe(
          `${seed}\n${theirs[i]!.toString('latin1')}`,
        );
      });
    },
    60_000,
  );
});
