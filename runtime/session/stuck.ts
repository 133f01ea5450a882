/** Goroutines that nothing in the run can wake any more. */
import type { Machine } from '../machine/machine';
import type { MomentView } from './protocol';

/** With the reason in words. */
export function stuckGoroutines(_machine: Machine): MomentView['stuck'] {
  return [];
}
