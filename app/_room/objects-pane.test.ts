// An object is called by what names it, however deep that lies.
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

test.each([
  [struct({ Eng: text('"e"'), Name: text('"ps"') }), '"ps"'],
  [
    struct({ name: text('""'), regexp: struct({ path: struct({ template: text('"/v{x}"') }) }) }),
    '"/v{x}"',
  ],
  [struct({ note: text('"hi"') }), '"hi"'],
  [struct({ n: { type: 'int', kind: 'int', text: '1' } }), ''],
])('%#', (value, title) => expect(objectTitle(value)).toBe(title));
