import { describe, expect, it } from 'vitest';
import {
  defaultTarget,
  evalBuildExpr,
  matchConstraints,
  matchFile,
  matchFileName,
} from './build-constraint';

describe('file names', () => {
  const cases: [string, boolean][] = [
    ['a.go', true],
    ['linux.go', true],
    ['windows.go', true],
    ['a_linux.go', true],
    ['a_windows.go', false],
    ['a_amd64.go', true],
    ['a_arm.go', false],
    ['a_linux_amd64.go', true],
    ['a_linux_arm.go', false],
    ['a_darwin_amd64.go', false],
    ['a_unix.go', true],
    ['a_linux_x.go', true],
    ['a_test.go', false],
    ['a_linux_test.go', false],
    ['_a.go', false],
    ['.a.go', false],
    ['a.s', false],
  ];
  for (const [name, match] of cases) {
    it(name, () => expect(matchFileName(name, defaultTarget)).toBe(match));
  }
  it('a_test.go with tests', () => {
    const target = { ...defaultTarget, tests: true };
    expect(matchFileName('a_test.go', target)).toBe(true);
    expect(matchFileName('a_windows_test.go', target)).toBe(false);
  });
});

describe('go:build expressions', () => {
  const cases: [string, boolean | undefined][] = [
    ['linux', true],
    ['!linux', false],
    ['!!linux', true],
    ['windows || amd64', true],
    ['linux && arm', false],
    ['linux && !(arm || windows)', true],
    ['windows && arm || linux', true],
    ['unix', true],
    ['gc && go1.19', true],
    ['go1.20', false],
    ['cgo', false],
    ['special', true],
    ['', undefined],
    ['linux &&', undefined],
    ['(linux', undefined],
    ['linux)', undefined],
    ['linux arm', undefined],
    ['linux & arm', undefined],
    ['('.repeat(100_000), undefined],
    ['!'.repeat(100_000) + 'linux', true],
  ];
  const target = { ...defaultTarget, tags: ['special'] };
  for (const [expr, value] of cases) {
    it(expr.slice(0, 40), () => expect(evalBuildExpr(expr, target)).toBe(value));
  }
});

describe('constraints in a file', () => {
  const cases: [string, boolean][] = [
    ['package p\n', true],
    ['//go:build linux\n\npackage p\n', true],
    ['//go:build windows\n\npackage p\n', false],
    ['// Copyright\n\n//go:build ignore\n\npackage p\n', false],
    ['package p\n//go:build windows\n', true],
    ['/* c */\n//go:build windows\npackage p\n', false],
    ['/*\n//go:build windows\n*/\npackage p\n', true],
    ['// +build windows\n\npackage p\n', false],
    ['// +build windows linux\n\npackage p\n', true],
    ['// +build linux,!amd64\n\npackage p\n', false],
    ['// +build linux\n// +build arm\n\npackage p\n', false],
    ['// +build !windows\n\npackage p\n', true],
    ['// +build windows\npackage p\n', true],
    ['//go:build linux\n// +build windows\n\npackage p\n', true],
    ['//go:build (\n\npackage p\n', false],
  ];
  for (const [text, match] of cases) {
    it(JSON.stringify(text), () => expect(matchConstraints(text, defaultTarget)).toBe(match));
  }
  it('takes a path', () => {
    expect(matchFile('a/b_windows/c.go', 'package c\n')).toBe(true);
    expect(matchFile('a/c_windows.go', 'package c\n')).toBe(false);
  });
});
