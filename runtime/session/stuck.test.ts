/** Planted hangs are named while the program runs; of programs that are well nothing is (SPEC ST1–ST4). */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bundle } from '../testing/bundle';
import type { MomentView, Reply, ScenarioSpec } from './protocol';
import { Session } from './session';

const sources = bundle();

function view(reply: Reply): MomentView {
  if (reply.type !== 'moment') throw new Error(JSON.stringify(reply).slice(0, 1000));
  return reply.view;
}

const scenario: ScenarioSpec = {
  id: 'planted',
  hosts: [{ name: 'one', addresses: [] }],
  commands: { planted: 'planted' },
  script: [{ when: { step: 0 }, host: 'one', terminal: 'one', argv: ['planted'] }],
  seed: 3,
  watch: [],
  visible: [],
  objects: [],
  maxSteps: 15_000,
};

const session = new Session({ bundle: sources });

/** Opens a program; undefined for one that is refused. */
async function open(text: string): Promise<MomentView | undefined> {
  const files = { 'planted/main.go': text };
  const reply = await session.handle({ type: 'open', scenario, files });
  return reply.type === 'diagnostics' ? undefined : view(reply);
}

/** A program whose main function plants something and then sleeps. */
function program(body: string): string {
  const at = body.indexOf('---');
  const [top, main] = at < 0 ? ['', body] : [body.slice(0, at), body.slice(at + 3)];
  const names = ['sync', 'time', 'context', 'errors'].filter((name) => body.includes(`${name}.`));
  const imports = [...new Set([...names, 'time'])].map((name) => `import "${name}"\n`).join('');
  return `package main\n${imports}${top}\nfunc plant() {\n${main}\n}\nvar look int\nfunc main() {\nplant()\ntime.Sleep(time.Minute)\nlook = 1\ntime.Sleep(time.Hour)\n}\n`;
}

type Kind = MomentView['stuck'][number]['kind'];

/** Name, what main does (after ---; before it declarations), and the kinds that must be named. */
const planted: readonly (readonly [string, string, ...Kind[]])[] = [
  ['a send nobody receives', 'c := make(chan int); go func() { c <- 1 }()', 'leak'],
  ['a receive nobody sends', 'c := make(chan int); go func() { <-c }()', 'leak'],
  [
    'a range over a channel nobody closes',
    'c := make(chan int, 1); c <- 1; go func() { for range c {} }()',
    'leak',
  ],
  [
    'the loser of a race for one answer',
    'c := make(chan int); for i := 0; i < 2; i++ { go func() { c <- i }() }; <-c',
    'leak',
  ],
  [
    'three losers',
    'c := make(chan int); for i := 0; i < 4; i++ { go func() { c <- 1 }() }; <-c',
    'leak',
    'leak',
    'leak',
  ],
  [
    'a result nobody waits for',
    'func work() <-chan int { c := make(chan int); go func() { c <- 42 }(); return c }\n---work()',
    'leak',
  ],
  [
    'errors of two listeners, one read',
    'ch := make(chan error); for i := 0; i < 2; i++ { go func() { ch <- errors.New("x") }() }; <-ch',
    'leak',
  ],
  [
    'a full buffer',
    'c := make(chan int, 2); go func() { for i := 0; i < 3; i++ { c <- i } }()',
    'leak',
  ],
  [
    'a select of two dead channels',
    'a, b := make(chan int), make(chan int); go func() { select { case <-a: case b <- 1: } }()',
    'leak',
  ],
  ['a nil channel received', 'var c chan int; go func() { <-c }()', 'nil-channel'],
  ['a nil channel sent', 'var c chan int; go func() { c <- 1 }()', 'nil-channel'],
  [
    'a channel of a struct never made',
    'type s struct { c chan int }\n---v := &s{}; go func() { v.c <- 1 }()',
    'nil-channel',
  ],
  [
    'two locks in two orders',
    'var a, b sync.Mutex\n---for i := 0; i < 2; i++ { go func(i int) { x, y := &a, &b; if i == 1 { x, y = y, x }; x.Lock(); time.Sleep(1); y.Lock() }(i) }; time.Sleep(9)',
    'deadlock',
    'deadlock',
  ],
  [
    'three locks in a ring',
    'var l [3]sync.Mutex\n---for i := 0; i < 3; i++ { go func(i int) { l[i].Lock(); time.Sleep(1); l[(i+1)%3].Lock() }(i) }; time.Sleep(9)',
    'deadlock',
    'deadlock',
    'deadlock',
  ],
  ['a lock taken twice', 'var m sync.Mutex\n---go func() { m.Lock(); m.Lock() }()', 'deadlock'],
  [
    'a method that locks calls one that locks',
    'type c struct { sync.Mutex; n int }\nfunc (x *c) get() int { x.Lock(); defer x.Unlock(); return x.n }\nfunc (x *c) inc() { x.Lock(); defer x.Unlock(); x.n = x.get() + 1 }\n---go (&c{}).inc()',
    'deadlock',
  ],
  [
    'a write lock under a write lock',
    'var m sync.RWMutex\n---go func() { m.Lock(); m.Lock() }()',
    'deadlock',
  ],
  [
    'a read lock under a write lock',
    'var m sync.RWMutex\n---go func() { m.Lock(); m.RLock() }()',
    'deadlock',
  ],
  [
    'a lock held across a dead receive',
    'var m sync.Mutex\n---c := make(chan int); go func() { m.Lock(); <-c; m.Unlock() }(); go func() { time.Sleep(1); m.Lock() }(); time.Sleep(9)',
    'leak',
    'deadlock',
  ],
  [
    'a lock never given back',
    '---m := &sync.Mutex{}; go func() { m.Lock() }(); go func() { time.Sleep(1); m.Lock() }(); time.Sleep(9)',
    'leak',
  ],
  [
    'Add too much',
    '---w := &sync.WaitGroup{}; w.Add(2); go func() { w.Done() }(); go func() { w.Wait() }()',
    'leak',
  ],
  [
    'Done forgotten on one way',
    '---w := &sync.WaitGroup{}; for i := 0; i < 3; i++ { w.Add(1); go func(i int) { if i == 1 { return }; w.Done() }(i) }; go w.Wait()',
    'leak',
  ],
  [
    'a signal before the wait',
    '---c := sync.NewCond(&sync.Mutex{}); c.Signal(); go func() { c.L.Lock(); c.Wait(); c.L.Unlock() }()',
    'lost-wakeup',
  ],
  [
    'a broadcast before the wait',
    '---c := sync.NewCond(&sync.Mutex{}); c.Broadcast(); for i := 0; i < 2; i++ { go func() { c.L.Lock(); c.Wait() ; c.L.Unlock() }() }',
    'lost-wakeup',
    'lost-wakeup',
  ],
  [
    'one signal for two',
    '---c := sync.NewCond(&sync.Mutex{}); for i := 0; i < 2; i++ { go func() { c.L.Lock(); c.Wait(); c.L.Unlock() }() }; time.Sleep(1); c.Signal()',
    'lost-wakeup',
  ],
  [
    'a done channel nobody closes',
    '---done := make(chan struct{}); for i := 0; i < 3; i++ { go func() { <-done }() }',
    'leak',
    'leak',
    'leak',
  ],
  [
    'a worker without a tail',
    '---in, out := make(chan int), make(chan int); go func() { for v := range in { out <- v } }(); in <- 1',
    'leak',
  ],
  [
    'a pipeline whose end is left',
    'func gen() <-chan int { c := make(chan int); go func() { for i := 0; ; i++ { c <- i } }(); return c }\nfunc sq(in <-chan int) <-chan int { c := make(chan int); go func() { for v := range in { c <- v * v } }(); return c }\n---c := sq(gen()); <-c; <-c',
    'leak',
    'leak',
  ],
  [
    'a merge with an input that never ends',
    'func merge(cs ...chan int) chan int { out := make(chan int); for _, c := range cs { go func(c chan int) { for v := range c { out <- v } }(c) }; return out }\n---a, b := make(chan int), make(chan int); go func() { a <- 1; close(a) }(); <-merge(a, b)',
    'leak',
  ],
  [
    'a timeout that leaves the work',
    '---c := make(chan int); go func() { time.Sleep(9); c <- 1 }(); select { case <-c: case <-time.After(1): }; time.Sleep(20)',
    'leak',
  ],
  [
    'two that wait for each other',
    '---a, b := make(chan int), make(chan int); go func() { <-a; b <- 1 }(); go func() { <-b; a <- 1 }()',
    'leak',
    'leak',
  ],
  [
    'three in a ring of channels',
    '---c := []chan int{make(chan int), make(chan int), make(chan int)}; for i := range c { go func(x, y chan int) { <-x; y <- 1 }(c[i], c[(i+1)%3]) }',
    'leak',
    'leak',
    'leak',
  ],
  [
    'a semaphore never given back',
    '---s := make(chan bool, 1); for i := 0; i < 2; i++ { go func() { s <- true }() }',
    'leak',
  ],
  [
    'a reply to one that gave up',
    'type req struct { reply chan int }\n---in := make(chan req, 1); go func() { r := <-in; time.Sleep(2); r.reply <- 1 }(); in <- req{make(chan int)}; time.Sleep(9)',
    'leak',
  ],
  [
    'once that waits for itself',
    '---var o sync.Once; go func() { o.Do(func() { o.Do(func() {}) }) }()',
    'deadlock',
  ],
  [
    'a closure that keeps the only end',
    '---f := func() func() { c := make(chan int); return func() { c <- 1 } }(); go f()',
    'leak',
  ],
  [
    'a channel of channels',
    '---cc := make(chan chan int, 1); go func() { c := <-cc; c <- 1 }(); cc <- make(chan int)',
    'leak',
  ],
  [
    'a map of waiters that is dropped',
    '---m := map[int]chan int{}; for i := 0; i < 2; i++ { c := make(chan int); m[i] = c; go func() { <-c }() }; m = nil',
    'leak',
    'leak',
  ],
  [
    'a ticker that was stopped',
    '---t := time.NewTicker(1); t.Stop(); go func() { for range t.C {} }()',
    'leak',
  ],
  ['a timer that was stopped', '---t := time.NewTimer(5); t.Stop(); go func() { <-t.C }()', 'leak'],
  [
    'a send in a deferred call',
    '---c := make(chan int); go func() { defer func() { c <- 1 }() }()',
    'leak',
  ],
  [
    'a recovered panic that skips the unlock',
    'var m sync.Mutex\nfunc bad() { defer func() { recover() }(); m.Lock(); panic(1) }\n---go func() { bad(); m.Lock() }()',
    'deadlock',
  ],
  [
    'a waiter behind a writer that waits',
    'var m sync.RWMutex\n---c := make(chan int); go func() { m.Lock(); <-c }(); go func() { time.Sleep(1); m.RLock() }(); time.Sleep(9)',
    'leak',
    'deadlock',
  ],
];

describe('planted hangs', () => {
  it('are forty at least', () => {
    expect(planted.length).toBeGreaterThanOrEqual(40);
  });

  for (const [name, body, ...kinds] of planted) {
    it(name, async () => {
      const first = await open(program(body));
      expect(first?.outcome.kind).toBe('done');
      // Where main has slept: everybody else has come as far as they can.
      const text = program(body).split('\n');
      const line = text.indexOf('look = 1') + 1;
      const file = 'planted/main.go';
      const at = view(await session.handle({ type: 'to-line', file, line, direction: 'forward' }));
      expect(at.stuck.map(({ kind }) => kind).sort()).toEqual([...kinds].sort());
      for (const { g } of at.stuck) {
        expect(at.goroutines.find(({ id }) => id === g)?.state).toBe('waiting');
      }
    });
  }
});

describe('programs that are well', () => {
  const corpus = join(import.meta.dirname, '..', 'testing', 'programs');
  const names = readdirSync(corpus).flatMap((section) =>
    readdirSync(join(corpus, section))
      .filter((file) => file.endsWith('.go'))
      .map((file) => join(corpus, section, file.slice(0, -3))),
  );
  const well = names.filter((name) => !existsSync(`${name}.err`));
  const concurrent = well.filter((name) =>
    /\bgo (func|\w)/.test(readFileSync(`${name}.go`, 'utf8')),
  );
  const chosen = [...concurrent, ...well.filter((name) => !concurrent.includes(name))];

  it('have none: a hundred of the corpus, at moments all over their runs', async () => {
    const wrong: string[] = [];
    let opened = 0;
    for (const name of chosen) {
      const first = opened < 100 ? await open(readFileSync(`${name}.go`, 'utf8')) : undefined;
      if (!first) continue;
      opened++;
      for (let i = 1; i <= 3; i++) {
        const step = Math.floor((first.recorded * i) / 4);
        const { stuck } = view(await session.handle({ type: 'seek', step }));
        for (const { g, text } of stuck) wrong.push(`${name} at ${step}: ${g} ${text}`);
      }
    }
    expect(wrong).toEqual([]);
    expect(opened).toBe(100);
  }, 300_000);
});
