// Speaks to programs over sockets as a conversation says, and holds what they answer against what is recorded.
import { createConnection, createServer } from 'node:net';

export const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Finds a port that nobody listens on. @returns {Promise<number>} */
export function freePort() {
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
export function exchange(address, text, { later = [], close } = {}) {
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
export async function listening(address) {
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

/** Shows where the answers differ from the transcript and returns how many do. */
export function differences(answers, recorded) {
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

/** A function that replaces what is another in each run. @param {readonly (readonly [string, string])[]} list patterns and texts */
export const plainer = (list) => (answer) =>
  list.reduce((text, [from, to]) => text.replace(new RegExp(from, 'gm'), to), answer);

/**
 * An answer without the marks between its chunks: where they lie is a matter of timing. Of several
 * answers on one connection each. What follows a head that tells no length is left as it is.
 * @param {string} text
 * @returns {string}
 */
export function unchunked(text) {
  let out = '';
  let at = 0;
  while (at < text.length) {
    const end = text.indexOf('\r\n\r\n', at);
    const head = text.slice(at, end + 4);
    if (end < 0 || !head.startsWith('HTTP/1.1 ')) break;
    const length = /^Content-Length: (\d+)\r$/im.exec(head);
    at = end + 4;
    out += head;
    if (/^Transfer-Encoding: chunked\r$/im.test(head)) {
      for (;;) {
        const line = text.indexOf('\r\n', at);
        const size = parseInt(text.slice(at, line), 16);
        if (line < 0 || !(size > 0)) {
          at = line < 0 ? text.length : line + 4;
          break;
        }
        out += text.slice(line + 2, line + 2 + size);
        at = line + 2 + size + 2;
      }
    } else if (length) {
      out += text.slice(at, at + Number(length[1]));
      at += Number(length[1]);
    } else if (!/^HTTP\/1\.1 (1|204|304)/.test(head)) break;
  }
  return out + text.slice(at);
}
