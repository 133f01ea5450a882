// The list of jobs that chapters show agrees with the places of their registration upstream, and
// whatever a program here registers for the daemon is a job of Docker's.
import { expect, test } from 'vitest';
import { programFiles } from '../app/_lib/programs';
import { jobModules } from '../app/_mdx/jobs';
import { anchorLines } from '../app/_mdx/upstream';

const names = jobModules().flatMap(({ jobs }) => Object.keys(jobs));

test('each job is registered inside the function it is listed under, and no name twice', () => {
  for (const { file, symbol, jobs } of jobModules()) {
    const [first, last] = anchorLines('docker-1.6.2', file, symbol);
    for (const [name, line] of Object.entries(jobs)) {
      expect(line, name).toBeGreaterThan(first);
      expect(line, name).toBeLessThanOrEqual(last);
    }
  }
  expect(new Set(names).size).toBe(names.length);
  // Counted in the tag: 58 by a literal name, three through the map of events.
  expect(names).toHaveLength(61);
});

test('what the reconstruction registers has a name that Docker registers', () => {
  const found: string[] = [];
  for (const [path, text] of programFiles()) {
    if (!path.startsWith('src/github.com/docker/docker/') || path.endsWith('_test.go')) continue;
    for (const [, name] of text.matchAll(/\beng\.Register\("([^"]+)"/g)) found.push(name!);
    for (const [, table] of text.matchAll(/map\[string\]engine\.Handler\{([^}]*)\}/g)) {
      for (const [, name] of table!.matchAll(/"([^"]+)":/g)) found.push(name!);
    }
  }
  expect(found).toContain('serveapi');
  for (const name of found) expect(names).toContain(name);
});
