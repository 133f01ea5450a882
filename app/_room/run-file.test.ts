// A run goes into a file and comes back; what is no run file says so.
import { expect, test } from 'vitest';
import type { RunFile } from './run-file';
import { readRunFile, writeRunFile } from './run-file';

const run: RunFile = {
  scenario: 'one-daemon',
  address: {
    step: 1200,
    seed: 9,
    experiment: 'unbuffered',
    programs: 'abc',
    inputs: [
      { at: 40, kind: 'link', a: 'one', b: 'two', cut: true },
      { at: 90, kind: 'link', a: 'one', b: 'two', latency: 5_000_000 },
      { at: 90, kind: 'signal', process: 1, signal: 'SIGTERM' },
    ],
    args: [{ at: 1, kind: 'exec', host: 'host', terminal: 'client', argv: ['docker', 'ps', '-a'] }],
  },
};

test('a run survives the file', () => {
  expect(readRunFile(writeRunFile(run))).toEqual(run);
  const bare: RunFile = { scenario: 'x', address: {} };
  expect(readRunFile(writeRunFile(bare))).toEqual(bare);
});

test('what is no run, another version, or damaged is told apart', () => {
  for (const text of ['', 'package main', '[]', 'null', '{"format":"x"}', '\0\0']) {
    expect(readRunFile(text)).toBe('not-a-run');
  }
  const text = writeRunFile(run);
  expect(readRunFile(text.replace('"version": 1', '"version": 2'))).toBe('version');
  expect(readRunFile(text.replace('"step": 1200', '"step": -1'))).toBe('damaged');
  expect(readRunFile(text.replace(/"inputs": "1.../, '"inputs": "1AAA'))).toBe('damaged');
  expect(readRunFile(text.slice(0, -40))).toBe('not-a-run');
});
