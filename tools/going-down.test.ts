// The four shutdowns of chapter 6: when each process is gone, and with which status.
import { expect, it } from 'vitest';
import { scenario } from '../content/scenarios/going-down';
import { Session } from '../runtime/session/index';
import { bundle } from '../runtime/testing/bundle';

it('takes five seconds for jobs and ten for callbacks at most, and ends at the fourth signal', async () => {
  const session = new Session({ bundle: bundle() });
  await session.handle({ type: 'open', scenario });
  const end = await session.handle({ type: 'run', direction: 'forward' });
  if (end.type !== 'moment') throw new Error(JSON.stringify(end));
  const exits = await session.handle({
    type: 'events',
    from: 1,
    count: 100,
    kinds: ['process-exit'],
  });
  if (exits.type !== 'events') throw new Error(JSON.stringify(exits));
  const seen = exits.events.flatMap(({ process, time, aux }) => {
    const { argv } = end.view.processes.find(({ id }) => id === process)!;
    return argv[0] === 'workd' ? [[argv.slice(1).join(' '), time / 1e9, aux]] : [];
  });
  expect(seen).toEqual([
    // Told to stop at 1.5 s: the job ends at 3 s, the callback takes one second more.
    ['nap', 4, 0],
    // Told at 11.5 s: five seconds for nothing, and that second.
    ['endless', 17.5, 0],
    // Told at 21.5 s: five and ten.
    ['-hang endless', 36.5, 0],
    // Told at 41.5 s, and at each second after: the fourth signal is SIGINT.
    ['-hang endless', 44.5, 130],
  ]);
});
