/** What goroutines and channels cost by themselves, while they are recorded. */
import { join } from 'node:path';
import { cpuUsage } from 'node:process';
import { tell, type Figure } from './bench-figure';
import { recorded } from './bench-past';

/** Messages of pingpong.go: two a round. */
const MESSAGES = 3_000_000;

/** CPU seconds of a whole program, recorded, in this process. */
function wholeRun(path: string): number {
  const { recording } = recorded(path);
  const before = cpuUsage();
  recording.runLive(Infinity);
  const { user, system } = cpuUsage(before);
  return (user + system) / 1e6;
}

/** A channel's message and a hundred thousand goroutines at one channel; `programs` is the bench's folder. */
export function measureChannels(programs: string): Figure[] {
  const pingpong = join(programs, 'pingpong.go');
  // Once before, for V8 to get to know the loop.
  wholeRun(pingpong);
  return [
    tell({
      name: 'a channel message, recorded',
      value: (wholeRun(pingpong) / MESSAGES) * 1e6,
      unit: 'µs',
      target: 0.25,
    }),
    tell({
      name: 'a hundred thousand goroutines at one channel',
      value: wholeRun(join(programs, 'more', 'crowd.go')),
      unit: 's',
      target: 1.5,
    }),
  ];
}
