// Plays content/go/conversation to the daemon built with stock Go and shows every byte it answers,
// so that the machine's daemon can be held against it.
//
//   node tools/conversation.mjs            print the answers as JSON
//   node tools/conversation.mjs --check    compare them with transcript.json; exit 1 if they differ
//   node tools/conversation.mjs --record   write transcript.json
//
// It needs Linux and a Go toolchain; without them it says so and exits 3. No root is needed: the
// daemon's sockets and files are in a temporary directory.
import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { differences, exchange, freePort, listening, plainer } from './exchange.mjs';

const go = fileURLToPath(new URL('../content/go', import.meta.url));
const docker = 'github.com/docker/docker';
const folder = join(go, 'conversation');
const transcript = join(folder, 'transcript.json');
const conversation = JSON.parse(readFileSync(join(folder, 'conversation.json'), 'utf8'));

/** Ends the process because there is nothing here to play to. */
function unable(why) {
  console.error(`conversation: ${why}`);
  process.exit(3);
}

/** Builds the daemon into dir, with the host's facts put in by the linker, and returns its path. */
function build(dir) {
  const release = join(dir, 'osrelease');
  writeFileSync(release, `${conversation.host.kernelRelease}\n`);
  const binary = join(dir, 'docker');
  const facts = [
    `-X runtime.buildVersion=${conversation.host.goVersion}`,
    `-X ${docker}/pkg/parsers/kernel.releaseFile=${release}`,
    `-X main.daemonConfDir=${join(dir, 'etc')}`,
  ].join(' ');
  execFileSync('go', ['build', '-o', binary, '-ldflags', facts, `${docker}/docker`], {
    env: { ...process.env, GO111MODULE: 'off', GOPATH: go, CGO_ENABLED: '0' },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  return binary;
}

/** Stores containers and images where the daemon will find them. */
function store(root) {
  const files = { ...conversation.files };
  for (const container of conversation.containers) {
    files[`containers/${container.ID}/config.json`] = JSON.stringify(container);
  }
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), text);
  }
}

/** Replaces what is another in each run: dates, ids, times. */
const plain = plainer(conversation.plain);

/** Plays the whole conversation to a daemon of its own and returns the answers. */
async function play() {
  const dir = mkdtempSync(join(tmpdir(), 'conversation-'));
  try {
    const binary = build(dir);
    const root = join(dir, 'root');
    store(root);
    const port = await freePort();
    const path = join(dir, 'docker.sock');
    const addresses = { tcp: { host: '127.0.0.1', port }, unix: { path } };
    const args = ['-d', '-H', `tcp://127.0.0.1:${port}`, '-H', `unix://${path}`];
    const daemon = spawn(binary, [...args, '-g', root, '-p', join(dir, 'docker.pid')], {
      env: { PATH: process.env.PATH },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let log = '';
    daemon.stderr.on('data', (chunk) => (log += chunk));
    const ended = new Promise((resolve) => daemon.on('exit', resolve));
    try {
      await listening(addresses.tcp);
      await listening(addresses.unix);
      const answers = [];
      for (const connection of conversation.connections) {
        const { name, to, requests } = connection;
        const answer = await exchange(addresses[to], requests.join(''), connection);
        answers.push({ name, to, answer: plain(answer) });
      }
      return answers;
    } catch (error) {
      console.error(log);
      throw error;
    } finally {
      daemon.kill('SIGTERM');
      await ended;
    }
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

if (process.platform !== 'linux') unable('needs Linux');
try {
  execFileSync('go', ['version'], { stdio: 'ignore' });
} catch {
  unable('needs a Go toolchain');
}
const answers = await play();
const json = `${JSON.stringify(answers, null, 2)}\n`;
const mode = process.argv[2];
if (mode === '--record') {
  writeFileSync(transcript, json);
} else if (mode === '--check') {
  const count = differences(answers, JSON.parse(readFileSync(transcript, 'utf8')));
  if (count > 0) process.exit(1);
  console.log(`conversation: ${answers.length} connections, the same bytes as transcript.json`);
} else {
  process.stdout.write(json);
}
