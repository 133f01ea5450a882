// A link brings back the very run, or says why it cannot.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Input } from '@/runtime/session/protocol';
import { decodeInputs, encodeInputs, readAddress, readShown, writeAddress } from './address';

const text = fc.string({ unit: 'grapheme', maxLength: 12 });
const id = fc.nat(1_000_000);
const oneInput = fc.oneof(
  fc.record({
    kind: fc.constant('exec' as const),
    host: text,
    terminal: text,
    argv: fc.array(text, { minLength: 1, maxLength: 4 }),
  }),
  fc.record({ kind: fc.constant('stdin' as const), process: id, text }),
  fc.record({ kind: fc.constant('signal' as const), process: id, signal: text }),
  fc.record({ kind: fc.constant('run-next' as const), g: id }),
  fc.record({ kind: fc.constant('hold' as const), g: id, held: fc.boolean() }),
  fc.record({ kind: fc.constant('select-case' as const), g: id, index: fc.nat(40) }),
  fc.record(
    {
      kind: fc.constant('link' as const),
      a: text,
      b: text,
      latency: id,
      cut: fc.boolean(),
      loss: fc.nat(90),
    },
    { requiredKeys: ['kind', 'a', 'b'] },
  ),
  fc.record(
    { kind: fc.constant('file' as const), host: text, path: text, text },
    { requiredKeys: ['kind', 'host', 'path'] },
  ),
);
const inputs: fc.Arbitrary<Input[]> = fc
  .array(fc.tuple(fc.nat(50_000), oneInput), { minLength: 1, maxLength: 8 })
  .map((list) => {
    let at = 0;
    return list.map(([more, input]) => ({ ...input, at: (at += more) }));
  });

const typed: Input[] = [
  { at: 900, kind: 'exec', host: 'docker', terminal: 'tty1', argv: ['docker', 'version'] },
];

describe('inputs in an address', () => {
  test('come back as they were, whatever they hold', () => {
    fc.assert(
      fc.property(inputs, (list) => {
        const encoded = encodeInputs(list);
        expect(encoded).toMatch(/^1[\w-]*$/);
        expect(decodeInputs(encoded)).toEqual(list);
      }),
    );
  });

  test('of links made before packets could be lost are read as they were', () => {
    const before = '1J-NHNwlsCW1hbmFnZXIJbm9kZS0xCTUwMDAwMDAJCjIJbAltYW5hZ2VyCW5vZGUtMQkJeA';
    const link = { kind: 'link', a: 'manager', b: 'node-1' } as const;
    const list: Input[] = [
      { ...link, at: 7, latency: 5_000_000 },
      { ...link, at: 9, cut: true },
    ];
    expect(decodeInputs(before)).toEqual(list);
    expect(encodeInputs(list)).toBe(before);
  });

  test('notice a lost end and a changed letter', () => {
    const encoded = encodeInputs(typed);
    for (let cut = 2; cut < encoded.length; cut++) {
      expect(decodeInputs(encoded.slice(0, cut)), `cut at ${cut}`).toBe('inputs-cut');
    }
    for (let i = 1; i < encoded.length - 1; i++) {
      const other = encoded[i] === 'A' ? 'B' : 'A';
      expect(decodeInputs(encoded.slice(0, i) + other + encoded.slice(i + 1))).toBe('inputs-cut');
    }
  });

  test('tell a newer encoding from nonsense', () => {
    expect(decodeInputs('2AAAA')).toBe('inputs-version');
    expect(decodeInputs('<script>')).toBe('inputs');
    expect(decodeInputs('1')).toBe('inputs-cut');
  });

  test('are short: a command costs about what it takes to write', () => {
    expect(encodeInputs(typed).length).toBeLessThan(60);
  });
});

describe('the address of a run', () => {
  test('comes back, beside parameters of others', () => {
    const address = { step: 12, seed: 7, inputs: typed, experiment: 'no-route', programs: 'abc' };
    const search = writeAddress('?theme=x&step=3&moment=gone', address);
    expect(new URLSearchParams(search).get('theme')).toBe('x');
    expect(new URLSearchParams(search).get('moment')).toBeNull();
    expect(readAddress(search, 'abc')).toEqual({ address });
  });

  test('is empty for the beginning of the scenario', () => {
    expect(writeAddress('', {})).toBe('');
    expect(readAddress('', 'abc')).toEqual({ address: {} });
  });

  test.each([
    ['?step=x', 'step'],
    ['?step=-1', 'step'],
    ['?seed=1e9', 'seed'],
    ['?inputs=1QUJD', 'inputs-cut'],
    ['?inputs=9QUJD', 'inputs-version'],
    ['?step=3&of=old', 'programs'],
  ])('%s is told as %s', (search, problem) => {
    expect(readAddress(search, 'new').problem).toBe(problem);
  });

  test.each([
    ['', {}],
    ['?pane=cluster', { pane: 'cluster' }],
    ['?pane=source.cluster', { pane: 'source', side: 'cluster' }],
    ['?pane=goroutine.cluster&g=12', { pane: 'goroutine', side: 'cluster', g: 12 }],
    ['?g=1', { g: 1 }],
  ] as const)('%s says what is shown, and is no part of the run', (search, shown) => {
    expect(readShown(search)).toEqual({ shown });
    expect(writeAddress('?pane=events&g=9', {}, shown)).toBe(search);
    expect(readAddress(search, 'abc')).toEqual({ address: {} });
  });

  test('names the source where something else shares the place of the panes', () => {
    expect(writeAddress('', {}, { side: 'cluster' })).toBe('?pane=source.cluster');
  });

  test.each([
    ['?pane=clusters', 'pane'],
    ['?pane=', 'pane'],
    ['?pane=source.clusters', 'pane'],
    ['?pane=source.events.cluster', 'pane'],
    ['?g=0', 'goroutine'],
    ['?g=x', 'goroutine'],
  ])('%s is told as %s, and shows nothing of it', (search, problem) => {
    expect(readShown(search)).toEqual({ shown: {}, problem });
  });

  test('made with other programs is still taken to its step', () => {
    expect(readAddress('?step=3&of=old', 'new').address.step).toBe(3);
    expect(readAddress('?moment=boot&of=old', 'new').problem).toBeUndefined();
  });
});
