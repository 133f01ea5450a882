// The programs under an ordinary Go toolchain: each package is vetted (which compiles it) and its own
// tests are run. Where no Go is installed nothing is counted, and a line says so.
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { filesBelow } from './hash.mjs';
import { root } from './paths.mjs';

const gopath = join(root, 'content', 'go');

/** @param {string[]} args */
const go = (args) =>
  spawnSync('go', args, {
    cwd: join(gopath, 'src'),
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    env: { ...process.env, GO111MODULE: 'off', GOPATH: gopath, GOFLAGS: '', GOTOOLCHAIN: 'local' },
  });

/** @returns {{ passed: number, failed: number }} */
export function testStockGo() {
  const version = go(['version']);
  if (version.error || version.status !== 0) {
    console.log('No Go toolchain here: the programs are tested by the machine alone.');
    return { passed: 0, failed: 0 };
  }
  console.log(version.stdout.trim());
  const packages = [
    ...new Set(filesBelow(join(gopath, 'src'), (file) => file.endsWith('.go')).map(dirname)),
  ];
  let [passed, failed] = [0, 0];
  /** @param {boolean} ok @param {string} what @param {string} [why] */
  const count = (ok, what, why = '') => {
    if (ok) return passed++;
    console.log(`✗ ${what}\n${why}`);
    return failed++;
  };
  if (packages.length === 0) return { passed, failed };
  const list = packages.map(
    (path) => `./${path.slice(join(gopath, 'src').length + 1).replaceAll('\\', '/')}`,
  );
  const vet = go(['vet', ...list]);
  count(vet.status === 0, `go vet, ${list.length} packages`, vet.stderr);
  const unformatted = spawnSync('gofmt', ['-l', gopath], { encoding: 'utf8' });
  if (!unformatted.error) count(unformatted.stdout.trim() === '', 'gofmt', unformatted.stdout);
  const tests = go(['test', '-json', ...list]);
  const output = new Map();
  for (const line of tests.stdout.split('\n')) {
    if (!line.startsWith('{')) continue;
    const event = JSON.parse(line);
    const key = `${event.Package} ${event.Test ?? ''}`;
    if (event.Action === 'output') output.set(key, (output.get(key) ?? '') + event.Output);
    else if (event.Test && event.Action === 'pass') count(true, key);
    // A package that fails without a test of its own did not compile.
    else if (
      event.Action === 'fail' &&
      (event.Test || !tests.stdout.includes(`"Package":"${event.Package}","Test"`))
    ) {
      count(false, key, output.get(key) ?? tests.stderr);
    }
  }
  const conversation = spawnSync(process.execPath, ['tools/conversation.mjs', '--check'], {
    cwd: root,
    encoding: 'utf8',
  });
  // 3: this computer cannot hold the conversation (see there).
  if (conversation.status !== 3) {
    count(conversation.status === 0, 'conversation', conversation.stdout + conversation.stderr);
  }
  if (tests.status !== 0 && failed === 0) count(false, 'go test', tests.stderr);
  return { passed, failed };
}
