// Many runs with faults, one after the other: `npm run faults -- [from] [count]`. Without a beginning it is
// the day's own, so that each night tries others. Exit 1 if a promise was broken; each such seed is printed
// with its faults, to be kept in faults.test.ts.
import { argv, stdout } from 'node:process';
import { FIRST_END } from './plan';
import { inWords, runFaults } from './run';

/** Runs `count` seeds from `from` on; tells of each that breaks a promise, and in the end of all. */
function main(args: readonly string[]): number {
  const day = Math.floor(Date.now() / 86_400_000);
  const from = Number(args[0] ?? day * 1000);
  const count = Number(args[1] ?? 1000);
  if (!Number.isSafeInteger(from) || !Number.isSafeInteger(count)) {
    stdout.write('faults: want numbers: npm run faults -- [from] [count]\n');
    return 2;
  }
  let bad = 0;
  let doubled = 0;
  let steps = 0;
  let longer = 0;
  const back: number[] = [];
  for (let seed = from; seed < from + count; seed++) {
    const report = runFaults(seed);
    steps += report.steps;
    if (report.end > FIRST_END) longer++;
    back.push(...report.back);
    if (report.doubled.length > 0) {
      doubled++;
      stdout.write(`seed ${seed} (two nodes): ${inWords(report.faults)}\n`);
    }
    if (report.broken.length > 0) {
      bad++;
      stdout.write(`seed ${seed}: ${inWords(report.faults)}\n`);
      for (const one of report.broken) stdout.write(`  ${one}\n`);
    }
    const done = seed - from + 1;
    if (done % 25 === 0) stdout.write(`${done} runs, ${bad} of them broke a promise\n`);
  }
  back.sort((a, b) => a - b);
  const at = (part: number) => back[Math.floor((back.length - 1) * part)] ?? 0;
  stdout.write(
    `${count} runs from seed ${from}, ${(steps / 1e6).toFixed(0)} million steps: ${bad} broke a promise, ` +
      `${doubled} left a container on two nodes that nobody had to remove; ` +
      `${longer} were seen for longer than ${FIRST_END} s; ` +
      `an engine was back after ${at(0.5)} s (median), ${at(0.95)} s (95 in 100), ${at(1)} s (longest)\n`,
  );
  return bad > 0 ? 1 : 0;
}

process.exitCode = main(argv.slice(2));
