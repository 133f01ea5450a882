// Replies find their promises, notices their listener, and a death is told once.
import { expect, test, vi } from 'vitest';
import { connect, SessionCrashed, type WorkerLike } from './session-client';

function start() {
  const posted: unknown[] = [];
  const worker: WorkerLike = {
    postMessage: (message: unknown) => void posted.push(message),
    terminate: vi.fn(),
    onmessage: null,
    onerror: null,
    onmessageerror: null,
  };
  const notice = vi.fn();
  const crashed = vi.fn();
  const session = connect(worker, { 'src/a/a.go': 'package a' }, { notice, crashed });
  const tell = (data: unknown) => worker.onmessage?.({ data } as MessageEvent);
  return { session, worker, posted, notice, crashed, tell };
}

const refused = { type: 'refused', code: 'stopped', message: '' } as const;

test('sources go first, then commands with numbers; replies in any order', async () => {
  const { session, posted, tell } = start();
  const first = session.ask({ type: 'stop' });
  const second = session.ask({ type: 'seek', step: 3 });
  expect(posted).toEqual([
    { sources: { 'src/a/a.go': 'package a' } },
    { id: 1, command: { type: 'stop' } },
    { id: 2, command: { type: 'seek', step: 3 } },
  ]);
  tell({ id: 2, reply: { ...refused, message: 'two' } });
  tell({ id: 1, reply: { ...refused, message: 'one' } });
  expect(await first).toMatchObject({ message: 'one' });
  expect(await second).toMatchObject({ message: 'two' });
});

test('progress reaches its listener', () => {
  const { notice, tell } = start();
  const progress = { type: 'progress', step: 1, recorded: 2, seeking: 3 };
  tell({ id: 0, notice: progress });
  expect(notice).toHaveBeenCalledWith(progress);
});

test.each([
  [
    'a crash the session tells of',
    (s: ReturnType<typeof start>) =>
      s.tell({ id: 0, notice: { type: 'crashed', message: 'out of memory' } }),
  ],
  [
    'an error nobody caught',
    (s: ReturnType<typeof start>) =>
      s.worker.onerror?.({ message: 'out of memory', preventDefault() {} } as ErrorEvent),
  ],
])('%s fails all that is under way, once', async (_, fail) => {
  const s = start();
  const open = s.session.ask({ type: 'stop' });
  fail(s);
  fail(s);
  await expect(open).rejects.toThrow(new SessionCrashed('out of memory'));
  await expect(s.session.ask({ type: 'stop' })).rejects.toThrow(SessionCrashed);
  expect(s.crashed).toHaveBeenCalledExactlyOnceWith('out of memory');
  expect(s.worker.terminate).toHaveBeenCalledOnce();
});

test('a closed session tells nothing more', () => {
  const s = start();
  s.session.close();
  s.worker.onerror?.({ message: 'late', preventDefault() {} } as ErrorEvent);
  expect(s.crashed).not.toHaveBeenCalled();
});
