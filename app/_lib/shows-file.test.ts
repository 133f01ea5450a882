// Patterns of packages against files.
import { expect, test } from 'vitest';
import { showsFile } from './shows-file';

test.each([
  ['a/b', 'a/b/x.go', true],
  ['a/b', 'a/b/c/x.go', false],
  ['a/b/...', 'a/b/x.go', true],
  ['a/b/...', 'a/b/c/d/x.go', true],
  ['a/b/...', 'a/bc/x.go', false],
  ['a/b*', 'a/bc/x.go', true],
  ['github.com/*', 'github.com/docker/docker/x.go', true],
  ['github.com/*', 'engine-room/x.go', false],
])('%s shows %s: %s', (pattern, file, shown) => {
  expect(showsFile([pattern], file)).toBe(shown);
  expect(showsFile(['elsewhere', pattern], file)).toBe(shown);
  expect(showsFile([], file)).toBe(false);
});
