/** `bench`, a whole cluster: twelve hosts with sixty containers recorded, stepped and drawn. */
import { stdout } from 'node:process';
import { Session, type Command, type Reply, type ScenarioSpec } from '../session/index';
import { percentile, tell, type Figure, used } from './bench-figure';
import { sourceBundle } from './load';

/** Steps with their pictures at each of the places looked at. */
const STEPS = 100;
/** Parts of the run: daemons come up, the manager knows them all, containers are placed, a machine has died. */
const PLACES = [0.05, 0.5, 0.7, 0.9];

/** The run as the page drives it with the pane of the cluster open: a step is a moment and what the cluster holds. */
export async function measureCluster(): Promise<Figure[]> {
  const { scenario } = (await import('../../content/scenarios/twelve-hosts')) as {
    scenario: ScenarioSpec;
  };
  const shown = { ...scenario, objects: [] };
  const session = new Session({ bundle: sourceBundle(), trusted: true });
  const ask = async (command: Command): Promise<Reply> => {
    const reply = await session.handle(command);
    if (reply.type !== 'moment' && reply.type !== 'cluster') {
      throw new Error(JSON.stringify(reply).slice(0, 500));
    }
    return reply;
  };
  const started = used();
  await ask({ type: 'open', scenario: { ...shown, maxSteps: 1 } });
  const first = used() - started;
  const opening = used();
  const opened = await ask({ type: 'open', scenario: shown });
  const seconds = (used() - opening) / 1000;
  const end = opened.type === 'moment' ? opened.view.recorded : 0;
  const frames: Record<'forward' | 'back', number[]> = { forward: [], back: [] };
  for (const place of PLACES) {
    await ask({ type: 'seek', step: Math.floor(end * place) });
    for (const direction of ['forward', 'back'] as const) {
      for (let i = 0; i < STEPS; i++) {
        const before = used();
        await ask({ type: 'step', how: 'any', direction });
        await ask({ type: 'cluster' });
        frames[direction].push(used() - before);
      }
    }
  }
  const jumps: number[] = [];
  await ask({ type: 'seek', step: Math.floor(end * 0.6) });
  for (let i = 0; i < 10; i++) {
    const before = used();
    await ask({ type: 'to-landmark', landmark: 'refresh', direction: 'forward' });
    jumps.push(used() - before);
  }
  const all = [...frames.forward, ...frames.back];
  const mean = all.reduce((sum, one) => sum + one, 0) / all.length;
  stdout.write(
    `twelve hosts: ${end} steps, ${Math.round(end / seconds)} a second recorded; ` +
      `${Math.round(1000 / mean)} frames a second stepped through\n`,
  );
  const name = 'twelve hosts: a step with its picture';
  return [
    tell({ name: 'twelve hosts: at its first line after', value: first, unit: 'ms', target: 150 }),
    tell({
      name: 'twelve hosts: a million steps recorded',
      value: (seconds * 1e6) / end,
      unit: 's',
      target: 10,
    }),
    tell({ name: `${name}, p50`, value: percentile(frames.forward, 0.5), unit: 'ms', target: 16 }),
    tell({ name: `${name}, p95`, value: percentile(frames.forward, 0.95), unit: 'ms', target: 16 }),
    tell({
      name: `${name}, back, p95`,
      value: percentile(frames.back, 0.95),
      unit: 'ms',
      target: 16,
    }),
    tell({
      name: 'twelve hosts: to the next round, p95',
      value: percentile(jumps, 0.95),
      unit: 'ms',
      target: 100,
    }),
  ];
}
