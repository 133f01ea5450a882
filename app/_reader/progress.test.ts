// Progress: what is kept comes back, what cannot be read is said and never lost.
import { expect, test } from 'vitest';
import { countRead, decodeProgress, encodeProgress, merge, withSection } from './progress';
import { createProgressStore, shelfKeys, type Shelf } from './progress-store';

function shelf(start: Record<string, string> = {}): Shelf & { all: Map<string, string> } {
  const all = new Map(Object.entries(start));
  return {
    all,
    getItem: (key) => all.get(key) ?? null,
    setItem: (key, text) => void all.set(key, text),
    removeItem: (key) => void all.delete(key),
  };
}

const some = { '04-the-job': ['run', 'twice'], '00-how-to-read-this-book': ['program'] };
const other = JSON.stringify({ format: 'engine-room-progress', version: 2, chapters: {} });

test('what is written is read again, in one order', () => {
  expect(decodeProgress(encodeProgress(some))).toEqual(some);
  const turned = Object.fromEntries(Object.entries(some).reverse());
  expect(encodeProgress(turned)).toBe(encodeProgress(some));
});

test.each([
  ['', 'corrupt'],
  ['{', 'corrupt'],
  ['null', 'corrupt'],
  ['[]', 'corrupt'],
  ['{"version":1,"chapters":{}}', 'corrupt'],
  ['{"format":"engine-room-progress","chapters":{}}', 'corrupt'],
  ['{"format":"engine-room-progress","version":1}', 'corrupt'],
  ['{"format":"engine-room-progress","version":1,"chapters":{"a":"b"}}', 'corrupt'],
  ['{"format":"engine-room-progress","version":1,"chapters":{"a":[1]}}', 'corrupt'],
  ['{"format":"engine-room-progress","version":1,"chapters":{"a b":[]}}', 'corrupt'],
  ['{"format":"engine-room-progress","version":1,"chapters":{"a":["<script>"]}}', 'corrupt'],
  [encodeProgress(some).slice(0, -10), 'corrupt'],
  [other, 'version'],
])('%j is %s', (text, problem) => {
  expect(decodeProgress(text)).toBe(problem);
});

test('a key that means something to JavaScript is a key like any other', () => {
  const text =
    '{"format":"engine-room-progress","version":1,"chapters":{"__proto__":[],"constructor":["a"]}}';
  expect(decodeProgress(text)).toBe('corrupt');
  const named = { constructor: ['a'] } as unknown as Record<string, string[]>;
  expect(merge({}, named)).toEqual(named);
  expect(countRead({}, 'constructor', ['a'])).toBe(0);
  expect(({} as Record<string, unknown>).a).toBeUndefined();
});

test('a section counts once, and only while the chapter has it', () => {
  const twice = withSection(some, '04-the-job', 'run');
  expect(twice).toBe(some);
  expect(countRead(some, '04-the-job', ['run', 'end'])).toBe(1);
  expect(merge(some, { '04-the-job': ['run', 'end'] })['04-the-job']).toEqual([
    'run',
    'twice',
    'end',
  ]);
});

test('visits are kept, and told', () => {
  const device = shelf();
  const store = createProgressStore(device);
  let told = 0;
  const stop = store.subscribe(() => told++);
  store.visit('04-the-job', 'run');
  store.visit('04-the-job', 'run');
  expect(told).toBe(1);
  stop();
  expect(createProgressStore(device).now().progress).toEqual({ '04-the-job': ['run'] });
});

test('two tabs do not write over each other', () => {
  const device = shelf();
  const [one, two] = [createProgressStore(device), createProgressStore(device)];
  one.now();
  two.now();
  one.visit('04-the-job', 'run');
  two.visit('04-the-job', 'twice');
  expect(createProgressStore(device).now().progress['04-the-job']).toEqual(['run', 'twice']);
});

test.each([
  ['{"broken', 'corrupt'],
  [other, 'version'],
])(
  'what cannot be read (%j) is set aside whole, said, and kept through further reading',
  (text, problem) => {
    const device = shelf({ [shelfKeys.now]: text });
    const store = createProgressStore(device);
    expect(store.now()).toMatchObject({ progress: {}, aside: { text, problem } });
    store.visit('04-the-job', 'run');
    const later = createProgressStore(device).now();
    expect(later.progress).toEqual({ '04-the-job': ['run'] });
    expect(later.aside).toEqual({ text, problem });
    store.dropAside();
    expect(createProgressStore(device).now().aside).toBeUndefined();
  },
);

test('a second damage does not push out the first', () => {
  const device = shelf({ [shelfKeys.now]: 'first' });
  createProgressStore(device).now();
  device.all.set(shelfKeys.now, 'second');
  const store = createProgressStore(device);
  store.visit('04-the-job', 'run');
  expect(store.now().aside?.text).toBe('first\nsecond');
});

test('a reset can be taken back, also after reading on', () => {
  const device = shelf({ [shelfKeys.now]: encodeProgress(some) });
  const store = createProgressStore(device);
  store.reset();
  expect(store.now()).toMatchObject({ progress: {}, undoable: true });
  store.visit('05-coming-up', 'order');
  const reloaded = createProgressStore(device);
  reloaded.undo();
  expect(reloaded.now().progress).toEqual({ ...some, '05-coming-up': ['order'] });
  expect(reloaded.now().undoable).toBe(false);
});

test('a file adds to what is there; a bad one changes nothing', () => {
  const device = shelf({ [shelfKeys.now]: encodeProgress(some) });
  const store = createProgressStore(device);
  expect(store.takeIn('not a file of ours')).toBe('corrupt');
  expect(store.takeIn(other)).toBe('version');
  expect(store.now().progress).toEqual(some);
  const elsewhere = createProgressStore(shelf());
  elsewhere.visit('05-coming-up', 'order');
  expect(store.takeIn(elsewhere.file())).toBeUndefined();
  expect(store.now().progress).toEqual({ ...some, '05-coming-up': ['order'] });
});

test('a browser that refuses storage is no failure, and it is said', () => {
  const refuses = () => {
    throw new DOMException('refused', 'SecurityError');
  };
  const store = createProgressStore({ getItem: refuses, setItem: refuses, removeItem: refuses });
  store.visit('04-the-job', 'run');
  expect(store.now()).toMatchObject({ progress: { '04-the-job': ['run'] }, lasting: false });
  expect(createProgressStore(undefined).now().lasting).toBe(false);
});
