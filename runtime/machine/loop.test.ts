/** The loop: numbers in step with the instruction set, arithmetic, calls, panics. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { FileSet } from '../base/source';
import { testProgram, testType, testTypes, type FunctionText } from '../testing/assemble';
import { GoPanic, Iface, Machine, type NativeTable, type Process } from './index';

const { int, string } = testTypes;
const uint64 = testType('uint64', 1, 'w');

/** Runs a program to its end; its output and how it ended. */
function run(
  functions: readonly FunctionText[],
  options: { types?: readonly (typeof int)[]; natives?: NativeTable; seed?: number } = {},
): { text: string; process: Process; machine: Machine; stop: string } {
  const machine = new Machine({ seed: options.seed ?? 1, natives: options.natives ?? {} });
  const program = testProgram(functions, options.types ?? [int, string, uint64]);
  const process = machine.startProcess({ program, argv: ['test'] });
  const stop = machine.run({ maxStep: 1e6 }).kind;
  return { text: process.text(), process, machine, stop };
}

const main = (code: string, more: Partial<FunctionText> = {}): FunctionText => ({
  name: 'main.main',
  nregs: 16,
  code,
  ...more,
});

it('has the numbers of code/ops.ts', () => {
  const root = join(import.meta.dirname, '../..');
  execFileSync('node', [join(root, 'tools/number-ops.mjs'), '--check'], { cwd: root });
  expect(new FileSet().files).toEqual([]);
});

describe('64-bit integers', () => {
  const binary = (op: string, x: unknown, y: unknown, type = 0): string =>
    run([main(`*LDKW 1 0\nLDKW 2 1\n${op} 0 1 2\n*PRINT 0 1 0 ${type}\n*RET`, { consts: [x, y] })])
      .text;
  const max = 9223372036854775807n;
  const min = -9223372036854775808n;

  it.each([
    ['ADDI', max, 1, min],
    ['ADDI', 9007199254740991, 1, 9007199254740992n],
    ['ADDI', 9007199254740993n, -2, 9007199254740991n],
    ['SUBI', min, 1, max],
    ['MULI', 4294967296, 4294967296, 0n],
    ['MULI', -3037000500, 3037000500, -9223372037000250000n + 18446744073709551616n],
    ['DIVI', -7, 2, -3n],
    ['DIVI', min, -1, min],
    ['REMI', -7, 2, -1n],
    ['REMI', -8, 2, 0n],
    ['REMI', 9007199254740991, 10, 1n],
    ['ANDW', -1, 255, 255n],
    ['ANDW', max, 4294967295, 4294967295n],
    ['ORW', 4294967296, 1, 4294967297n],
    ['ORW', min, 1, min + 1n],
    ['XORI', -1, 4294967296, -4294967297n],
    ['ANDNOTW', -1, 1, -2n],
    ['SHLI', 1, 62, 4611686018427387904n],
    ['SHLI', 1, 63, min],
    ['SHLI', 3, 64, 0n],
    ['SHRI', -1, 70, -1n],
    ['SHRI', min, 62, -2n],
  ] as const)('%s %s %s', (op, x, y, want) => {
    expect(binary(op, x, y)).toBe(String(want));
  });

  it.each([
    ['ADDU', 18446744073709551615n, 2, 1n],
    ['SUBU', 0, 1, 18446744073709551615n],
    ['MULU', 18446744073709551615n, 18446744073709551615n, 1n],
    ['DIVU', 18446744073709551615n, 10, 1844674407370955161n],
    ['REMU', 18446744073709551615n, 10, 5n],
    ['SHRU', 18446744073709551615n, 60, 15n],
    ['SHLU', 1, 63, 9223372036854775808n],
    ['XORU', 18446744073709551615n, 1, 18446744073709551614n],
  ] as const)('%s %s %s', (op, x, y, want) => {
    expect(binary(op, x, y, 2)).toBe(String(want));
  });

  it('compares across 2^53', () => {
    const jump = (op: string, x: unknown, y: unknown): string =>
      run([
        main(
          `*LDKW 1 0\nLDKW 2 1\n${op} 1 2 yes\n*LDI 3 0\nJMP out\nyes:\n*LDI 3 1\nout:\n*PRINT 0 1 3 0\n*RET`,
          {
            consts: [x, y],
          },
        ),
      ]).text;
    expect(jump('JLTW', max, 1)).toBe('0');
    expect(jump('JLTW', min, 1)).toBe('1');
    expect(jump('JEQW', max, max)).toBe('1');
    expect(jump('JEQW', max, 1)).toBe('0');
    expect(jump('JNEW', max, max - 1n)).toBe('1');
    expect(jump('JLEW', max, max)).toBe('1');
  });
});

describe('panics', () => {
  it('ends a process with Go’s words and exit code 2', () => {
    const { text, process } = run([main('*LDI 1 0\nDIVI 0 1 1\n*RET')]);
    expect(text).toBe(
      'panic: runtime error: integer divide by zero\n\ngoroutine 1 [running]:\nmain.main()\n\t-:0 +0x3\n',
    );
    expect(process.exit).toMatchObject({ code: 2, kind: 'panic' });
  });

  const deferring = (deferred: string): FunctionText[] => [
    main('*CALL 1 8\n*PRINT 1 1 8 0\n*RET'),
    {
      name: 'main.f',
      nregs: 8,
      recoverPc: 'out',
      results: [1],
      code: `*LDI 1 7\n*MKFUNC 2 2 0\nDEFERC 2 3 0\n*LDI 4 0\nDIVI 5 4 4\n*LDI 1 9\nout:\nRUNDEFERS\nMOVW 0 1\nRET`,
    },
    { name: 'main.f.func1', nregs: 12, code: deferred, consts: ['boom'] },
    { name: 'main.g', nregs: 12, code: '*RECOVER 0\n*RET' },
  ];

  it('recovers in a deferred call and returns the results as they stand', () => {
    expect(run(deferring('*RECOVER 0\n*RET')).text).toBe('7\n');
  });

  it('does not recover in what a deferred call calls', () => {
    const { text } = run(deferring('*CALL 3 4\n*RET'));
    expect(text).toContain('panic: runtime error: integer divide by zero');
  });

  it('shows a panic in a deferred call below the first', () => {
    const { text } = run(deferring('*LDKR 0 0\nMKIFACE 1 1 0\nPANIC 1'), { types: [int, string] });
    expect(text).toMatch(/^panic: runtime error: integer divide by zero\n\tpanic: boom\n/);
  });

  it('throws what natives throw, and calls them again when woken', () => {
    let calls = 0;
    const natives: NativeTable = {
      'x.fail': (_, g) => {
        calls++;
        throw new GoPanic(new Iface(g.process.program.basicType('string'), 'no'));
      },
      'x.sleep': (m, g, base) => {
        if (g.wakeNote === 0) {
          m.addTimer(g.process, m.now + 5e9, { kind: 'ready', g, note: 42 });
          m.park(g, 'sleep', null);
          return 1;
        }
        g.N[base] = g.wakeNote as number;
        return undefined;
      },
    };
    const { text, machine } = run(
      [
        main('*CALLN 1 3\n*PRINT 1 1 3 0\n*CALLN 2 3\n*RET'),
        { name: 'x.sleep', nregs: 0, code: '', native: 'x.sleep', results: [1] },
        { name: 'x.fail', nregs: 0, code: '', native: 'x.fail' },
      ],
      { natives },
    );
    expect(text).toMatch(/^42\npanic: no\n/);
    expect(machine.now).toBe(5e9);
    expect(calls).toBe(1);
  });

  it('overflows its stack as Go does', () => {
    const { text, process } = run([main('*CALL 0 16\n*RET')]);
    expect(text).toMatch(
      /^runtime: goroutine stack exceeds 1000000000-byte limit\nfatal error: stack overflow\n/,
    );
    expect(text).toContain('...additional frames elided...');
    expect(process.exit?.code).toBe(2);
  });
});

describe('goroutines', () => {
  const chanInt = testType('chan', 2, 'r', { elem: int, dir: 'both' });
  const types = [int, string, chanInt];

  it('hands values over an unbuffered channel', () => {
    const { text, stop } = run(
      [
        main(
          '*MKCHAN 0 -1 2\n*MOVR 4 0\nGO 1 4 1\n*LDI 5 0\nloop:\n*RECV 2 0 3 2\n*JF 3 out\n*ADDI 5 5 2\nJMP loop\nout:\n*PRINT 1 1 5 0\n*RET',
        ),
        {
          name: 'main.send',
          nregs: 4,
          params: [2],
          code: '*LDI 1 1\nloop:\n*SEND 0 1\n*ADDIK 1 1 1\n*JLEWK 1 100 loop\n*CLOSE 0\n*RET',
        },
      ],
      { types },
    );
    expect(text).toBe('5050\n');
    expect(stop).toBe('done');
  });

  it('CH1: reports a whole deadlock with every goroutine', () => {
    const { text, process } = run(
      [
        main('*MKCHAN 0 -1 2\n*MOVR 4 0\nGO 1 4 1\n*RECV 2 0 -1 2\n*RET'),
        { name: 'main.f', nregs: 4, params: [2], code: '*RECV -1 0 -1 2\n*RET' },
      ],
      { types },
    );
    expect(text).toBe(
      'fatal error: all goroutines are asleep - deadlock!\n\n' +
        'goroutine 1 [chan receive]:\nmain.main()\n\t-:0 +0xb\n\n' +
        'goroutine 2 [chan receive]:\nmain.f(...)\n\t-:0 +0x0\ncreated by main.main\n\t-:0 +0x7\n',
    );
    expect(process.exit).toMatchObject({ code: 2, kind: 'deadlock' });
  });

  it('SEL1: takes each ready case now and then, and the default when none is', () => {
    const code = `*LDI 6 1
*MKCHAN 0 6 2
*MKCHAN 1 6 2
*SEND 0 6
*SEND 1 6
*SELECT 2 2 1 1 0 3 -1 2 1 1 3 -1 2
*PRINT 0 1 2 0
*SELECT 2 2 1 1 0 3 -1 2 1 1 3 -1 2
*SELECT 2 2 1 1 0 3 -1 2 1 1 3 -1 2
*PRINT 1 1 2 0
*RET`;
    const seen = new Set<string>();
    for (let seed = 0; seed < 20; seed++) seen.add(run([main(code)], { types, seed }).text);
    expect([...seen].sort()).toEqual(['0-1\n', '1-1\n']);
  });

  it('CH2: a sender woken by close panics', () => {
    const { text } = run(
      [
        main(
          '*MKCHAN 0 -1 2\n*MOVR 4 0\nGO 1 4 1\n*LDI 5 0\nwait:\n*ADDIK 5 5 1\n*JLTWK 5 2000 wait\n*CLOSE 0\n*MKCHAN 1 -1 2\n*RECV 2 1 -1 2\n*RET',
        ),
        { name: 'main.f', nregs: 4, params: [2], code: '*LDI 1 5\n*SEND 0 1\n*RET' },
      ],
      { types },
    );
    expect(text).toMatch(
      /^panic: send on closed channel\n\ngoroutine 2 \[running\]:\nmain\.f\(\.\.\.\)/,
    );
  });

  it('runs the goroutine that the reader chooses, and none that is held', () => {
    const functions = [
      main('*GO 1 4 0\n*GO 2 4 0\n*MKCHAN 0 -1 2\n*RECV 1 0 -1 2\n*RET'),
      { name: 'main.a', nregs: 4, code: '*LDI 0 1\n*PRINT 0 1 0 0\n*RET' },
      { name: 'main.b', nregs: 4, code: '*LDI 0 2\n*PRINT 0 1 0 0\n*RET' },
    ];
    const order = (inputs: Parameters<Machine['setInputs']>[0]): string => {
      const machine = new Machine({ seed: 3, natives: {} });
      const process = machine.startProcess({ program: testProgram(functions, types), argv: [] });
      machine.setInputs(inputs);
      machine.run({ maxStep: 1000 });
      return process.text(2).replace(/fatal[^]*/, '');
    };
    expect(order([{ at: 3, kind: 'run-next', g: 3 }])).toBe('21');
    expect(order([{ at: 3, kind: 'run-next', g: 2 }])).toBe('12');
    expect(order([{ at: 3, kind: 'hold', g: 2, held: true }])).toBe('2');
  });

  it('keeps ten thousand goroutines', () => {
    const { text } = run(
      [
        main(
          '*MKCHAN 0 -1 2\n*LDI 1 0\nloop:\n*MOVR 4 0\nGO 1 4 1\n*ADDIK 1 1 1\n*JLTWK 1 10000 loop\n*LDI 2 0\nagain:\n*RECV 3 0 -1 2\n*ADDI 2 2 3\n*ADDIK 1 1 -1\n*JGTWK 1 0 again\n*PRINT 1 1 2 0\n*RET',
        ),
        { name: 'main.f', nregs: 4, params: [2], code: '*LDI 1 3\n*SEND 0 1\n*RET' },
      ],
      { types },
    );
    expect(text).toBe('30000\n');
  });
});
