// How the state follows what happens: what a new moment keeps and what it forgets.
import { expect, test } from 'vitest';
import type { GoroutineView, MomentView } from '@/runtime/session/protocol';
import { initialState, reduce, shownFile, shownFrame, toggled, type RoomState } from './state';

const place = (file: string, line: number) => ({
  file,
  line,
  column: 1,
  endLine: line,
  endColumn: 2,
});
const goroutine = (id: number, file: string, visibleFrame: number): GoroutineView =>
  ({
    id,
    visibleFrame,
    stack: [
      { fn: 'fmt.Println', place: place('fmt/print.go', 9), library: true, locals: [] },
      { fn: 'main.main', place: place(file, 3), library: false, locals: [] },
    ],
  }) as unknown as GoroutineView;
const moment = (step: number, ...goroutines: GoroutineView[]): MomentView =>
  ({
    step,
    recorded: 100,
    current: { g: 1, fn: 'fmt.Println', place: place('fmt/print.go', 9) },
    chosen: 1,
    goroutines,
    inputs: [],
  }) as unknown as MomentView;

const at = (state: RoomState, view: MomentView) => reduce(state, { type: 'moment', view });
const both = [goroutine(1, 'a/a.go', 1), goroutine(2, 'b/b.go', 1)] as const;

test('the source shown is that of the innermost frame of a visible package', () => {
  const state = at(initialState, moment(5, ...both));
  expect([shownFrame(state), shownFile(state)]).toEqual([1, 'a/a.go']);
});

test('a file the reader opened stays until the run moves', () => {
  const opened = reduce(at(initialState, moment(5, ...both)), { type: 'open', file: 'c/c.go' });
  expect(shownFile(opened)).toBe('c/c.go');
  expect(shownFile(at(opened, moment(5, ...both)))).toBe('c/c.go');
  expect(shownFile(at(opened, moment(6, ...both)))).toBe('a/a.go');
});

test('a chosen goroutine stays chosen while it exists', () => {
  const chosen = reduce(at(initialState, moment(5, ...both)), { type: 'chosen', g: 2 });
  expect(shownFile(at(chosen, moment(6, ...both)))).toBe('b/b.go');
  expect(at(chosen, moment(7, both[0])).chosen).toBe(0);
});

test('another run forgets what was read from the last', () => {
  const read = reduce(at(initialState, moment(5, ...both)), {
    type: 'source',
    file: 'a/a.go',
    source: { lines: [], statements: new Set(), pieces: [] },
  });
  const next = reduce(read, { type: 'building', experiment: 'x' });
  expect([next.sources, next.experiment, next.before]).toEqual([{}, 'x', undefined]);
});

test('a terminal that was picked stays picked, in another run too', () => {
  const one = { host: 'a', terminal: 'one' };
  const picked = reduce(at(initialState, moment(5, ...both)), { type: 'terminal', at: one });
  const later = at(picked, moment(9, ...both));
  expect(later.terminals).toMatchObject({ picked: one, since: 5, seen: { 'a one': 9 } });
  const { terminals } = reduce(later, { type: 'building', experiment: 'x' });
  expect(terminals).toEqual({ picked: one, opened: [], seen: {}, since: 0 });
});

test('a breakpoint is set and taken away', () => {
  const line = { file: 'a.go', line: 3 };
  expect(toggled([], line)).toEqual([line]);
  expect(toggled([line, { file: 'b.go', line: 3 }], line)).toEqual([{ file: 'b.go', line: 3 }]);
});
