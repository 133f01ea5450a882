// Records what stock Go 1.19's `go test` says of suites/: `node runtime/testing/record-suites.mjs`.
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

const suites = join(import.meta.dirname, 'suites');
const asked = [
  '-v adding',
  '-v -run Subs/one adding',
  '-run None adding',
  '-run ( adding',
  '-bench Nope -run TestFail adding',
  '-bench Nope -run TestOK adding',
  'naming',
  '-v naming',
  '-v -failfast naming',
  '-v -count 2 -run Multi naming',
  '-v crashing',
  '-v guarded',
  '-v -short guarded',
  'adding crashing guarded',
];

const env = { ...process.env, GO111MODULE: 'off', GOFLAGS: '', GOPATH: suites };
const version = spawnSync('go', ['version'], { encoding: 'utf8' }).stdout;
if (!version.includes('go1.19')) throw new Error(`the expectations are Go 1.19's, not ${version}`);

/** Traces name the recorder's folders: without them, up to where the go command speaks again. */
function withoutTraces(text) {
  let inTrace = false;
  const kept = text.split('\n').filter((line) => {
    if (/^goroutine \d+ \[/.test(line)) inTrace = true;
    else if (/^(FAIL|ok)\t/.test(line)) inTrace = false;
    return !inTrace;
  });
  return kept.join('\n');
}

const recorded = asked.map((args) => {
  const { status, stdout } = spawnSync('go', ['test', '-count=1', ...args.split(' ')], {
    cwd: suites,
    encoding: 'utf8',
    env,
  });
  return { args, status, stdout: withoutTraces(stdout) };
});
writeFileSync(join(suites, 'recorded.json'), `${JSON.stringify(recorded, null, 2)}\n`);
