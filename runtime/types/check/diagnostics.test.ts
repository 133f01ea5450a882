import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkSource } from './testing';

const table = join(import.meta.dirname, '../../testing/type-errors.jsonl');
const cases = readFileSync(table, 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as [source: string, output: string]);

const packages = {
  fmt: `package fmt
type Stringer interface { String() string }
func Println(a ...any) (n int, err error)
func Sprint(a ...any) string`,
  os: 'package os\nvar Args []string',
};

describe('complaints are those stock Go 1.19 makes (testing/record-types.mjs)', () => {
  test('there are enough of them', () => expect(cases.length).toBeGreaterThan(300));
  test.each(cases)('%j', (source, output) => {
    expect(checkSource(source, packages).output).toBe(output);
  });
});
