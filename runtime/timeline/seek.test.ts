/** Seeking in the recording of a real Go program equals running to that step: every step, several seeds (SPEC TL1). */
import { describe, expect, it } from 'vitest';
import { stateHash, type Machine } from '../machine/index';
import { startSource } from '../testing/run-source';
import { EventStore } from './event-store';
import { Recording } from './recording';

const source = `package main

type task struct {
	id    int
	notes []string
}

func worker(n int, in <-chan *task, out chan<- int) {
	defer func() {
		if r := recover(); r != nil {
			out <- -1
		}
	}()
	seen := map[int]string{}
	for t := range in {
		t.notes = append(t.notes, "w")
		seen[t.id] += "x"
		if t.id == 7 {
			panic("seven")
		}
		out <- t.id*10 + n
	}
	out <- len(seen)
}

func main() {
	in, out := make(chan *task), make(chan int, 2)
	for n := 0; n < 3; n++ {
		go worker(n, in, out)
	}
	go func() {
		for i := 0; i < 12; i++ {
			in <- &task{id: i}
		}
		close(in)
	}()
	sum := 0
	for ended := 0; ended < 3; {
		select {
		case v := <-out:
			sum += v
			if v < 10 {
				ended++
			}
		}
	}
	println(sum)
}
`;

/** Slices that are saved a page at a time: bytes, floats, 64-bit integers beyond 2^53, references. */
const arrays = `package main

func main() {
	bytes := make([]byte, 5000)
	floats := make([]float64, 3001)
	wide := make([]uint64, 4097)
	words := make([]string, 2500)
	for i := 0; i < 120; i++ {
		bytes[(i*1237)%5000] += byte(i)
		floats[(i*977)%3001] = float64(i) / 3
		wide[(i*2731)%4097] = 1<<63 + uint64(i)
		wide[(i*311)%4097] -= 5
		words[(i*613)%2500] += "w"
	}
	println(bytes[1237], wide[2731], words[613])
}
`;

const subject = (machine: Machine) => ({
  heap: machine.heap,
  get steps() {
    return machine.steps;
  },
  run: (maxStep: number) => machine.run({ maxStep }),
});

describe('the recording of a program', () => {
  for (const seed of [1, 2, 3, 99]) {
    it(`shows every step as running to it does, seed ${seed}`, () => {
      const store = new EventStore();
      const { machine } = startSource(source, seed, store);
      const recording = new Recording(subject(machine), { interval: 17, maxCheckpoints: 6 });
      recording.runLive(100_000);
      const steps = recording.recorded;
      expect(steps).toBeGreaterThan(100);
      const straight = startSource(source, seed).machine;
      const expected: string[] = [];
      for (let step = 0; step <= steps; step++) {
        straight.run({ maxStep: step });
        expected.push(String(stateHash(straight)));
      }
      // In an order that goes back and forth over all of them.
      for (let i = 0; i <= steps; i++) {
        const step = (i * 37) % (steps + 1);
        recording.seek(step);
        expect(String(stateHash(machine)), `step ${step}`).toBe(expected[step]);
      }
    });
  }

  it('shows arrays of many pages as they were, whatever their elements', () => {
    const { machine } = startSource(arrays, 1);
    const recording = new Recording(subject(machine), { interval: 64, maxCheckpoints: 12 });
    recording.runLive(100_000);
    const steps = recording.recorded;
    expect(steps).toBeGreaterThan(500);
    const straight = startSource(arrays, 1).machine;
    const expected: string[] = [];
    for (let step = 0; step <= steps; step += 10) {
      straight.run({ maxStep: step });
      expected.push(String(stateHash(straight)));
    }
    for (let i = 0; i < expected.length; i++) {
      const at = (i * 31) % expected.length;
      recording.seek(at * 10);
      expect(String(stateHash(machine)), `step ${at * 10}`).toBe(expected[at]);
    }
  });

  it('shows a long run at random steps, near and far, as running there does', () => {
    const many = source.replace('i < 12', 'i < 4000').replace('t.id == 7', 't.id == 3997');
    const { machine } = startSource(many, 8);
    const recording = new Recording(subject(machine), { interval: 512, maxCheckpoints: 4000 });
    recording.runLive(100_000);
    const steps = recording.recorded;
    expect(recording.checkpointCount).toBeGreaterThan(60);
    let random = 4711;
    const wanted = Array.from({ length: 120 }, (_, i) => {
      random = (Math.imul(random, 1103515245) + 12345) >>> 0;
      // Every third one near the one before.
      return i % 3 === 2 ? -(random % 40) : Math.floor((random / 2 ** 32) * steps);
    });
    const order: number[] = [];
    for (const step of wanted) {
      order.push(step >= 0 ? step : Math.max(0, order[order.length - 1]! + step));
    }
    const straight = startSource(many, 8).machine;
    const expected = new Map<number, string>();
    for (const step of [...order].sort((a, b) => a - b)) {
      straight.run({ maxStep: step });
      expected.set(step, String(stateHash(straight)));
    }
    for (const step of order) {
      recording.seek(step);
      expect(String(stateHash(machine)), `step ${step}`).toBe(expected.get(step));
    }
  });

  it('tells the same events for the same seed', () => {
    const tell = (seed: number): string => {
      const store = new EventStore();
      startSource(source, seed, store).machine.run({ maxStep: 100_000 });
      return JSON.stringify(Array.from({ length: store.last }, (_, i) => store.get(i + 1)));
    };
    expect(tell(5)).toBe(tell(5));
    expect(tell(5)).not.toBe(tell(6));
  });
});
