/** What the room reads of a cluster: Swarm's own driver with nodes that answer over the network, and its scheduler. */
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { bundle } from '../testing/bundle';
import type { ClusterView, Command, MomentView, Reply, ScenarioSpec } from './protocol';
import { Run } from './run';
import { Session } from './session';

/** A daemon as far as a manager asks: who it is, and one container that has reserved something. */
const node = `package main

import (
	"encoding/json"
	"net/http"
	"os"
	"strings"
)

type object map[string]interface{}

func main() {
	name := os.Args[1]
	http.ListenAndServe(":2375", http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		path := r.URL.Path[strings.Index(r.URL.Path[1:], "/")+1:]
		var answer interface{} = []object{}
		switch {
		case path == "/events":
			w.(http.Flusher).Flush()
			<-w.(http.CloseNotifier).CloseNotify()
			return
		case path == "/info":
			answer = object{"ID": name + "-id", "Name": name, "NCPU": 4, "MemTotal": 1 << 30}
		case path == "/version":
			answer = object{"Version": "1.6.2"}
		case path == "/containers/json":
			answer = []object{{"Id": "c-" + name, "Names": []string{"/web"}}}
		case strings.HasPrefix(path, "/containers/"):
			config := object{"Image": "nginx", "CpuShares": 1 << 10, "Memory": 1 << 28}
			answer = object{"Id": "c-" + name, "Name": "/web", "Config": config, "State": object{},
				"HostConfig": object{"CpuShares": 1 << 10, "Memory": 1 << 28}}
		}
		json.NewEncoder(w).Encode(answer)
	}))
}
`;

const sources = bundle({ 'src/node/node.go': node });
const spread = 'github.com/docker/swarm/scheduler/strategy/spread.go';
const s = 1e9;
const manager = ['roster', '-refresh-min', '10s', '-refresh-max', '11s', '10.0.0.[2:4]:2375'];

const cluster: ScenarioSpec = {
  id: 'cluster',
  hosts: [
    { name: 'manager', addresses: ['10.0.0.1'] },
    { name: 'one', addresses: ['10.0.0.2'] },
    { name: 'two', addresses: ['10.0.0.3'] },
    { name: 'nobody', addresses: ['10.0.0.4'] },
  ],
  commands: { roster: 'engine-room/cmd/roster', node: 'node' },
  script: [
    { when: { step: 0 }, host: 'one', terminal: 'one', argv: ['node', 'one'] },
    { when: { step: 0 }, host: 'two', terminal: 'two', argv: ['node', 'two'] },
    { when: { time: 1 * s }, host: 'manager', terminal: 'manager', argv: manager },
    { when: { time: 30 * s }, kind: 'signal', process: { terminal: 'two' }, signal: 'SIGKILL' },
    { when: { time: 75 * s }, host: 'two', terminal: 'two', argv: ['node', 'two'] },
  ],
  seed: 1,
  watch: [],
  visible: ['github.com/docker/swarm/...', 'node'],
  objects: [],
  until: 120 * s,
};

const placing: ScenarioSpec = {
  ...cluster,
  commands: { placing: 'engine-room/cmd/placing' },
  script: [
    { when: { step: 0 }, host: 'manager', terminal: 'manager', argv: ['placing', '-m', '512'] },
  ],
};

async function open(scenario: ScenarioSpec) {
  const session = new Session({ bundle: sources, trusted: true });
  const act = async (command: Command): Promise<MomentView> => {
    const reply: Reply = await session.handle(command);
    if (reply.type !== 'moment') throw new Error(JSON.stringify(reply));
    return reply.view;
  };
  const look = async (): Promise<ClusterView> => {
    const reply = await session.handle({ type: 'cluster' });
    if (reply.type !== 'cluster') throw new Error(JSON.stringify(reply));
    return reply.view;
  };
  await act({ type: 'open', scenario });
  return { session, act, look };
}

describe('what a reader can jump to', () => {
  it('is told with each moment: the first and the last of each kind, and none that is not there', async () => {
    const { act, session } = await open(cluster);
    const { landmarks, step } = await act({ type: 'seek', step: 0 });
    expect(step).toBe(0);
    expect(Object.keys(landmarks).sort()).toEqual(['refresh', 'state']);
    for (const landmark of ['refresh', 'state'] as const) {
      const { first, last } = landmarks[landmark]!;
      await act({ type: 'seek', step: 0 });
      const there = await act({ type: 'to-landmark', landmark, direction: 'forward' });
      expect(there.step).toBe(first);
      const none = await session.handle({ type: 'to-landmark', landmark, direction: 'back' });
      expect(none).toMatchObject({ type: 'refused', code: 'no-such-event' });
      await act({ type: 'seek', step: Infinity });
      const back = await act({ type: 'to-landmark', landmark, direction: 'back' });
      expect(back.step).toBe(last);
    }
    // A deed in the past takes away what came after it.
    await act({ type: 'seek', step: landmarks.refresh!.first - 1 });
    const cut = await act({
      type: 'input',
      input: { kind: 'signal', process: 3, signal: 'SIGKILL' },
    });
    expect(cut.landmarks.refresh).toBeUndefined();
  });
});

describe('a jump to what a run has not', () => {
  it('goes nowhere once the run is over', async () => {
    const { act, session } = await open(cluster);
    const { step } = await act({ type: 'seek', step: 5000 });
    const seek = vi.spyOn(Run.prototype, 'seek');
    const reply = await session.handle({
      type: 'to-landmark',
      landmark: 'election',
      direction: 'forward',
    });
    expect(reply).toMatchObject({ type: 'refused', code: 'no-such-event' });
    expect(seek.mock.calls.filter(([to]) => to !== step)).toEqual([]);
    seek.mockRestore();
  });
});

describe('pictures beside a walk', () => {
  it('are those of who comes there by one leap, and what has not changed is the same objects', async () => {
    const [walker, leaper] = await Promise.all([open(cluster), open(cluster)]);
    const { recorded } = await walker.act({ type: 'seek', step: 0 });
    for (const place of [0.93, 0.6, 0.3]) {
      let before = await walker.act({ type: 'seek', step: Math.floor(recorded * place) });
      for (let i = 0; i < 24; i++) {
        const direction = i < 16 ? 'forward' : 'back';
        const view = await walker.act({ type: 'step', how: 'any', direction });
        const kept = view.goroutines.filter((g) => before.goroutines.includes(g)).length;
        expect(kept).toBeGreaterThan(view.goroutines.length - 8);
        expect(view.links).toBe(before.links);
        before = view;
        if (i % 8 !== 7) continue;
        expect(await leaper.act({ type: 'seek', step: view.step })).toEqual(view);
        expect(await leaper.look()).toEqual(await walker.look());
      }
    }
  });
});

describe('a manager', () => {
  let room: Awaited<ReturnType<typeof open>>;
  beforeAll(async () => {
    room = await open(cluster);
  });

  /** Engines of the first moment of a state-landmark at which it holds. */
  async function until(fits: (view: ClusterView) => boolean): Promise<ClusterView> {
    await room.act({ type: 'seek', step: 0 });
    for (;;) {
      await room.act({ type: 'to-landmark', landmark: 'state', direction: 'forward' });
      const view = await room.look();
      if (fits(view)) return view;
    }
  }

  it('is not there before it has been started', async () => {
    await room.act({ type: 'seek', step: 0 });
    expect((await room.look()).managers).toEqual([]);
  });

  it('has its engines with their states, and what is reserved on them', async () => {
    await room.act({ type: 'seek', step: Infinity });
    const { managers } = await room.look();
    expect(managers).toHaveLength(1);
    const [one] = managers;
    expect(one).toMatchObject({
      strategy: 'SpreadPlacementStrategy',
      filters: [
        'HealthFilter',
        'PortFilter',
        'DependencyFilter',
        'AffinityFilter',
        'ConstraintFilter',
      ],
      pendingContainers: [],
    });
    expect(one!.engines).toMatchObject([
      {
        id: 'one-id',
        name: 'one',
        addr: '10.0.0.2:2375',
        state: 'Healthy',
        failures: 0,
        retry: 3,
        containers: 1,
        cpus: 4,
        memory: 2 ** 30 + Math.trunc((2 ** 30 * 5) / 100),
        usedMemory: 2 ** 28,
      },
      { name: 'two', state: 'Healthy', failures: 0 },
    ]);
    expect(one!.pendingEngines).toMatchObject([{ addr: '10.0.0.4:2375', state: 'Pending' }]);
    expect(one!.pendingEngines[0]!.lastError).not.toBe('');
  });

  it('loses an engine that is killed, and has it back when it is there again', async () => {
    const two = ({ managers }: ClusterView) =>
      managers[0]?.engines.find(({ name }) => name === 'two');
    const lost = await until((view) => two(view)?.state === 'Unhealthy');
    expect(two(lost)).toMatchObject({ failures: 3 });
    await room.act({ type: 'to-landmark', landmark: 'state', direction: 'back' });
    expect(two(await room.look())).toMatchObject({ state: 'Healthy', failures: 2 });
    await room.act({ type: 'seek', step: Infinity });
    expect(two(await room.look())).toMatchObject({ state: 'Healthy', failures: 0 });
  });

  it('has an engine also while that goes from one list to the other', async () => {
    await room.act({ type: 'seek', step: 0 });
    let before: readonly string[] = [];
    const fns: (string | undefined)[] = [];
    for (;;) {
      const reply = await room.session.handle({
        type: 'to-landmark',
        landmark: 'state',
        direction: 'forward',
      });
      if (reply.type !== 'moment') break;
      fns.push(reply.view.current?.fn);
      const [one] = (await room.look()).managers;
      const now = [...one!.engines, ...one!.pendingEngines].map(({ addr }) => addr);
      expect(now).toEqual(expect.arrayContaining([...before]));
      expect(new Set(now).size).toBe(now.length);
      before = now;
    }
    expect(before).toHaveLength(3);
    expect(fns).toContain('github.com/docker/swarm/cluster/swarm.(*Cluster).validatePendingEngine');
  });

  it('is jumped through by its rounds, and told where there are no more', async () => {
    await room.act({ type: 'seek', step: 0 });
    const first = await room.act({
      type: 'to-landmark',
      landmark: 'refresh',
      direction: 'forward',
    });
    const second = await room.act({
      type: 'to-landmark',
      landmark: 'refresh',
      direction: 'forward',
    });
    expect(second.step).toBeGreaterThan(first.step);
    expect(first.current?.fn).toBe('github.com/docker/swarm/cluster.(*Engine).RefreshContainers');
    const back = await room.act({ type: 'to-landmark', landmark: 'refresh', direction: 'back' });
    expect(back.step).toBe(first.step);
    expect(
      await room.session.handle({
        type: 'to-landmark',
        landmark: 'election',
        direction: 'forward',
      }),
    ).toMatchObject({ type: 'refused', code: 'no-such-event' });
  });

  it('asks over a link: the request is seen on its way', async () => {
    await room.act({ type: 'seek', step: 0 });
    await room.act({ type: 'to-landmark', landmark: 'refresh', direction: 'forward' });
    for (let i = 0; i < 200; i++) {
      await room.act({ type: 'to-event', kinds: ['write'], direction: 'forward' });
      const { flights } = await room.look();
      const found = flights.find(({ text }) => text.startsWith('GET '));
      if (!found) continue;
      expect(found).toMatchObject({ from: 'manager', heartbeat: false });
      expect(found.text).toMatch(/^GET \/\S+ HTTP\/1.1$/);
      expect(found.left).toBeGreaterThan(0);
      return;
    }
    expect.unreachable('no request');
  });
});

describe('a placement', () => {
  it('shows who is left and who weighs what, in the order of the strategy', async () => {
    const { act, look } = await open(placing);
    expect((await look()).placements).toEqual([]);
    await act({ type: 'to-landmark', landmark: 'placement', direction: 'forward' });
    const [first] = (await look()).placements;
    expect(first!.calls[0]).toBe('scheduler.(*Scheduler).SelectNodesForContainer');
    const names = first!.candidates.map(({ name }) => name).sort();
    expect(names.length).toBeGreaterThan(1);
    for (const one of first!.candidates) expect(one.stage).toBe('in');
    await act({
      type: 'to-line',
      file: spread,
      line: sources[`src/${spread}`]!.split('\n').findIndex((l) => l.includes('list.nodes()')) + 1,
      direction: 'forward',
    });
    const [then] = (await look()).placements;
    const weights = then!.candidates.map(({ weight }) => weight!);
    expect(then!.candidates.map(({ name }) => name).sort()).toEqual(names);
    expect(weights).toEqual([...weights].sort((a, b) => a - b));
  });

  it('says of no node that a filter took it whom only the strategy has left out', async () => {
    const { act, look } = await open(placing);
    const file = 'github.com/docker/swarm/scheduler/scheduler.go';
    const line = sources[`src/${file}`]!.split('\n').findIndex((l) => l.includes('err == nil')) + 1;
    const seen = new Set<string>();
    // Towards the end of the table the nodes are full one after another.
    for (let n = 0; n < 36 && !seen.has('unanswered'); n++) {
      await act({ type: 'to-line', file, line, direction: 'forward' });
      const [one] = (await look()).placements;
      for (const { stage } of one!.candidates) seen.add(stage);
    }
    expect([...seen]).toEqual(['answered', 'unanswered']);
  });

  it('keeps whom a filter has yet to look at', async () => {
    const { act, look } = await open(placing);
    const file = 'github.com/docker/swarm/scheduler/filter/dependency.go';
    const line =
      sources[`src/${file}`]!.split('\n').findIndex((l) => l.includes('append(candidates')) + 1;
    for (let n = 0; n < 3; n++) {
      await act({ type: 'to-line', file, line, direction: 'forward' });
      await act({ type: 'step', how: 'over', direction: 'forward' });
      const [one] = (await look()).placements;
      expect(one!.candidates.map(({ stage }) => stage)).toEqual(['in', 'in', 'in']);
    }
  });

  it('has nobody left where a filter refuses all, and tells what was asked and of whom', async () => {
    const { act, look } = await open({
      ...placing,
      script: [
        {
          when: { step: 0 },
          host: 'manager',
          terminal: 'manager',
          argv: ['placing', '-n', '1', '-constraint', 'storage==tape'],
        },
      ],
    });
    const file = 'github.com/docker/swarm/scheduler/filter/constraint.go';
    const lines = sources[`src/${file}`]!.split('\n');
    const to = (words: string) =>
      act({
        type: 'to-line',
        file,
        line: lines.findIndex((l) => l.includes(words)) + 1,
        direction: 'forward',
      });
    await to('exprs, err := parseExprs');
    const [before] = (await look()).placements;
    expect(before!.wants).toEqual({
      memory: 0,
      cpus: 0,
      expressions: ['constraint:storage==tape'],
    });
    expect(before!.candidates.map(({ name, labels, stage }) => [name, labels, stage])).toEqual([
      ['node-1', ['storage=disk'], 'in'],
      ['node-2', ['storage=ssd'], 'in'],
      ['node-3', ['storage=ssd'], 'in'],
    ]);
    await to('unable to find a node');
    const [refused] = (await look()).placements;
    expect(refused!.candidates.map(({ stage }) => stage)).toEqual(['out', 'out', 'out']);
    // The caller has the error and makes one of its own of it.
    await act({ type: 'step', how: 'out', direction: 'forward' });
    const [told] = (await look()).placements;
    expect(told!.calls.at(-1)).toBe('filter.ApplyFilters');
    await act({ type: 'step', how: 'over', direction: 'forward' });
    for (const one of (await look()).placements[0]!.candidates) expect(one.stage).toBe('out');
  });
});
