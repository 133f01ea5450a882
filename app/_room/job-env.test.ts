// The environment in the text is that of the job in memory.
import { expect, test } from 'vitest';
import { scenario } from '@/content/scenarios/serveapi';
import { Session } from '@/runtime/session/index';
import { bundle } from '@/runtime/testing/bundle';
import { jobEnv } from './job-env';

const typeName = 'github.com/docker/docker/engine.Job';

test('what serveAPIJob has set is found in the live job, key by key', async () => {
  const session = new Session({ bundle: bundle() });
  await session.handle({
    type: 'open',
    scenario,
    moments: [
      { id: 'ready', kind: 'call', fn: 'github.com/docker/docker/engine.(*Job).Run', nth: 1 },
    ],
  });
  await session.handle({ type: 'to-moment', id: 'ready' });
  const reply = await session.handle({ type: 'objects', typeName, depth: 3 });
  if (reply.type !== 'values') throw new Error(JSON.stringify(reply));
  const env = jobEnv({ [typeName]: reply.values }, 'serveapi');
  expect(Object.fromEntries(env ?? [])).toEqual({
    Logging: '1',
    EnableCors: '0',
    CorsHeaders: '',
    Version: '1.6.2',
    SocketGroup: 'docker',
    Tls: '0',
    TlsVerify: '0',
    TlsCa: '/root/.docker/ca.pem',
    TlsCert: '/root/.docker/cert.pem',
    TlsKey: '/root/.docker/key.pem',
    BufferRequests: '1',
  });
  expect(jobEnv({ [typeName]: reply.values }, 'attach')).toBeUndefined();
  expect(jobEnv(undefined, 'serveapi')).toBeUndefined();
});
