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
import { createConnection, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

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
function plain(answer) {
  return conversation.plain.reduce(
    (text, [from, to]) => text.replace(new RegExp(from, 'gm'), to),
    answer,
  );
}

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Finds a port that nobody listens on. */
function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/**
 * Sends text on a new connection, what is to be said later in its time, and resolves to all that
 * comes back until one of both ends closes.
 */
function exchange(address, text, { later = [], close } = {}) {
  return new Promise((resolve, reject) => {
    const chunks = [];
    const socket = createConnection({ ...address, allowHalfOpen: true }, async () => {
      socket.write(text);
      for (const { after, text, end } of later) {
        await pause(after);
        socket.write(text);
        if (end) socket.end();
      }
      if (close === undefined) return;
      await pause(close);
      socket.destroy();
      resolve(Buffer.concat(chunks).toString('latin1'));
    });
    socket.setTimeout(10_000, () => socket.destroy(new Error('no answer within 10 seconds')));
    socket.on('data', (chunk) => chunks.push(chunk));
    socket.on('error', reject);
    socket.on('end', () => {
      socket.end();
      resolve(Buffer.concat(chunks).toString('latin1'));
    });
  });
}

/** Waits until somebody listens there. */
async function listening(address) {
  const ping = 'GET /_ping HTTP/1.0\r\n\r\n';
  for (let attempt = 0; ; attempt++) {
    try {
      await exchange(address, ping);
      return;
    } catch (error) {
      if (attempt === 200) throw error;
      await pause(25);
    }
  }
}

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

/** Shows where the answers differ from the transcript and returns how many do. */
function differences(answers, recorded) {
  let count = 0;
  for (let i = 0; i < Math.max(answers.length, recorded.length); i++) {
    const got = JSON.stringify(answers[i]);
    const want = JSON.stringify(recorded[i]);
    if (got === want) continue;
    count++;
    console.error(`connection ${i + 1}\n  got  ${got}\n  want ${want}`);
  }
  return count;
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
