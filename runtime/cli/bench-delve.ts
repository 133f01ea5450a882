/** How fast Delve steps through source lines and delivers their state: the peer of the room's steps. */
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';

interface Answer {
  readonly id: number;
  readonly result: {
    readonly State?: {
      readonly exited?: boolean;
      readonly currentGoroutine?: { readonly id: number };
    };
  } | null;
}

/** Delve's JSON-RPC over a socket: a line each way. */
class Delve {
  private readonly waiting = new Map<number, (answer: Answer) => void>();
  private last = 0;
  private rest = '';

  constructor(private readonly socket: Socket) {
    socket.setNoDelay(true);
    socket.on('data', (bytes) => {
      this.rest += bytes.toString();
      for (let end = this.rest.indexOf('\n'); end >= 0; end = this.rest.indexOf('\n')) {
        const answer = JSON.parse(this.rest.slice(0, end)) as Answer;
        this.rest = this.rest.slice(end + 1);
        this.waiting.get(answer.id)?.(answer);
        this.waiting.delete(answer.id);
      }
    });
  }

  call(method: string, argument: unknown): Promise<Answer> {
    const id = ++this.last;
    const request = { method: `RPCServer.${method}`, params: [argument], id };
    this.socket.write(JSON.stringify(request) + '\n');
    return new Promise((resolve) => this.waiting.set(id, resolve));
  }
}

/** What is asked for of variables: as much as the room's views hold. */
const CONFIG = {
  followPointers: true,
  maxVariableRecurse: 1,
  maxStringLen: 120,
  maxArrayValues: 32,
  maxStructFields: -1,
};

/**
 * Lines a second over so many lines of a program from its main function on, each with its stack, its
 * variables and arguments, asked for together; undefined where Delve or Go is not installed.
 */
export async function delveRate(program: string, lines: number): Promise<number | undefined> {
  if (spawnSync('dlv', ['version'], { stdio: 'ignore' }).status !== 0) return undefined;
  const dir = mkdtempSync(join(tmpdir(), 'bench-delve-'));
  const env = { ...process.env, GO111MODULE: 'off', GOCACHE: join(dir, 'cache'), HOME: dir };
  const binary = join(dir, 'program');
  const made = spawnSync('go', ['build', '-gcflags=all=-N -l', '-o', binary, program], { env });
  if (made.status !== 0) return undefined;
  const args = ['exec', '--headless', '--api-version=2', '--listen=127.0.0.1:0', binary];
  const server = spawn('dlv', args, { env, stdio: ['ignore', 'pipe', 'ignore'] });
  try {
    const port = await new Promise<number>((resolve, reject) => {
      server.on('exit', () => {
        reject(new Error('Delve has ended'));
      });
      server.stdout.on('data', (bytes: Buffer) => {
        const found = /listening at: 127\.0\.0\.1:(\d+)/.exec(bytes.toString());
        if (found) resolve(Number(found[1]));
      });
    });
    const socket = connect(port, '127.0.0.1');
    const delve = new Delve(socket);
    await delve.call('CreateBreakpoint', { Breakpoint: { functionName: 'main.main' } });
    await delve.call('Command', { name: 'continue' });
    const before = performance.now();
    let n = 0;
    for (; n < lines; n++) {
      const { result } = await delve.call('Command', { name: 'step' });
      if (!result?.State || result.State.exited === true) break;
      const g = result.State.currentGoroutine?.id ?? -1;
      const scope = { Scope: { GoroutineID: g, Frame: 0 }, Cfg: CONFIG };
      await Promise.all([
        delve.call('Stacktrace', { Id: g, Depth: 50 }),
        delve.call('ListLocalVars', scope),
        delve.call('ListFunctionArgs', scope),
      ]);
    }
    const rate = (n * 1000) / (performance.now() - before);
    void delve.call('Detach', { Kill: true });
    await new Promise((resolve) => setTimeout(resolve, 300));
    socket.destroy();
    return rate;
  } finally {
    server.removeAllListeners('exit');
    server.kill();
    rmSync(dir, { recursive: true, force: true });
  }
}
