/**
 * The second tier's control flow: instructions reachable from one place, put into blocks, and the
 * blocks into JavaScript's loops, labelled blocks and ifs (N. Ramsey, "Beyond Relooper", 2022). Code
 * made from Go without goto into loops always has that shape.
 */
import { stepAt, type Step, type Text } from './tier-text';

/** More than this is not worth V8's time at once. */
const MOST_STEPS = 2500;
const DEEPEST = 120;

interface Block {
  readonly steps: Step[];
  /** Blocks by index: where it jumps, then where it falls through; none at an end. */
  readonly jump: number;
  readonly fall: number;
}

/** Instructions by pc that can be reached from `from`; undefined when there are too many. */
function reachable(code: Int32Array, from: number): Map<number, Step> | undefined {
  const found = new Map<number, Step>();
  const open = [from];
  for (let pc = open.pop(); pc !== undefined; pc = open.pop()) {
    if (found.has(pc)) continue;
    const step = stepAt(code, pc);
    found.set(pc, step);
    if (found.size > MOST_STEPS) return undefined;
    if (step.falls) open.push(step.next);
    if (step.target !== undefined) open.push(step.target);
  }
  return found;
}

/** Blocks in reverse postorder, the first being the entry's. */
function blocksOf(code: Int32Array, from: number): Block[] | undefined {
  const steps = reachable(code, from);
  if (!steps) return undefined;
  const leaders = new Set<number>([from]);
  for (const { target, falls, next } of steps.values()) {
    if (target === undefined) continue;
    leaders.add(target);
    if (falls) leaders.add(next);
  }
  const runs = new Map<number, Step[]>();
  for (const leader of leaders) {
    const run: Step[] = [];
    for (let pc = leader; ;) {
      const step = steps.get(pc)!;
      run.push(step);
      if (!step.falls || step.target !== undefined || leaders.has(step.next)) break;
      pc = step.next;
    }
    runs.set(leader, run);
  }
  const after = (leader: number): number[] => {
    const last = runs.get(leader)!.at(-1)!;
    const out: number[] = [];
    if (last.target !== undefined) out.push(last.target);
    if (last.falls) out.push(last.next);
    return out;
  };
  const order: number[] = [];
  const seen = new Set<number>([from]);
  const path: { leader: number; left: number[] }[] = [{ leader: from, left: after(from) }];
  while (path.length > 0) {
    const top = path.at(-1)!;
    // The last first, so that what falls through comes after what is jumped to.
    const to = top.left.shift();
    if (to === undefined) {
      order.push(top.leader);
      path.pop();
    } else if (!seen.has(to)) {
      seen.add(to);
      path.push({ leader: to, left: after(to) });
    }
  }
  order.reverse();
  const index = new Map(order.map((leader, i) => [leader, i]));
  return order.map((leader) => {
    const run = runs.get(leader)!;
    const last = run.at(-1)!;
    return {
      steps: run,
      jump: last.target === undefined ? -1 : index.get(last.target)!,
      fall: last.falls ? index.get(last.next)! : -1,
    };
  });
}

/** Immediate dominators of blocks in reverse postorder (Cooper, Harvey, Kennedy). */
function dominators(before: readonly number[][]): number[] {
  const idom = before.map((_, i): number => (i === 0 ? 0 : -1));
  const meet = (a: number, b: number): number => {
    while (a !== b) {
      while (a > b) a = idom[a]!;
      while (b > a) b = idom[b]!;
    }
    return a;
  };
  for (let changed = true; changed;) {
    changed = false;
    for (let i = 1; i < before.length; i++) {
      let found = -1;
      for (const p of before[i]!) {
        if (idom[p]! < 0) continue;
        found = found < 0 ? p : meet(p, found);
      }
      if (found !== idom[i]) {
        idom[i] = found;
        changed = true;
      }
    }
  }
  return idom;
}

/** The statements that begin at `from`, as JavaScript; undefined when they have no such shape or are too many. */
export function flowText(text: Text, from: number): string | undefined {
  const blocks = blocksOf(text.code, from);
  if (!blocks) return undefined;
  const before = blocks.map((): number[] => []);
  blocks.forEach(({ jump, fall }, i) => {
    if (jump >= 0) before[jump]!.push(i);
    if (fall >= 0) before[fall]!.push(i);
  });
  const idom = dominators(before);
  const dominates = (a: number, b: number): boolean => {
    while (b > a) b = idom[b]!;
    return a === b;
  };
  const loops = new Set<number>();
  const merges = new Set<number>();
  for (const [i, from] of before.entries()) {
    let forward = 0;
    for (const p of from) {
      if (p < i) forward++;
      else if (!dominates(i, p)) return undefined;
      else loops.add(i);
    }
    if (forward > 1) merges.add(i);
  }
  const children = blocks.map((): number[] => []);
  for (let i = 1; i < blocks.length; i++) children[idom[i]!]!.push(i);

  let tooDeep = false;
  const go = (from: number, to: number, depth: number): string => {
    if (to <= from) return `continue L${to};`;
    return merges.has(to) ? `break B${to};` : tree(to, depth);
  };
  const own = (i: number, depth: number): string => {
    const { steps, jump, fall } = blocks[i]!;
    let out = '';
    for (const step of steps) {
      if (step.counts) out += text.count(step.pc);
      out += text.body(step) + '\n';
    }
    if (jump < 0) return fall < 0 ? out : out + go(i, fall, depth);
    if (fall < 0) return out + go(i, jump, depth);
    const condition = text.condition(steps.at(-1)!);
    return `${out}if(${condition}){${go(i, jump, depth + 1)}}else{${go(i, fall, depth + 1)}}`;
  };
  const within = (i: number, followers: readonly number[], depth: number): string => {
    const last = followers.at(-1);
    if (last === undefined) return own(i, depth);
    return `B${last}:{${within(i, followers.slice(0, -1), depth + 1)}}\n${tree(last, depth)}`;
  };
  const tree = (i: number, depth: number): string => {
    if (depth > DEEPEST) {
      tooDeep = true;
      return '';
    }
    const followers = children[i]!.filter((child) => merges.has(child));
    const out = within(i, followers, depth + 1);
    return loops.has(i) ? `L${i}:for(;;){${out}}\n` : out;
  };
  const out = tree(0, 0);
  return tooDeep ? undefined : out;
}
