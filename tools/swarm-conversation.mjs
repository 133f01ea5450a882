// Plays content/go/swarm-conversation to a manager with two daemons behind it, all three built with stock
// Go and on loopback, and shows every byte it answers, so that the room's cluster can be held against it.
//
//   node tools/swarm-conversation.mjs            print the answers as JSON
//   node tools/swarm-conversation.mjs --check    compare them with transcript.json; exit 1 if they differ
//   node tools/swarm-conversation.mjs --record   write transcript.json
//
// It needs Linux, a Go toolchain and unshare(1), which gives each daemon a host name of its own; without
// them it says so and exits 3. No root is needed.
import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  differences,
  exchange,
  freePort,
  listening,
  pause,
  plainer,
  unchunked,
} from './exchange.mjs';

const go = fileURLToPath(new URL('../content/go', import.meta.url));
const docker = 'github.com/docker/docker';
const folder = join(go, 'swarm-conversation');
const transcript = join(folder, 'transcript.json');
const conversation = JSON.parse(readFileSync(join(folder, 'conversation.json'), 'utf8'));
const plain = plainer(conversation.plain);

/** Between one connection and the next, in milliseconds: the manager hears of changes by events. */
const GAP = 150;

function unable(why) {
  console.error(`swarm-conversation: ${why}`);
  process.exit(3);
}

/** Builds a command of content/go, with facts put in by the linker. */
function build(out, path, facts = []) {
  const ldflags = facts.map((fact) => `-X ${fact}`).join(' ');
  execFileSync('go', ['build', '-o', out, '-ldflags', ldflags, path], {
    env: { ...process.env, GO111MODULE: 'off', GOPATH: go, CGO_ENABLED: '0' },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  return out;
}

/** Starts a daemon that believes its host has this name; its key is its own, and so its ID. */
async function startNode(dir, name, started) {
  const home = join(dir, name);
  for (const [file, text] of Object.entries(conversation.files)) {
    mkdirSync(dirname(join(home, 'root', file)), { recursive: true });
    writeFileSync(join(home, 'root', file), text);
  }
  const release = join(home, 'osrelease');
  writeFileSync(release, `${conversation.host.kernelRelease}\n`);
  const binary = build(join(home, 'docker'), `${docker}/docker`, [
    `runtime.buildVersion=${conversation.host.goVersion}`,
    `${docker}/pkg/parsers/kernel.releaseFile=${release}`,
    `main.daemonConfDir=${join(home, 'etc')}`,
  ]);
  const port = await freePort();
  const command = `hostname ${name}; exec "$@"`;
  const args = ['-d', '-H', `tcp://127.0.0.1:${port}`, '-g', join(home, 'root')];
  started(
    spawn(
      'unshare',
      ['-Ur', '--uts', 'sh', '-c', command, 'sh', binary, ...args, '-p', join(home, 'pid')],
      { env: { PATH: process.env.PATH }, stdio: 'ignore' },
    ),
  );
  await listening({ host: '127.0.0.1', port });
  return `127.0.0.1:${port}`;
}

/** Waits until the manager knows both nodes. */
async function knowsAll(address) {
  for (let attempt = 0; attempt < 200; attempt++) {
    const info = await exchange(address, 'GET /info HTTP/1.0\r\n\r\n');
    if (info.split('"Healthy"').length === 3) return;
    await pause(50);
  }
  throw new Error('the manager does not find its nodes');
}

async function play() {
  const dir = mkdtempSync(join(tmpdir(), 'swarm-conversation-'));
  const processes = [];
  const started = (child) => processes.push(child);
  try {
    const nodes = [];
    for (const name of ['node-1', 'node-2']) nodes.push(await startNode(dir, name, started));
    const swarm = build(join(dir, 'swarm'), 'github.com/docker/swarm', [
      `runtime.buildVersion=${conversation.host.goVersion}`,
    ]);
    const port = await freePort();
    const address = { host: '127.0.0.1', port };
    const args = ['manage', '-H', `tcp://127.0.0.1:${port}`, `nodes://${nodes.join(',')}`];
    started(spawn(swarm, args, { env: { PATH: process.env.PATH }, stdio: 'ignore' }));
    await listening(address);
    await knowsAll(address);
    const answers = [];
    for (const connection of conversation.connections) {
      const { name, requests, wait = 0 } = connection;
      await pause(GAP + wait);
      answers.push({
        name,
        answer: plain(unchunked(await exchange(address, requests.join(''), connection))),
      });
    }
    return answers;
  } finally {
    const ended = processes.map((one) => new Promise((resolve) => one.on('exit', resolve)));
    for (const one of processes) one.kill('SIGTERM');
    await Promise.race([Promise.all(ended), pause(5000)]);
    rmSync(dir, { recursive: true, force: true });
  }
}

if (process.platform !== 'linux') unable('needs Linux');
try {
  execFileSync('go', ['version'], { stdio: 'ignore' });
  execFileSync('unshare', ['-Ur', '--uts', 'hostname', 'x'], { stdio: 'ignore' });
} catch {
  unable('needs a Go toolchain, and unshare with user namespaces');
}
const answers = await play();
const mode = process.argv[2];
if (mode === '--record') {
  writeFileSync(transcript, `${JSON.stringify(answers, null, 2)}\n`);
} else if (mode === '--check') {
  const count = differences(answers, JSON.parse(readFileSync(transcript, 'utf8')));
  if (count > 0) process.exit(1);
  console.log(`swarm-conversation: ${answers.length} connections, as transcript.json has them`);
} else process.stdout.write(`${JSON.stringify(answers, null, 2)}\n`);
