// Serves the pages on this computer alone, unless HOST names another address.
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { env, execPath, exit } from 'node:process';
import { root } from './paths.mjs';

const host = env.HOST || '127.0.0.1';

/** @param {number} port @returns {Promise<boolean>} */
const isFree = (port) =>
  new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, host, () => probe.close(() => resolve(true)));
  });

let port = Number(env.PORT || 3000);
if (!env.PORT) while (!(await isFree(port)) && port < 3100) port++;

const next = spawn(
  execPath,
  [
    'node_modules/next/dist/bin/next',
    process.argv.includes('--dev') ? 'dev' : 'start',
    ...['--hostname', host, '--port', String(port)],
  ],
  { cwd: root, stdio: 'inherit', env: { ...env, NEXT_TELEMETRY_DISABLED: '1' } },
);
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => next.kill(signal));
next.on('exit', (code) => exit(code ?? 0));
