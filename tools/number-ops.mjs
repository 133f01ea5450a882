// Writes the opcode numbers of runtime/code/ops.ts into the switch of runtime/machine/loop.ts, where
// V8 wants literals: each `case` carries its instruction's name in the comment behind it.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { argv, exit } from 'node:process';
import { root } from './paths.mjs';

const opsFile = join(root, 'runtime/code/ops.ts');
const loopFile = join(root, 'runtime/machine/loop.ts');

/** Names in order of their numbers. */
function opNames() {
  const text = readFileSync(opsFile, 'utf8');
  const body = text.slice(text.indexOf('export const OPS'), text.indexOf('} as const'));
  return [...body.replace(/\/\/.*/g, '').matchAll(/\b([A-Z][A-Z0-9]*):\s*-?\d/g)].map((m) => m[1]);
}

const names = opNames();
const numbers = new Map(names.map((name, i) => [name, i]));
const before = readFileSync(loopFile, 'utf8');
const seen = new Set();
const after = before.replace(
  /case \d+:( \{)?(\s*)\/\/ ([A-Z][A-Z0-9]*)\b/g,
  (_, brace = '', space, name) => {
    if (!numbers.has(name)) throw new Error(`loop.ts has ${name}, ops.ts has not`);
    seen.add(name);
    return `case ${numbers.get(name)}:${brace}${space}// ${name}`;
  },
);
const missing = names.filter((name) => !seen.has(name));
if (missing.length > 0) throw new Error(`loop.ts lacks ${missing.join(' ')}`);
if (argv.includes('--check')) exit(after === before ? 0 : 1);
if (after !== before) writeFileSync(loopFile, after);
