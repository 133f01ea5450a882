/** The rules of SPEC.md that no other test holds, and that each rule is held by some test. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Machine, type MachineInput, type Process } from '../machine/index';
import { EventStore } from '../timeline/event-store';
import { Recording } from '../timeline/recording';
import { sendSignal } from '../world/index';
import { startSource } from './run-source';

const main = (body: string, top = ''): string =>
  `package main\n${top}\nfunc main() {\n${body}\n}\n`;

function run(
  source: string,
  seed = 1,
  inputs: readonly MachineInput[] = [],
): { machine: Machine; process: Process; text: string; store: EventStore } {
  const store = new EventStore();
  const { machine, process } = startSource(source, seed, store);
  machine.setInputs(inputs);
  machine.run({ maxStep: 100_000 });
  return { machine, process, text: process.text(2), store };
}

/** Every event of a kind. */
const events = (store: EventStore, kind: string) =>
  Array.from({ length: store.last }, (_, i) => store.get(i + 1)).filter((e) => e.kind === kind);

describe('steps and scheduling', () => {
  it('STEP1: the parts of a for header are steps of their own', () => {
    const steps = (body: string) => run(main(body)).machine.steps;
    // A turn more: condition, body, post.
    expect(
      steps('for i := 0; i < 3; i++ { _ = i }') - steps('for i := 0; i < 2; i++ { _ = i }'),
    ).toBe(3);
  });

  it('STEP2: the same seed gives the same run, however it is divided', () => {
    const source = main(
      'c := make(chan int, 3); for i := 0; i < 5; i++ { go func(i int) { for j := 0; j < 300; j++ { c <- i } }(i) }; s := 0; for i := 0; i < 1500; i++ { s = (s*31 + <-c) % 1000003 }; println(s)',
    );
    const whole = run(source, 4);
    const { machine, process } = startSource(source, 4);
    while (machine.step().kind === 'step');
    expect(process.text(2)).toBe(whole.text);
    expect(machine.steps).toBe(whole.machine.steps);
    expect(run(source, 5).text).not.toBe(whole.text);
  });

  it('SCH1: a slice is 128 to 255 steps, and ends only for somebody else', () => {
    const spin = 'for i := 0; i < 3000; i++ { _ = i }';
    const { store } = run(
      main(`done := make(chan bool); go func() { ${spin}; done <- true }(); ${spin}; <-done`),
    );
    const at = events(store, 'run').map(({ step }) => step);
    const slices = at.slice(1, 20).map((step, i) => step - at[i]!);
    for (const slice of slices) expect(slice).toBeGreaterThanOrEqual(128);
    for (const slice of slices) expect(slice).toBeLessThan(256);
    expect(new Set(slices).size).toBeGreaterThan(3);
    expect(events(run(main(spin)).store, 'run')).toHaveLength(1);
  });

  it('SCH2: first come, first served for the most part; the seed puts others first now and then', () => {
    const source = main(
      'c := make(chan int, 8); for i := 0; i < 8; i++ { go func(i int) { c <- i }(i) }; n := 0; for i := 0; i < 8; i++ { n = n*10 + <-c }; println(n)',
    );
    const orders = Array.from({ length: 30 }, (_, seed) => run(source, seed).text);
    expect(orders.filter((order) => order === '1234567\n').length).toBeGreaterThan(5);
    expect(new Set(orders).size).toBeGreaterThan(5);
  });

  it('SCH3: go evaluates its arguments and goes on', () => {
    const source = main(
      'c := make(chan bool); x := 1; go f(x, c); x = 2; print("main ", x, " "); <-c',
      'func f(v int, c chan bool) { print("f ", v); c <- true }',
    );
    expect(run(source).text).toBe('main 2 f 1');
  });

  it('SCH4, SCH5: the reader says who runs next, and holds', () => {
    const source = main(
      'c := make(chan bool, 2); go func() { print("a"); c <- true }(); go func() { print("b"); c <- true }(); <-c; <-c',
    );
    const next = (g: number) => run(source, 1, [{ at: 3, kind: 'run-next', g }]).text;
    expect(next(3)).toBe('ba');
    expect(next(2)).toBe('ab');
    expect(next(99)).toBe(run(source).text);
    const held = run(source, 1, [{ at: 3, kind: 'hold', g: 2, held: true }]);
    expect(held.text).toBe('b');
    held.machine.setInputs([
      { at: 3, kind: 'hold', g: 2, held: true },
      { at: held.machine.steps, kind: 'hold', g: 2, held: false },
    ]);
    held.machine.run({ maxStep: 100_000 });
    expect(held.process.text(2)).toBe('ba');
  });

  it('SCH6: a process that nothing can wake is dead; a timer keeps it alive', () => {
    const { machine, process } = startSource(main('<-make(chan int)'));
    machine.addTimer(process, 50, { kind: 'call', run: () => undefined });
    expect(machine.run({ maxStep: 1000, maxTime: 10 }).kind).toBe('time');
    expect(process.exit).toBeNull();
    machine.run({ maxStep: 1000 });
    expect(process.exit).toMatchObject({ code: 2, kind: 'deadlock' });
  });

  it('SCH7: when main returns the others are dropped', () => {
    const { machine, process } = run(main('go func() { for { } }()'));
    expect(process.exit?.code).toBe(0);
    expect(machine.goroutines.size).toBe(0);
  });
});

describe('channels and select', () => {
  it('CH3: who waits first is served first, past the buffer', () => {
    const source = main(
      'c, out := make(chan int, 4), make(chan int, 4); for i := 0; i < 3; i++ { go func(i int) { v := <-c; out <- i*10 + v }(i) }; for i := 0; i < 2000; i++ { _ = i }; c <- 7; println(len(c)); println(<-out)',
    );
    for (let seed = 0; seed < 6; seed++) {
      const { text, store } = run(source, seed);
      const first = events(store, 'block').find(({ g }) => g > 1)!.g;
      expect(text).toBe(`0\n${(first - 2) * 10 + 7}\n`);
    }
  });

  it('CH4: a receive from a full buffer lets the waiting sender put its value in', () => {
    const source = main(
      'c := make(chan int, 2); go func() { for i := 0; i < 9; i++ { c <- i } }(); for i := 0; i < 900; i++ { _ = i }; print(len(c)); v := <-c; print(v, len(c)); println(<-c, <-c, <-c)',
    );
    expect(run(source).text).toBe('2021 2 3\n');
  });

  it('CH5: nil and closed channels', () => {
    expect(run(main('var c chan int; close(c)')).text).toMatch(/^panic: close of nil channel/);
    expect(run(main('c := make(chan int); close(c); close(c)')).text).toMatch(
      /^panic: close of closed channel/,
    );
    expect(run(main('var c chan int; <-c')).text).toMatch(
      /goroutine 1 \[chan receive \(nil chan\)\]/,
    );
  });

  it('CH6: each receive has its send as cause, each wake-up its block', () => {
    const { store } = run(
      main(
        'c, d := make(chan int), make(chan int, 2); go func() { for i := 0; i < 9; i++ { c <- i; d <- i }; close(c) }(); for range c { <-d }',
      ),
    );
    const received = events(store, 'recv');
    expect(received.length).toBe(19);
    for (const { cause, obj } of received) {
      const from = store.get(cause);
      expect(['send', 'close']).toContain(from.kind);
      expect(from.obj).toBe(obj);
    }
    const woken = events(store, 'wake');
    expect(woken.length).toBeGreaterThan(5);
    for (const { cause, aux } of woken)
      expect(store.get(cause)).toMatchObject({ kind: 'block', g: aux });
  });

  it('SEL2: the first to come decides, and no other channel keeps the waiter', () => {
    const source = main(
      'a, b := make(chan int), make(chan int); r := make(chan int); go func() { select { case v := <-a: r <- v; case v := <-b: r <- v } }(); for i := 0; i < 900; i++ { _ = i }; b <- 5; println(<-r); select { case a <- 1: println("taken"); default: println("nobody") }',
    );
    expect(run(source).text).toBe('5\nnobody\n');
  });

  it('SEL3: the reader chooses a case that is ready', () => {
    const source = main(
      'a, b := make(chan int, 1), make(chan int, 1); a <- 1; b <- 2; var n chan int; select { case v := <-a: println(v); case v := <-b: println(v); case <-n: }',
    );
    const chosen = (index: number, seed: number) =>
      run(source, seed, [{ at: 0, kind: 'select-case', g: 1, index }]).text;
    for (let seed = 0; seed < 5; seed++) {
      expect(chosen(0, seed)).toBe('1\n');
      expect(chosen(1, seed)).toBe('2\n');
      expect(['1\n', '2\n']).toContain(chosen(2, seed));
    }
  });

  it('SEL4: nil channels are never ready, and select {} waits for ever', () => {
    expect(
      run(main('var c chan int; select { case <-c: case c <- 1: default: println("no") }')).text,
    ).toBe('no\n');
    expect(run(main('select {}')).text).toMatch(/goroutine 1 \[select \(no cases\)\]/);
  });
});

describe('clock and signals', () => {
  const idle = main(
    'go func() { select {} }(); for i := 0; i < 500; i++ { _ = i }; <-make(chan int)',
  );

  it('CLK1, CLK2, CLK4: timers fire when nobody runs, by time and order; the stopped never', () => {
    const { machine, process } = startSource(idle);
    const fired: string[] = [];
    const set = (name: string, when: number) =>
      machine.addTimer(process, when, {
        kind: 'call',
        run: (m) => fired.push(`${name} ${m.now} ${m.current === null}`),
      });
    set('late', 900);
    set('one', 300);
    set('two', 300);
    set('past', -5);
    machine.stopTimer(set('stopped', 100));
    machine.run({ maxStep: 400 });
    expect(fired).toEqual([]);
    expect(machine.now).toBe(0);
    machine.run({ maxStep: 100_000 });
    expect(fired).toEqual(['past 0 true', 'one 300 true', 'two 300 true', 'late 900 true']);
  });

  it('CLK1: who spins until a time comes sees it come', () => {
    const spin = 'for d := 0; d == 0; { select { case <-c: d = 1; default: } }; println("seen")';
    const { machine, process } = startSource(main(`c := make(chan int, 1); ${spin}`));
    const chan = (): Parameters<typeof machine.touch>[0] =>
      machine.goroutines.get(1)!.R.find((v) => (v as { cap?: number } | null)?.cap === 1) as never;
    machine.run({ maxStep: 50 });
    machine.addTimer(process, 1_500_000, { kind: 'send', chan: chan(), value: () => 1 });
    expect(machine.run({ maxStep: 2 ** 18, maxTime: 999_999 }).kind).toBe('time');
    expect(machine.now).toBe(0);
    expect(machine.run({ maxStep: 2 ** 20 }).kind).toBe('done');
    expect(machine.now).toBe(2_000_000);
    expect(process.text(2)).toBe('seen\n');
  });

  it('CLK1: computing takes no time, however long', () => {
    const { machine, process } = startSource(
      main('n := 0; for i := 0; i < 200000; i++ { n += i }; println(n)'),
    );
    machine.addTimer(process, 1_000, { kind: 'call', run: () => undefined });
    expect(machine.run({ maxStep: 2_000_000 }).kind).not.toBe('step');
    expect(process.text(2)).toBe('19999900000\n');
    expect(machine.now).toBe(0);
  });

  it('CLK3: a timer that sends drops what there is no room for', () => {
    const again = startSource(
      main(
        'c := make(chan int, 1); c <- 1; d := make(chan int); select { case <-d: }; println(<-c)',
      ),
    );
    again.machine.addTimer(again.process, 10, { kind: 'call', run: () => undefined });
    again.machine.run({ maxStep: 100, maxTime: 5 });
    const waits = again.machine.goroutines.get(1)!;
    const channels = waits.R.filter((v) => (v as { cap?: number } | null)?.cap === 1);
    const chan = channels[0] as Parameters<typeof again.machine.touch>[0] & { count: number };
    const timer = again.machine.addTimer(again.process, 7, { kind: 'send', chan, value: () => 9 });
    again.machine.run({ maxStep: 100, maxTime: 8 });
    expect(timer.active).toBe(false);
    expect(chan.count).toBe(1);
  });

  it('CLK3: a ticker that nobody could follow ticks every 10 µs, and skips what has passed', () => {
    const { machine, process } = startSource(idle);
    const fired: number[] = [];
    const tick = { kind: 'call', run: () => void fired.push(machine.now) } as const;
    machine.addTimer(process, 1, tick, 1);
    machine.run({ maxStep: 1e6, maxTime: 25_000 });
    expect(fired).toEqual([1, 10_001, 20_001]);
    const second = startSource(idle);
    second.machine.addTimer(second.process, 20_000, tick, 15_000);
    second.machine.run({ maxStep: 1e6, maxTime: 40_000 });
    expect(second.machine.now).toBe(35_000);
  });

  it('CLK5: the clock is not moved past a limit', () => {
    const { machine, process } = startSource(idle);
    machine.addTimer(process, 1000, { kind: 'call', run: () => undefined });
    expect(machine.run({ maxStep: 1e6, maxTime: 999 }).kind).toBe('time');
    expect(machine.now).toBe(0);
    machine.run({ maxStep: 1e6, maxTime: 1000 });
    expect(machine.now).toBe(1000);
  });

  it('SIG1, SIG2: what nobody asked for ends the process, or does nothing', () => {
    const after = (number: number) => {
      const { machine, process } = startSource(main('for { }'));
      machine.run({ maxStep: 10 });
      sendSignal(machine, process, number);
      return process.exit;
    };
    expect(after(17)).toBeNull();
    expect(after(15)).toMatchObject({ kind: 'killed', code: 143 });
    expect(after(9)).toMatchObject({ kind: 'killed', code: 137 });
  });
});

it('TL8: what writes much has its checkpoints further apart, and no more than are allowed', () => {
  const record = (body: string): Recording<unknown> => {
    const { machine } = startSource(main(body));
    const recording = new Recording(
      {
        heap: machine.heap,
        get steps() {
          return machine.steps;
        },
        run: (maxStep: number) => machine.run({ maxStep }),
      },
      { interval: 512, maxCheckpoints: 64 },
    );
    recording.runLive(100_000);
    return recording;
  };
  const calm = record('for i := 0; ; i++ { _ = i }');
  const wild = record('b := make([]byte, 1<<20); for i := 0; ; i += 4099 { b[i&(1<<20-1)]++ }');
  expect(calm.checkpointCount).toBeLessThanOrEqual(65);
  expect(calm.checkpointCount).toBeGreaterThan(32);
  expect(wild.checkpointCount).toBeLessThan(calm.checkpointCount / 3);
});

it('each rule is held by a test, and each number that is cited exists', () => {
  const here = join(import.meta.dirname, '..');
  const spec = readFileSync(join(here, 'SPEC.md'), 'utf8');
  const rules = [...spec.matchAll(/^- \*\*([A-Z]+\d+)\*\*/gm)].map((found) => found[1]!);
  expect(new Set(rules).size).toBe(rules.length);
  const families = [...new Set(rules.map((rule) => rule.replace(/\d+/, '')))].join('|');
  const cited = new Set<string>();
  for (const file of readdirSync(here, { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.test.ts')) continue;
    const text = readFileSync(join(here, file), 'utf8');
    for (const [, family, from, , to] of text.matchAll(
      new RegExp(`\\b(${families})(\\d+)(–[A-Z]+(\\d+))?\\b`, 'g'),
    )) {
      for (let n = Number(from); n <= Number(to ?? from); n++) cited.add(`${family!}${n}`);
    }
  }
  expect([...cited].filter((rule) => !rules.includes(rule))).toEqual([]);
  expect(rules.filter((rule) => !cited.has(rule))).toEqual([]);
});
