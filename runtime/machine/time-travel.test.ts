/** A machine that goes back and forth and runs again stands in the same state at every step (SPEC.md TL1). */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { testProgram, testType, testTypes } from '../testing/assemble';
import { Recording } from '../timeline';
import { Machine, stateHash } from './index';

const { int, string } = testTypes;
const chanInt = testType('chan', 2, 'r', { elem: int, dir: 'both' });
const sliceInt = testType('slice', 2, 'r', { elem: int, comparable: false });
const mapInt = testType('map', 2, 'r', { keyType: int, elem: int, comparable: false });
const point = testType('struct', 2, 'r', {
  fields: [{ name: 'x', type: int, embedded: false, tag: '', pkgPath: '' }],
});
const types = [int, string, chanInt, sliceInt, mapInt, point];

/** Workers that add to a map, a big and a small array, a struct and a global, sleep, defer and panic. */
const program = testProgram(
  [
    {
      name: 'main.main',
      nregs: 24,
      code: `
*LDI 9 2
*MKCHAN 0 9 2
*MKCHAN 1 -1 2
*MKMAP 2 -1 4
*LDI 9 2100
*MKSLICE 3 9 -1 3
*LDNIL 4
*NEWZ 5 5
*LDI 8 0
spawn:
*MOVR 12 0
MOVR 13 1
MOVW 14 8
GO 1 12 3
*ADDIK 8 8 1
*JLTWK 8 4 spawn
*LDI 8 0
loop:
*SELECT 10 2 0 1 0 11 -1 2 1 1 11 -1 2
*ADDIK 11 11 9007199254
*MAPGET 15 2 8 16 4
*ADDI 15 15 11
*MAPSET 2 8 15 4
*REMIK 15 8 7
*MAPDEL 2 15 4
*MULIK 15 8 37
*SSTW 3 15 11
*APPEND 4 4 11 1 3
*FLDW 15 5 0
*MULIK 15 15 1000003
*ADDI 15 15 11
*FSTW 5 0 15
*GLDW 15 0
*ADDI 15 15 10
*GSTW 0 15
*MAPITER 17 2
next:
*MAPNEXT 17 15 16 4 done
*ADDIK 15 15 1
*JMP next
done:
*MOVW 18 8
CALL 2 18
*ADDIK 8 8 1
*JLTWK 8 30 loop
*RET`,
    },
    {
      name: 'main.worker',
      nregs: 8,
      params: [2, 2, 1],
      code: `
*LDI 3 0
loop:
*CALLN 3 4
*SEND 0 3
*ADDIK 3 3 1
*SEND 1 2
JMP loop`,
    },
    {
      name: 'main.risky',
      nregs: 8,
      params: [1],
      results: [1],
      recoverPc: 'out',
      code: `
*LDI 1 0
LDI 2 0
LDNIL 0
LDNIL 1
LDNIL 2
LDNIL 3
LDNIL 4
LDNIL 5
LDNIL 6
LDNIL 7
LDI 3 0
LDI 4 0
LDI 5 0
LDI 6 0
LDI 7 0
*DEFER 4 6 0
*DIVI 3 1 2
out:
RUNDEFERS
MOVW 0 1
RET`,
    },
    { name: 'x.nap', nregs: 0, code: '', native: 'x.nap' },
    {
      name: 'main.rescue',
      nregs: 2,
      code: '*LDI 0 0\nLDI 1 0\nLDNIL 1\nRECOVER 0\n*LDNIL 0\n*RET',
    },
  ],
  types,
  [int],
);

function start(seed: number): Machine {
  const machine = new Machine({
    seed,
    natives: {
      'x.nap': (m, g) => {
        if (g.wakeNote !== 0) return undefined;
        const timer = m.addTimer(g.process, m.now + (m.random() % 1000), {
          kind: 'ready',
          g,
          note: 1,
        });
        if ((m.random() & 3) === 0) m.setTimer(timer, m.now + 5000);
        m.park(g, 'sleep', null);
        return 1;
      },
    },
  });
  machine.startProcess({ program, argv: ['x'] });
  return machine;
}

it('seeking to a step equals running to it', () => {
  fc.assert(
    fc.property(
      fc.integer(),
      fc.integer({ min: 20, max: 300 }),
      fc.array(fc.nat(), { minLength: 5, maxLength: 25 }),
      (seed, interval, targets) => {
        const plain = start(seed);
        // Who goes first is chosen before the first step.
        plain.run({ maxStep: 0 });
        const hashes: string[] = [stateHash(plain)];
        for (;;) {
          const before = plain.steps;
          plain.step();
          if (plain.steps === before) break;
          hashes.push(stateHash(plain));
        }
        const last = hashes.length - 1;
        expect(last).toBeGreaterThan(500);

        const machine = start(seed);
        const subject = {
          heap: machine.heap,
          get steps() {
            return machine.steps;
          },
          run: (limit: number) => machine.run({ maxStep: limit }),
        };
        const recording = new Recording(subject, { interval });
        expect(recording.runLive(last + 10).kind).toBe('done');
        for (const target of targets) {
          const step = target % last;
          recording.seek(step);
          expect(stateHash(machine), `step ${step}`).toBe(hashes[step]);
        }
      },
    ),
    { numRuns: 4, endOnFailure: true },
  );
});

it('how a run is divided makes no difference', () => {
  const whole = start(7);
  whole.run({ maxStep: 450 });
  const parts = start(7);
  while (parts.steps < 450) {
    parts.run({ maxStep: Math.min(450, parts.steps + 1 + (parts.steps % 13)) });
    parts.heap.cut();
  }
  expect(stateHash(parts)).toBe(stateHash(whole));
});
