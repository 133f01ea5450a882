/**
 * Labels and where branches lead (Go spec, "Labeled statements", "Break", "Continue", "Goto",
 * "Fallthrough"). gc finds these mistakes before it looks at types.
 */
import type { BlockStmt, BranchStmt, Ident, LabeledStmt, Stmt } from '../../syntax/ast';
import { exprString } from '../../syntax/print';
import type { Context } from './context';

/** A list of statements that labels and variables can belong to. */
interface Block {
  readonly parent: Block | undefined;
  /** Where its `{` or its clause stands. */
  readonly start: number;
}

interface LabelInfo {
  readonly stmt: LabeledStmt;
  readonly block: Block;
  used: boolean;
}

/** A goto whose label has not been met yet. */
interface Pending {
  readonly branch: BranchStmt;
  readonly label: Ident;
  /** The block it waits in: its own, then those around it. */
  block: Block;
  /** The first variable declared since, in the block it waits in. */
  over: { readonly name: string; readonly pos: number } | undefined;
}

/** What an unlabelled branch would leave or repeat, and whether fallthrough may stand here. */
interface Surroundings {
  readonly breaks: boolean;
  readonly continues: boolean;
  readonly fallthrough: string;
  /** Labels of the statements around, innermost first. */
  readonly labels: Enclosing | undefined;
}

interface Enclosing {
  readonly stmt: LabeledStmt;
  readonly outer: Enclosing | undefined;
}

const outOfPlace = 'fallthrough statement out of place';

/** Checks the branches of one function body, those of function literals in it aside. */
export function checkLabels(c: Context, body: BlockStmt): void {
  new Labels(c).check(body);
}

class Labels {
  private readonly labels = new Map<string, LabelInfo>();
  private pending: Pending[] = [];
  private block: Block | undefined;

  constructor(private readonly c: Context) {}

  check(body: BlockStmt): void {
    this.list(body.list, body.lbrace, {
      breaks: false,
      continues: false,
      fallthrough: outOfPlace,
      labels: undefined,
    });
    for (const { label } of this.pending) {
      const target = this.labels.get(label.name);
      if (target) {
        target.used = true;
        const at = this.c.place(target.block.start);
        this.c.error(label, `goto ${label.name} jumps into block starting at ${at}`);
      } else this.c.error(label, `label ${label.name} not defined`);
    }
    for (const { stmt, used } of this.labels.values()) {
      if (!used) this.c.error(stmt.label, `label ${stmt.label.name} defined and not used`);
    }
  }

  private list(list: readonly Stmt[], start: number, around: Surroundings): void {
    const block: Block = { parent: this.block, start };
    this.block = block;
    const before = this.pending.length;
    let last = list.length - 1;
    while (last >= 0 && list[last]!.kind === 'empty-stmt') last--;
    list.forEach((s, i) => {
      const inner = i === last ? around : { ...around, fallthrough: outOfPlace };
      this.stmt(s, around.fallthrough === outOfPlace ? around : inner, block);
    });
    this.block = block.parent;
    // What is still open may find its label further out; variables declared in here do not matter.
    for (let i = before; i < this.pending.length; i++) {
      const p = this.pending[i]!;
      p.over = undefined;
      if (block.parent) p.block = block.parent;
    }
  }

  private declared(block: Block, name: string, pos: number): void {
    for (const p of this.pending) if (p.block === block) p.over = { name, pos };
  }

  private stmt(s: Stmt, around: Surroundings, block: Block): void {
    let label: LabeledStmt | undefined;
    const outer = around.labels;
    while (s.kind === 'labeled-stmt') {
      label = s;
      this.label(s, block);
      around = { ...around, labels: { stmt: s, outer: around.labels } };
      s = s.stmt;
    }
    switch (s.kind) {
      case 'decl-stmt':
        if (s.decl.tok === 'var') {
          const spec = s.decl.specs[0];
          if (spec?.kind === 'var-spec') this.declared(block, spec.names[0]!.name, spec.pos);
        }
        return;
      case 'assign-stmt':
        if (s.define) {
          const names = s.lhs.map(exprString).join(', ');
          this.declared(block, names, s.opPos);
        }
        return;
      case 'branch-stmt':
        // A label marks no statement to break out of when it marks the branch itself.
        this.branch(s, label ? { ...around, labels: outer } : around, block);
        return;
      case 'block-stmt':
        this.list(s.list, s.lbrace, { ...around, fallthrough: outOfPlace });
        return;
      case 'if-stmt': {
        let at: Stmt | undefined = s;
        const inner = { ...around, fallthrough: outOfPlace };
        while (at?.kind === 'if-stmt') {
          this.list(at.body.list, at.body.lbrace, inner);
          at = at.orElse;
        }
        if (at?.kind === 'block-stmt') this.list(at.list, at.lbrace, inner);
        return;
      }
      case 'switch-stmt':
      case 'type-switch-stmt':
        s.clauses.forEach((clause, i, all) => {
          let fallthrough = '';
          if (s.kind === 'type-switch-stmt') fallthrough = 'cannot fallthrough in type switch';
          else if (i === all.length - 1) fallthrough = 'cannot fallthrough final case in switch';
          this.list(clause.body, clause.pos, { ...around, breaks: true, fallthrough });
        });
        return;
      case 'select-stmt':
        for (const clause of s.clauses) {
          this.list(clause.body, clause.pos, {
            ...around,
            breaks: true,
            fallthrough: outOfPlace,
          });
        }
        return;
      case 'for-stmt':
      case 'range-stmt':
        this.list(s.body.list, s.body.lbrace, {
          ...around,
          breaks: true,
          continues: true,
          fallthrough: outOfPlace,
        });
        return;
    }
  }

  private label(s: LabeledStmt, block: Block): void {
    const name = s.label.name;
    if (name === '_') return;
    const other = this.labels.get(name);
    if (other) {
      const at = this.c.place(other.stmt.label.pos);
      this.c.error(s.label, `label ${name} already defined at ${at}`);
      return;
    }
    const info: LabelInfo = { stmt: s, block, used: false };
    this.labels.set(name, info);
    this.pending = this.pending.filter((p) => {
      if (p.label.name !== name || p.block !== block) return true;
      info.used = true;
      if (p.over) {
        this.c.error(
          p.label,
          `goto ${name} jumps over declaration of ${p.over.name} at ${this.c.place(p.over.pos)}`,
        );
      }
      return false;
    });
  }

  private branch(s: BranchStmt, around: Surroundings, block: Block): void {
    const label = s.label;
    if (!label) {
      if (s.tok === 'break' && !around.breaks) {
        this.c.error(s, 'break is not in a loop, switch, or select');
      } else if (s.tok === 'continue' && !around.continues) {
        this.c.error(s, 'continue is not in a loop');
      } else if (s.tok === 'fallthrough' && around.fallthrough !== '') {
        this.c.error(s, around.fallthrough);
      }
      return;
    }
    if (s.tok === 'goto') {
      const known = this.labels.get(label.name);
      if (known) {
        // Backwards: the label's block must be one of those around the goto.
        let b: Block | undefined = block;
        while (b && b !== known.block) b = b.parent;
        if (b) {
          known.used = true;
          return;
        }
      }
      this.pending.push({ branch: s, label, block, over: undefined });
      return;
    }
    for (let e = around.labels; e; e = e.outer) {
      if (e.stmt.label.name !== label.name) continue;
      const info = this.labels.get(label.name);
      if (info) info.used = true;
      const kind = e.stmt.stmt.kind;
      const loop = kind === 'for-stmt' || kind === 'range-stmt';
      const breakable =
        loop || kind === 'switch-stmt' || kind === 'type-switch-stmt' || kind === 'select-stmt';
      if (s.tok === 'continue' ? !loop : !breakable) {
        this.c.error(label, `invalid ${s.tok} label ${label.name}`);
      }
      return;
    }
    // A label that has been met but is not around it counts as used all the same.
    const known = this.labels.get(label.name);
    if (known) {
      known.used = true;
      this.c.error(label, `invalid ${s.tok} label ${label.name}`);
    } else this.c.error(label, `${s.tok} label not defined: ${label.name}`);
  }
}
