/** Keeps a Go program from taking this process with it when the memory runs out. */
import { getHeapStatistics, setFlagsFromString } from 'node:v8';
import { memoryUsage } from 'node:process';
import { runInNewContext } from 'node:vm';

/** Steps between two looks at the memory in use. */
export const MEMORY_INTERVAL = 250_000;

/** Bytes of big arrays that may be made between two such looks. */
export const BIG_ARRAYS = 2 ** 30;

const limit = getHeapStatistics().heap_size_limit;
const mostOutside = 3 * 2 ** 30;
/** Below this it is not worth collecting to know what is really in use. */
let threshold = limit * 0.6;

function collect(): void {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
}

/** Whether so little memory is left that going on would end in a crash of ours. */
export function memoryIsShort(): boolean {
  const used = getHeapStatistics();
  if (used.malloced_memory + used.external_memory > mostOutside) {
    collect();
    if (memoryUsage().external > mostOutside) return true;
  }
  if (used.used_heap_size < threshold) return false;
  collect();
  const live = getHeapStatistics().used_heap_size;
  threshold = Math.max(limit * 0.6, live + limit * 0.1);
  return live > limit * 0.75;
}
