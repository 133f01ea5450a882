/** Views of very many goroutines hold some and count all; what is kept of the heap between views equals what is there. */
import { describe, expect, it } from 'vitest';
import { startSource } from '../testing/run-source';
import { bundle } from '../testing/bundle';
import { Recording } from '../timeline/recording';
import type { RType } from '../code/rtype';
import { HeapGraph } from './heap-graph';
import { waitedOn } from './interest';
import type { MomentView, Reply, ScenarioSpec } from './protocol';
import { Session } from './session';

const crowd = `package main

func wait(n int, in <-chan int, out chan<- int) {
	out <- n + <-in
}

func main() {
	in, out, never := make(chan int), make(chan int, 3000), make(chan int)
	go func() {
		never <- 1
	}()
	for n := 0; n < 3000; n++ {
		go wait(n, in, out)
	}
	never = nil
	for n := 0; n < 3000; n++ {
		in <- 1
	}
	println(len(out))
}
`;

const scenario: ScenarioSpec = {
  id: 'test',
  hosts: [{ name: 'one', addresses: ['10.0.0.1'] }],
  commands: { crowd: 'crowd' },
  script: [{ when: { step: 0 }, host: 'one', terminal: 'one', argv: ['crowd'] }],
  seed: 7,
  watch: [],
  visible: ['crowd'],
  objects: [],
};

function view(reply: Reply): MomentView {
  if (reply.type !== 'moment') throw new Error(JSON.stringify(reply).slice(0, 2000));
  return reply.view;
}

const closures = `package main

type server struct{ stop chan struct{} }

func wait() func() {
	c := make(chan int)
	return func() {
		<-c
	}
}

func main() {
	s := &server{stop: make(chan struct{})}
	done := make(chan bool)
	go wait()()
	go func(s *server) {
		select {
		case <-s.stop:
		case <-done:
		}
	}(s)
	for i := 0; i < 3; i++ {
		println(i)
	}
	close(done)
}
`;

describe('channels', () => {
  it('are told by names that are names, and by where they were made', async () => {
    const session = new Session({ bundle: bundle({ 'src/crowd/crowd.go': closures }) });
    await session.handle({ type: 'open', scenario });
    const line = closures.slice(0, closures.indexOf('close(done)')).split('\n').length;
    const to = { type: 'to-line', file: 'crowd/crowd.go', line, direction: 'forward' } as const;
    const { channels } = view(await session.handle(to));
    const told = channels.map(({ type, names, made }) => [type, names, made?.file, made?.line]);
    expect(told).toContainEqual(['chan int', [], 'crowd/crowd.go', 6]);
    expect(told).toContainEqual(['chan bool', ['done'], 'crowd/crowd.go', 14]);
    const stop = channels.find(({ names }) => names.some((name) => name.endsWith('stop')));
    expect(stop?.made?.line).toBe(13);
    expect(channels.flatMap(({ names }) => names)).not.toContain('');
  });
});

describe('a view of three thousand goroutines', () => {
  it('holds some of them, counts all, and gives more when asked', async () => {
    const session = new Session({ bundle: bundle({ 'src/crowd/crowd.go': crowd }) });
    const act = async (command: Parameters<Session['handle']>[0]) =>
      view(await session.handle(command));
    await act({ type: 'open', scenario });
    const file = 'crowd/crowd.go';
    const line = crowd.slice(0, crowd.indexOf('in <- 1')).split('\n').length;
    const at = await act({ type: 'to-line', file, line, direction: 'forward' });
    expect(at.processes[0]!.goroutines).toBe(3002);
    expect(at.goroutines).toHaveLength(100);
    expect(at.goroutines.some(({ id }) => id === at.current!.g)).toBe(true);
    const queue = at.channels.find(({ names }) => names.includes('in'))!;
    expect(queue.receivers).toHaveLength(100);
    expect(queue.receiving).toBeGreaterThan(1000);
    expect(JSON.stringify(at).length).toBeLessThan(150_000);

    const chosen = await act({ type: 'choose', g: 2999 });
    const one = chosen.goroutines.find(({ id }) => id === 2999)!;
    expect(one.stack[0]!.locals.length).toBeGreaterThan(0);
    const more = await act({ type: 'goroutines', most: 700 });
    expect(more.goroutines).toHaveLength(700);
    expect((await act({ type: 'step', how: 'any', direction: 'back' })).goroutines).toHaveLength(
      700,
    );

    const again = await act({ type: 'step', how: 'any', direction: 'forward' });
    expect([again.stuckKnown, again.stuck]).toEqual([false, []]);
    const known = await act({ type: 'stuck' });
    expect(known.stuckKnown).toBe(true);
    expect(known.stuck).toMatchObject([{ g: 2, kind: 'leak' }]);
  });
});

/** Channels that come and go in maps, slices, closures, structs, defers and other channels. */
const churn = `package main

type box struct {
	name string
	in   chan int
	next *box
}

func feed(b *box, n int) {
	defer func() {
		b.next = nil
	}()
	for b.in <- n; n > 0; n-- {
		b = &box{"fed", b.in, b}
	}
}

func main() {
	all := map[string]*box{}
	list := []chan int{}
	var last interface{}
	calls := make(chan chan int, 4)
	for i := 0; i < 6; i++ {
		b := &box{name: string(rune('a' + i)), in: make(chan int, 2)}
		all[b.name] = b
		list = append(list, b.in)
		take := func() int {
			return <-b.in
		}
		go feed(b, i)
		if take() > 3 {
			delete(all, "a")
			list = list[1:]
		}
		last = b
		select {
		case calls <- b.in:
		default:
			<-calls
		}
	}
	println(len(all), len(list), last != nil)
}
`;

describe('what is kept of the heap from view to view', () => {
  it('is what a first look finds, at each step and on all ways there', () => {
    const { machine } = startSource(churn, 3);
    const types = (t: RType): boolean => t.name === 'box';
    const wanted = { interest: waitedOn(types), types };
    const kept = new HeapGraph(machine, wanted);
    const look = (graph: HeapGraph): string =>
      JSON.stringify(
        graph
          .refresh()
          .map(({ channels, found }) => [
            [...channels].map(([chan, { names }]) => [chan.id, [...names].sort()]),
            found.map(({ id }) => id),
          ]),
      );
    const recording = new Recording(
      {
        heap: machine.heap,
        get steps() {
          return machine.steps;
        },
        run: (maxStep) => machine.run({ maxStep }),
      },
      { interval: 16 },
    );
    const seen = new Set<string>();
    const check = (): void => {
      const fresh = look(new HeapGraph(machine, wanted));
      expect(look(kept), `step ${machine.steps}`).toBe(fresh);
      seen.add(fresh);
    };
    for (let step = 1; machine.steps === step - 1; step++) {
      recording.runLive(step);
      check();
    }
    const end = recording.recorded;
    expect(end).toBeGreaterThan(90);
    expect(seen.size).toBeGreaterThan(20);
    for (let i = 1; i < 120; i++) {
      recording.seek((i * 37) % end);
      check();
    }
  });
});
