/** The store keeps what it is told, finds by step, forgets when told, and keeps a stated window. */
import { expect, it } from 'vitest';
import { EventStore, kindNumber } from './event-store';

const fill = (store: EventStore, count: number, from = 1): void => {
  for (let seq = from; seq <= count; seq++) {
    store.event(seq, seq * 2, seq >= 50 ? 1e9 : 0, kindNumber('send'), seq % 3, 7, -seq, seq - 1);
  }
};

it('TL6: events come back as they were told', () => {
  const store = new EventStore();
  fill(store, 40000);
  expect(store.get(33333)).toEqual({
    seq: 33333,
    step: 66666,
    time: 1e9,
    kind: 'send',
    g: 0,
    obj: 7,
    aux: -33333,
    cause: 33332,
  });
  expect(store.get(49).time).toBe(0);
  expect(store.lastAt(101)).toBe(50);
  expect(store.lastAt(0)).toBe(0);
  expect(store.find(100, -1, (seq) => store.goroutineOf(seq) === 2)).toBe(98);
});

it('TL6: a replay tells nothing new, and a truncated future is forgotten', () => {
  const store = new EventStore();
  fill(store, 100);
  fill(store, 100);
  expect(store.last).toBe(100);
  store.truncate(30);
  expect(store.has(31)).toBe(false);
  store.event(31, 99, 5, kindNumber('recv'), 1, 1, 1, 1);
  expect(store.get(31)).toMatchObject({ step: 99, kind: 'recv', time: 5 });
});

it('TL7: beyond its limit it keeps the latest and says which is the first', () => {
  const store = new EventStore(20000);
  fill(store, 100000);
  expect(store.first).toBeGreaterThan(60000);
  expect(store.last - store.first).toBeGreaterThan(16000);
  expect(() => store.get(5)).toThrow(RangeError);
});
