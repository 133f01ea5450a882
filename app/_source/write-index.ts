// Writes down what the names of all sources stand for; run by tools/names.mjs before the pages are built,
// once, where Next would do it again in each of its workers.
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { indexNames } from '../../runtime/names/index';
import { programFiles } from '../_lib/programs';

const root = process.env.ENGINE_ROOM_ROOT ?? process.cwd();
// The sources are found from here.
process.chdir(root);
const folder = join(root, 'app', '_generated');
mkdirSync(folder, { recursive: true });
const fresh = join(folder, `names.json.${process.pid}`);
writeFileSync(fresh, JSON.stringify(Object.fromEntries(indexNames(programFiles()))));
renameSync(fresh, join(folder, 'names.json'));
