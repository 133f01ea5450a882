// The engines of chapter 25: a manager's cluster package reaches real daemons over the room's network, and what their links and processes do shows in their states.
import { expect, it } from 'vitest';
import { chapter } from '../content/chapters/25-new-cluster/chapter';
import { scenario } from '../content/scenarios/new-cluster';
import { Session } from '../runtime/session/index';
import { bundle } from '../runtime/testing/bundle';

const sources = bundle();

/** What roster prints of the engines, with or without an experiment: ids are another in each version. */
async function printed(experiment?: string): Promise<readonly string[]> {
  const one = chapter.experiments.find(({ id }) => id === experiment);
  const session = new Session({ bundle: sources });
  const reply = await session.handle({
    type: 'open',
    scenario: {
      ...scenario,
      script: [...scenario.script, ...(one?.script ?? [])],
      ...(one?.edits ? { edits: one.edits } : {}),
    },
  });
  if (reply.type !== 'moment') throw new Error(JSON.stringify(reply));
  const end = await session.handle({ type: 'seek', step: reply.view.recorded });
  if (end.type !== 'moment') throw new Error(JSON.stringify(end));
  return end.view.terminal
    .filter(({ terminal, kind }) => terminal === 'roster' && kind === 'stdout')
    .map(({ text }) => text.trim().replace(/([A-Z2-7]{4}:){11}[A-Z2-7]{4}/g, '<id>'));
}

/** The lines about one address: `10.0.0.1`. */
const about = (lines: readonly string[], address: string): readonly string[] =>
  lines
    .filter((line) => line.split(/ +/)[2]?.startsWith(`${address}:`))
    .map((line) => line.replace(/ {2}(Cannot|ID duplicated).*/, '  …'));

it('engines come late, conflict, go, die and come back', async () => {
  const lines = await printed();
  expect(about(lines, '10.0.0.1')).toEqual([
    '10s  (unknown) 10.0.0.1:2375  Pending  …',
    '40s  engine_connect  10.0.0.1:2375',
    '50s  node-1 10.0.0.1:2375  Healthy  (none)',
    expect.stringMatching(/^1\d0s {2}node-1 10\.0\.0\.1:2375 {2}Healthy {2}…/),
    expect.stringMatching(/^2\d\ds {2}engine_disconnect {2}10\.0\.0\.1:2375/),
    expect.stringMatching(/^2\d0s {2}node-1 10\.0\.0\.1:2375 {2}Unhealthy {2}…/),
    expect.stringMatching(/^3\d\ds {2}engine_reconnect {2}10\.0\.0\.1:2375/),
    expect.stringMatching(/^3\d0s {2}node-1 10\.0\.0\.1:2375 {2}Healthy {2}\(none\)/),
  ]);
  expect(about(lines, '10.0.0.2')).toEqual([
    '0s  engine_connect  10.0.0.2:2375',
    '10s  node-2 10.0.0.2:2375  Healthy  (none)',
    '60s  engine_disconnect  10.0.0.2:2375',
    '60s  node-2 10.0.0.2:2375  Disconnected  (none)',
    '100s  engine_connect  10.0.0.2:2375',
    '110s  node-2 10.0.0.2:2375  Pending  …',
    '120s  engine_disconnect  10.0.0.2:2375',
    '120s  node-2 10.0.0.2:2375  Disconnected  …',
  ]);
  expect(lines).toContain(
    '110s  node-2 10.0.0.2:2375  Pending  ID duplicated. <id> shared by this node 10.0.0.2:2375 and another node 10.0.0.3:2375',
  );
}, 120_000);

it('a cable that is pulled is noticed by /info, and not by the list of containers', async () => {
  const cut = about(await printed('cut'), '10.0.0.3');
  expect(cut.slice(2)).toEqual([
    expect.stringMatching(/^1\d0s {2}node-3 10\.0\.0\.3:2375 {2}Healthy {2}…/),
    expect.stringMatching(/^2\d\ds {2}engine_disconnect/),
    expect.stringMatching(/^2\d0s {2}node-3 10\.0\.0\.3:2375 {2}Unhealthy {2}…/),
    expect.stringMatching(/^3\d\ds {2}engine_reconnect/),
    expect.stringMatching(/^3\d0s {2}node-3 10\.0\.0\.3:2375 {2}Healthy {2}\(none\)/),
  ]);
  const patience = about(await printed('patience'), '10.0.0.3');
  expect(patience.at(-1)).toMatch(/node-3 10\.0\.0\.3:2375 {2}Healthy/);
}, 240_000);
