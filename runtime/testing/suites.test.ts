/** `test` tells of the packages in suites/ what stock Go 1.19's `go test` told when it was recorded. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..', '..');
const suites = join(import.meta.dirname, 'suites');

interface Recorded {
  readonly args: string;
  readonly status: number;
  readonly stdout: string;
}

const recorded = JSON.parse(readFileSync(join(suites, 'recorded.json'), 'utf8')) as Recorded[];

/** Times are the machine's own, and so are the frames of traces. */
function told(text: string): string[] {
  const lines: string[] = [];
  let inTrace = false;
  for (const line of text.split('\n')) {
    // A trace ends where the go command speaks again.
    if (/^goroutine \d+ \[/.test(line)) inTrace = true;
    else if (/^(FAIL|ok)\t/.test(line)) inTrace = false;
    if (inTrace) continue;
    lines.push(
      line.replace(/\(\d+\.\d\ds\)/, '(T)').replace(/^((?:ok|FAIL)\s.*\t)\d+\.\d+s/, '$1T'),
    );
  }
  return lines;
}

describe('go test', () => {
  it.each(recorded)('$args', ({ args, status, stdout }) => {
    const done = spawnSync('node', [join(root, 'tools', 'go.mjs'), 'test', ...args.split(' ')], {
      cwd: root,
      encoding: 'utf8',
      env: { ...process.env, GOPATH: suites },
      timeout: 60_000,
    });
    expect(told(done.stdout)).toEqual(told(stdout));
    expect(done.status).toBe(status);
  });
});
