// Runs that do not go into a link: nothing is lost on this device, and elsewhere it is said.
import { expect, test } from 'vitest';
import { readAddress, writeAddress } from './address';
import { ADDRESS_MOST, shortAddress, wholeAddress, type Shelf } from './long-address';

function shelf(): Shelf & { kept: Map<string, string> } {
  const kept = new Map<string, string>();
  return {
    kept,
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
  };
}

const typed = (n: number) =>
  writeAddress('?tab=2', {
    step: 40,
    programs: 'abc',
    inputs: [{ kind: 'stdin', process: 1, text: 'x'.repeat(n), at: 12 }],
  });

test('up to 8 KB the address is the link', () => {
  const place = shelf();
  const search = typed(5000);
  expect(search.length).toBeLessThanOrEqual(ADDRESS_MOST);
  expect(shortAddress(search, place)).toBe(search);
  expect(place.kept.size).toBe(0);
});

test('beyond, it names what is kept, and comes back letter by letter', () => {
  const place = shelf();
  const search = typed(10_000);
  const short = shortAddress(search, place);
  expect(short.length).toBeLessThan(100);
  expect(short).toContain('step=40');
  expect(wholeAddress(short, place)).toBe(search);
  // Another step of the same run is kept once.
  const later = writeAddress(search, { ...readAddress(search, 'abc').address, step: 41 });
  expect(wholeAddress(shortAddress(later, place), place)).toBe(later);
  expect(place.kept.size).toBe(1);
});

test('sent to somebody else it says why it is not that run', () => {
  const short = shortAddress(typed(10_000), shelf());
  const there = wholeAddress(short, shelf());
  expect(there).toBe(short);
  expect(readAddress(there, 'abc')).toEqual({ address: {}, problem: 'long' });
  // What is done from there on is a run with an address of its own.
  expect(writeAddress(there, { step: 1, programs: 'abc' })).toBe('?tab=2&step=1&of=abc');
});

test('where nothing can be kept the address stays long, and a strange name leads nowhere', () => {
  const full: Shelf = {
    getItem: () => null,
    setItem: () => {
      throw new Error('full');
    },
  };
  expect(shortAddress(typed(10_000), full)).toBe(typed(10_000));
  const place = shelf();
  place.kept.set('engine-room:run:zz', 'inputs=1');
  expect(wholeAddress('?long=zz&step=1', place)).toBe('?long=zz&step=1');
});
