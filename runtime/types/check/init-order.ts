/** The order in which package-level variables are initialised (Go spec, "Package initialization"). */
import type { Expr } from '../../syntax/ast';
import type { Object, Var } from '../object';
import type { Context } from './context';
import { funcBody } from './func-body';

interface Pending {
  readonly lhs: readonly Var[];
  /** Undefined for a variable that is declared without a value: others wait for its turn, too. */
  readonly rhs: Expr | undefined;
  readonly order: number;
  /** Initialisations this one has to wait for. */
  waits: number;
  /** Those that wait for it. */
  readonly followers: Set<Pending>;
}

/**
 * Fills in the package's initOrder: again and again the variable declared first among those that
 * depend on nothing uninitialised, references through functions included.
 */
export function initOrder(c: Context): void {
  const pendings: Pending[] = [];
  const of = new Map<Object, Pending>();
  const cyclic = !c.pkg.deferred && reportCycles(c);
  const seen = new Set<unknown>();
  for (const [obj, d] of c.decls) {
    if (obj.kind !== 'var') continue;
    const key = d.lhs ?? obj;
    const known = d.lhs && of.get(d.lhs[0]!);
    if (known && seen.has(key)) {
      of.set(obj, known);
      continue;
    }
    seen.add(key);
    const lhs = d.lhs ?? [obj];
    const pending: Pending = { lhs, rhs: d.init, order: d.order, waits: 0, followers: new Set() };
    pendings.push(pending);
    of.set(obj, pending);
    if (d.lhs) for (const v of d.lhs) of.set(v, pending);
  }
  if (!cyclic) {
    for (const [obj, pending] of of) {
      for (const dep of reachableVars(c, obj)) {
        const other = of.get(dep);
        if (!other || other === pending || other.followers.has(pending)) continue;
        other.followers.add(pending);
        pending.waits++;
      }
    }
  }
  pendings.sort((a, b) => a.order - b.order);
  const ready = new Ready();
  for (const p of pendings) if (p.waits === 0) ready.push(p);
  for (let next = ready.pop(); next; next = ready.pop()) {
    if (next.rhs) c.pkg.initOrder.push({ lhs: next.lhs, rhs: next.rhs });
    for (const f of next.followers) if (--f.waits === 0) ready.push(f);
  }
}

/** A heap of those that wait for nothing: the one declared first comes out first. */
class Ready {
  private readonly heap: Pending[] = [];

  push(p: Pending): void {
    const { heap } = this;
    let i = heap.length;
    for (; i > 0; i = (i - 1) >> 1) {
      const parent = heap[(i - 1) >> 1]!;
      if (parent.order <= p.order) break;
      heap[i] = parent;
    }
    heap[i] = p;
  }

  pop(): Pending | undefined {
    const { heap } = this;
    const first = heap[0];
    const last = heap.pop();
    if (!first || !last || heap.length === 0) return first;
    let i = 0;
    for (;;) {
      let child = 2 * i + 1;
      if (child >= heap.length) break;
      if (child + 1 < heap.length && heap[child + 1]!.order < heap[child]!.order) child++;
      if (last.order <= heap[child]!.order) break;
      heap[i] = heap[child]!;
      i = child;
    }
    heap[i] = last;
    return first;
  }
}

/** What obj's declaration mentions; a library function's body is checked for it now. */
function deps(c: Context, obj: Object): Iterable<Object> {
  if (obj.kind === 'func') {
    const body = c.bodies.get(obj);
    if (body) {
      c.bodies.delete(obj);
      funcBody(c, body);
      c.processDelayed(0);
    }
  }
  return c.decls.get(obj)?.deps ?? [];
}

/** The variables obj depends on, through functions too; those behind other variables are theirs. */
function reachableVars(c: Context, obj: Object): Set<Object> {
  const found = new Set<Object>();
  const funcs = new Set<Object>();
  const work: Object[] = [obj];
  for (let o = work.pop(); o; o = work.pop()) {
    for (const d of deps(c, o)) {
      if (d.kind === 'func') {
        if (!funcs.has(d)) {
          funcs.add(d);
          work.push(d);
        }
      } else if (d.kind === 'var') found.add(d);
    }
  }
  return found;
}

/** Complains about each constant or variable whose value depends on itself. */
function reportCycles(c: Context): boolean {
  const state = new Map<Object, 'open' | 'done'>();
  let found = false;
  for (const [root] of c.decls) {
    if (root.kind !== 'const' && root.kind !== 'var') continue;
    if (state.has(root)) continue;
    // Depth first with a stack of our own: chains of declarations can be long.
    const path: { obj: Object; rest: Iterator<Object> }[] = [];
    const enter = (obj: Object) => {
      state.set(obj, 'open');
      path.push({ obj, rest: deps(c, obj)[Symbol.iterator]() });
    };
    enter(root);
    while (path.length > 0) {
      const top = path[path.length - 1]!;
      const next = top.rest.next();
      if (next.done) {
        state.set(top.obj, 'done');
        path.pop();
        continue;
      }
      const obj = next.value;
      const s = state.get(obj);
      if (s === undefined) enter(obj);
      else if (s === 'open') {
        const from = path.findIndex((p) => p.obj === obj);
        const cycle = path.slice(from).map((p) => p.obj);
        // Functions may call each other in a circle; a value among them may not be part of it.
        if (cycle.some((o) => o.kind !== 'func')) {
          report(c, cycle);
          found = true;
        }
      }
    }
  }
  return found;
}

function report(c: Context, cycle: readonly Object[]): void {
  // Told from the value that stands first in the source.
  let first = -1;
  cycle.forEach((o, i) => {
    if (o.kind !== 'func' && (first < 0 || o.pos < cycle[first]!.pos)) first = i;
  });
  const round = [...cycle.slice(first), ...cycle.slice(0, first)];
  const start = round[0]!;
  const notes = round.map((o) => ({ pos: o.pos, message: `${o.name} refers to` }));
  notes.push({ pos: start.pos, message: start.name });
  c.error(
    { pos: start.pos, end: start.pos + start.name.length },
    `initialization loop for ${start.name}`,
    notes,
  );
}
