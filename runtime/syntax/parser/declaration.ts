/** Declarations (Go spec: Declarations and scope, Import declarations). */
import type { Pos } from '../../base/source';
import type {
  BlockStmt,
  ConstSpec,
  Expr,
  Field,
  FuncDecl,
  FuncType,
  GenDecl,
  Ident,
  ImportSpec,
  Spec,
  TypeSpec,
  VarSpec,
} from '../ast';
import { docText } from '../doc';
import { bodyEnd, headAt, LazyFuncDecl, type LateReader } from '../lazy-body';
import { fieldsString } from '../print';
import * as t from '../tokens';
import { splitParameter } from './split-parameter';
import { StatementParser } from './statement';

export abstract class DeclarationParser extends StatementParser {
  /** A declaration by its keyword, grouped or not: import, const, type or var. */
  protected genDecl(): GenDecl {
    const pos = this.pos();
    const { start, text } = this;
    const inside = this.funcLevel > 0;
    const tok = t.spell(this.token) as GenDecl['tok'];
    const specs: Spec[] = [];
    this.next();
    if (this.token === t.tLparen) {
      this.dropDirectives();
      this.next();
      this.list('grouped declaration', t.tSemi, t.tRparen, () => {
        specs.push(this.spec(tok, specs.length));
        return false;
      });
    } else specs.push(this.spec(tok, 0));
    return {
      kind: 'gen-decl',
      pos,
      end: this.lastEnd(),
      tok,
      specs,
      // Read by few.
      get doc() {
        return inside ? undefined : docText(text, start);
      },
    };
  }

  private spec(tok: GenDecl['tok'], index: number): Spec {
    const directives = this.takeDirectives();
    if (tok === 'type') {
      const spec = this.typeSpec();
      this.settle(directives, spec.alias ? 'none' : 'type');
      return spec;
    }
    this.settle(directives, tok === 'var' ? 'var' : 'none');
    switch (tok) {
      case 'import':
        return this.importSpec();
      case 'const':
        return this.constSpec(index);
      case 'var':
        return this.varSpec();
    }
  }

  /** ImportSpec = [ "." | PackageName ] ImportPath . */
  private importSpec(): ImportSpec {
    const pos = this.pos();
    let name: ImportSpec['name'];
    if (this.token === t.tName) name = this.name();
    else if (this.got(t.tDot)) name = { kind: 'ident', pos, end: this.lastEnd(), name: '.' };
    const at = this.pos();
    const bad = this.bad && this.token === t.tLiteral;
    let path = this.literalIfAny();
    if (path === undefined) {
      this.syntaxError('missing import path');
      this.skipTo(t.tSemi, t.tRparen);
      path = { kind: 'basic-lit', pos: at, end: at, lit: 'string', text: '""' };
    } else if (bad) {
      // Said already.
    } else if (path.text === '"embed"') {
      this.importsEmbed = true;
    } else if (path.lit !== 'string') {
      // As gc: at the token that follows.
      this.syntaxError('import path must be a string');
    } else if (path.text === '"C"' || path.text === '`C`') {
      this.unsupported(at, path.end, 'import "C" is not supported (cgo)');
    }
    return { kind: 'import-spec', pos, end: this.lastEnd(), name, path };
  }

  /** ConstSpec = IdentifierList [ [ Type ] "=" ExpressionList ] . */
  private constSpec(iota: number): ConstSpec {
    const pos = this.pos();
    const names = this.nameList(this.name());
    let type: Expr | undefined;
    let values: Expr[] = [];
    if (this.token !== t.tEOF && this.token !== t.tSemi && this.token !== t.tRparen) {
      type = this.typeIfAny();
      if (this.gotAssign()) values = this.expressionList();
    }
    return { kind: 'const-spec', pos, end: this.lastEnd(), names, type, values, iota };
  }

  /** VarSpec = IdentifierList ( Type [ "=" ExpressionList ] | "=" ExpressionList ) . */
  private varSpec(): VarSpec {
    const pos = this.pos();
    const names = this.nameList(this.name());
    let type: Expr | undefined;
    let values: Expr[] = [];
    let assigned = this.gotAssign();
    if (!assigned) {
      type = this.type();
      assigned = this.gotAssign();
    }
    if (assigned) values = this.expressionList();
    return { kind: 'var-spec', pos, end: this.lastEnd(), names, type, values };
  }

  /** TypeSpec = identifier [ TypeParameters ] [ "=" ] Type . */
  private typeSpec(): TypeSpec {
    const pos = this.pos();
    const name = this.name();
    let typeParams: Field[] | undefined;
    let alias = false;
    let type: Expr | undefined;
    if (this.token === t.tLbrack) {
      const open = this.pos();
      this.next();
      if (this.token === t.tName) ({ typeParams, type } = this.arrayOrTypeParameters(open));
      else if (this.got(t.tRbrack)) type = this.sliceType(open);
      else type = this.arrayType(open, undefined);
    }
    if (type === undefined) {
      alias = this.gotAssign();
      type = this.typeIfAny();
    }
    if (type === undefined) {
      type = this.badExpr();
      this.unexpected(' in type declaration');
      this.skipTo(t.tSemi, t.tRparen);
    }
    const end = this.lastEnd();
    if (typeParams === undefined) return { kind: 'type-spec', pos, end, name, alias, type };
    this.refuseTypeParameters(name.pos, name.name, typeParams);
    return { kind: 'type-spec', pos, end, name, typeParams, alias, type };
  }

  /** After `T [ name`: the length of an array, or the first type parameter. */
  private arrayOrTypeParameters(open: Pos): { typeParams?: Field[]; type?: Expr } {
    let x: Expr = this.name();
    // P []E begins a constraint; an index can't be a constant length.
    if (this.token !== t.tLbrack) {
      this.exprLevel++;
      x = this.binaryExpr(this.primaryExpr(x), 0);
      this.exprLevel--;
    }
    const split = splitParameter(x, this.token === t.tComma);
    if (split === undefined || (split.type === undefined && this.token === t.tRbrack)) {
      return { type: this.arrayType(open, x) };
    }
    return { typeParams: this.parameters(t.tRbrack, true, split) };
  }

  private refuseTypeParameters(pos: Pos, name: string, list: readonly Field[]): void {
    const shown = `${name}[${fieldsString(list)}]`;
    this.unsupported(pos, this.lastEnd(), `type parameters are not supported (${shown})`);
  }

  /** Reads later, from this text. */
  protected abstract readonly reader: LateReader;

  /** The declaration that begins here, left unread; undefined where it has to be read. */
  private lazyFuncDecl(): LazyFuncDecl | undefined {
    const { start, text } = this;
    const { base } = this.source;
    const head = headAt(text, start);
    const close = head ? bodyEnd(text, head.open) : -1;
    if (!head || close < 0) return undefined;
    this.at = close;
    this.next();
    this.next();
    const name: Ident = {
      kind: 'ident',
      pos: base + head.from,
      end: base + head.to,
      name: text.slice(head.from, head.to),
    };
    const end = this.lastEnd();
    return new LazyFuncDecl(base + start, end, name, head.receiver, start, head.open, this.reader);
  }

  /** What stands before the body of a function that has been left unread. */
  protected head(): { recv: Field | undefined; type: FuncType } {
    this.next();
    let recv: Field | undefined;
    if (this.got(t.tLparen)) recv = this.parameters(t.tRparen, false)[0];
    this.name();
    return { recv, type: this.funcType(this.pos(), '') };
  }

  /** FunctionDecl and MethodDecl; undefined where there is no name. */
  protected funcDecl(): FuncDecl | undefined {
    const lazy = this.options.lazyBodies === true ? this.lazyFuncDecl() : undefined;
    if (lazy) return lazy;
    const pos = this.pos();
    const doc = docText(this.text, this.start);
    this.next();
    const directives = this.takeDirectives();
    const first = this.pos();
    this.settle(directives, 'func');
    let recv: Field | undefined;
    let method = false;
    if (this.got(t.tLparen)) {
      const receivers = this.parameters(t.tRparen, false);
      recv = receivers[0];
      const count = receivers.reduce((sum, { names }) => sum + Math.max(1, names.length), 0);
      if (count === 0) this.error(this.pos(), 'method has no receiver');
      else if (count > 1) this.error(this.pos(), 'method has multiple receivers');
      method = count > 0;
    }
    if (this.token !== t.tName) {
      this.expecting('name or (');
      this.skipTo(t.tLbrace, t.tSemi);
      return undefined;
    }
    const name = this.name();
    const type = this.funcType(this.pos(), method ? 'method' : '');
    if (this.token === t.tLbrace && directives.some((d) => d.name === 'go:noescape')) {
      this.complainLate(first, 'can only use //go:noescape with external func implementations');
    }
    if (type.typeParams !== undefined && !method) {
      this.refuseTypeParameters(name.pos, name.name, type.typeParams);
    }
    const body: BlockStmt | undefined = this.token === t.tLbrace ? this.funcBody() : undefined;
    return { kind: 'func-decl', pos, end: this.lastEnd(), recv, name, type, body, doc };
  }
}
