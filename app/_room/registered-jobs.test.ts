import { expect, it } from 'vitest';
import { scenario } from '@/content/scenarios/an-engine';
import { Session } from '@/runtime/session/index';
import { bundle } from '@/runtime/testing/bundle';
import { registeredJobs } from './registered-jobs';

it('is what the engines of a run know, and nothing before there is one', async () => {
  const session = new Session({ bundle: bundle() });
  const first = await session.handle({ type: 'open', scenario, moments: [] });
  const [typeName = ''] = scenario.objects;
  const names = async () => {
    const reply = await session.handle({ type: 'objects', typeName, depth: 3 });
    return registeredJobs(reply.type === 'values' ? { [typeName]: reply.values } : undefined);
  };
  expect(await names()).toEqual([]);
  if (first.type !== 'moment') throw new Error(JSON.stringify(first));
  await session.handle({ type: 'seek', step: first.view.recorded });
  expect(await names()).toEqual(expect.arrayContaining(['commands', 'serveapi', 'containers']));
  expect(registeredJobs(undefined)).toEqual([]);
});
