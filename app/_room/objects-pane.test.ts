// An object is called by what it is about: a route by its pattern, a job by its name.
import { expect, test } from 'vitest';
import type { ValueView } from '@/runtime/session/protocol';
import { objectTitle } from './objects-pane';

const text = (value: string): ValueView => ({ type: 'string', kind: 'string', text: value });
const struct = (children: Record<string, ValueView>): ValueView => ({
  type: 'T',
  kind: 'struct',
  text: 'T',
  children: Object.entries(children).map(([name, value]) => ({ name, value })),
});
const route = struct({
  handler: struct({ eng: struct({ id: text('"2e73"') }) }),
  regexp: struct({ path: struct({ template: text('"/v{x}"') }) }),
  name: text('""'),
});

test.each([
  ['a name before other texts', struct({ note: text('"e"'), Name: text('"ps"') }), '"ps"'],
  ['a pattern before what is nearer', route, '"/v{x}"'],
  ['the first text', struct({ note: text('"hi"') }), '"hi"'],
  ['nothing of others', struct({ eng: struct({ id: text('"2e73"') }) }), ''],
])('%s', (_, value, title) => expect(objectTitle(value)).toBe(title));
