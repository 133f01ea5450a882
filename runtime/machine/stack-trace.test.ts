/** Names of functions in traces. */
import { expect, it } from 'vitest';
import { symbolName } from './stack-trace';

it.each([
  ['main.(*T).M', 'main', 'main.(*T).M'],
  ['gopkg.in/check.v1.(*C).Log', 'gopkg.in/check.v1', 'gopkg.in/check%2ev1.(*C).Log'],
  ['example.com/a.b/c.f.func1', 'example.com/a.b/c', 'example.com/a.b/c.f.func1'],
])('%s of %s is %s', (name, pkgPath, symbol) => {
  expect(symbolName({ name, pkgPath })).toBe(symbol);
});
