/** Types and signatures (Go spec: Types). Type parameters and type sets are read, then refused. */
import type { Pos } from '../../base/source';
import type {
  ArrayType,
  BasicLit,
  Expr,
  Field,
  FuncType,
  Ident,
  IndexExpr,
  InterfaceType,
  StructType,
} from '../ast';
import { exprString } from '../print';
import * as t from '../tokens';
import { ParserCore } from './core';
import { parameterFields, type Parameter } from './parameters';

export abstract class TypeParser extends ParserCore {
  /** Type, or a complaint. */
  protected type(): Expr {
    const type = this.typeIfAny();
    if (type !== undefined) return type;
    const pos = this.pos();
    this.expecting('type');
    this.skipTo(t.tComma, t.tColon, t.tSemi, t.tRparen, t.tRbrack, t.tRbrace);
    return this.badExpr(pos);
  }

  /** Type = TypeName | TypeLit | "(" Type ")" ; undefined where no type begins. */
  protected typeIfAny(): Expr | undefined {
    if (this.token === t.tName) return this.typeName();
    this.enter();
    const type = this.typeLit();
    this.leave();
    return type;
  }

  private typeLit(): Expr | undefined {
    const pos = this.pos();
    switch (this.token) {
      case t.tMul: {
        this.next();
        const x = this.type();
        return { kind: 'star-expr', pos, end: this.lastEnd(), x };
      }
      case t.tLbrack:
        this.next();
        return this.got(t.tRbrack) ? this.sliceType(pos) : this.arrayType(pos, undefined);
      case t.tMap: {
        this.next();
        this.want(t.tLbrack);
        const key = this.type();
        this.want(t.tRbrack);
        const value = this.type();
        return { kind: 'map-type', pos, end: this.lastEnd(), key, value };
      }
      case t.tFunc:
        this.next();
        return this.funcType(pos, 'function type');
      case t.tStruct:
        return this.structType();
      case t.tInterface:
        return this.interfaceType();
      case t.tChan: {
        this.next();
        const dir = this.got(t.tArrow) ? 'send' : 'both';
        const value = this.channelElement();
        return { kind: 'chan-type', pos, end: this.lastEnd(), dir, value };
      }
      case t.tArrow: {
        this.next();
        this.want(t.tChan);
        const value = this.channelElement();
        return { kind: 'chan-type', pos, end: this.lastEnd(), dir: 'recv', value };
      }
      case t.tLparen: {
        this.next();
        const type = this.type();
        this.want(t.tRparen);
        return type;
      }
    }
    return undefined;
  }

  /** TypeName = identifier | QualifiedIdent ; the identifier may have been read already. */
  protected typeName(first?: Ident): Expr {
    let x: Expr;
    if (first !== undefined) x = first;
    else if (this.token === t.tName) x = this.name();
    else {
      const pos = this.pos();
      x = { kind: 'ident', pos, end: pos, name: '_' };
      this.expecting('name');
      this.skipTo(t.tDot, t.tSemi, t.tRbrace);
    }
    if (this.got(t.tDot)) {
      const sel = this.name();
      x = { kind: 'selector-expr', pos: x.pos, end: this.lastEnd(), x, sel };
    }
    return this.token === t.tLbrack ? this.typeInstance(x) : x;
  }

  private typeInstance(x: Expr): IndexExpr {
    this.next();
    let index: Expr;
    let more: Expr[] = [];
    if (this.token === t.tRbrack) {
      this.expecting('type');
      index = this.badExpr();
    } else ({ index, more } = this.typeArguments());
    this.want(t.tRbrack);
    return this.instance(x, index, more);
  }

  /** An instantiation, refused by name. */
  protected instance(x: Expr, index: Expr, more: readonly Expr[]): IndexExpr {
    const end = this.lastEnd();
    const node: IndexExpr = { kind: 'index-expr', pos: x.pos, end, x, index, more };
    if (this.errorCount === 0) {
      this.unsupported(x.pos, end, `type arguments are not supported (${exprString(node)})`);
    }
    return node;
  }

  /** An expression, then types: what may stand in `x[…]`; `comma` says that one was seen. */
  protected typeArguments(): { index: Expr; more: Expr[]; comma: boolean } {
    this.exprLevel++;
    const index = this.expression();
    const more: Expr[] = [];
    let comma = false;
    while (this.got(t.tComma)) {
      comma = true;
      const type = this.typeIfAny();
      if (type === undefined) break;
      more.push(type);
    }
    this.exprLevel--;
    return { index, more, comma };
  }

  /** SliceType; `[` and `]` have been read. */
  protected sliceType(pos: Pos): ArrayType {
    const elem = this.type();
    return { kind: 'array-type', pos, end: this.lastEnd(), len: undefined, elem };
  }

  /** ArrayType; `[` has been read, and perhaps the length. */
  protected arrayType(pos: Pos, length: Expr | undefined): ArrayType {
    let len = length;
    if (len === undefined) {
      const at = this.pos();
      if (this.got(t.tDotDotDot)) {
        len = { kind: 'ellipsis', pos: at, end: this.lastEnd(), elem: undefined };
      } else {
        this.exprLevel++;
        len = this.expression();
        this.exprLevel--;
      }
    }
    if (this.token === t.tComma) {
      this.syntaxError('unexpected comma; expecting ]');
      this.next();
    }
    this.want(t.tRbrack);
    const elem = this.type();
    return { kind: 'array-type', pos, end: this.lastEnd(), len, elem };
  }

  private channelElement(): Expr {
    const type = this.typeIfAny();
    if (type !== undefined) return type;
    this.syntaxError('missing channel element type');
    return this.badExpr();
  }

  /** After a name: `[n]E` or `[]E` belongs to a field, `[A]` or `[A, B]` instantiates the name. */
  protected arrayOrInstance(name: Ident): { type: Expr; instance: boolean } {
    const pos = this.pos();
    this.next();
    if (this.got(t.tRbrack)) return { type: this.sliceType(pos), instance: false };
    const { index, more, comma } = this.typeArguments();
    this.want(t.tRbrack);
    const elem = comma ? undefined : this.typeIfAny();
    if (elem === undefined) return { type: this.instance(name, index, more), instance: true };
    const end = this.lastEnd();
    return { type: { kind: 'array-type', pos, end, len: index, elem }, instance: false };
  }

  // ------------------------------------------------------------------------ structs

  /** StructType = "struct" "{" { FieldDecl ";" } "}" . */
  private structType(): StructType {
    const pos = this.pos();
    const fields: Field[] = [];
    this.next();
    this.want(t.tLbrace);
    this.list('struct type', t.tSemi, t.tRbrace, () => {
      const field = this.fieldDecl();
      if (field !== undefined) fields.push(field);
      return false;
    });
    return { kind: 'struct-type', pos, end: this.lastEnd(), fields };
  }

  private field(pos: Pos, names: readonly Ident[], type: Expr, embedded: boolean): Field {
    const tag: BasicLit | undefined = this.literalIfAny();
    return { kind: 'field', pos, end: this.lastEnd(), names, type, tag, embedded };
  }

  /** FieldDecl = ( IdentifierList Type | EmbeddedField ) [ Tag ] . */
  private fieldDecl(): Field | undefined {
    const pos = this.pos();
    if (this.token === t.tName) {
      const name = this.name();
      const { token } = this;
      if (token === t.tDot || token === t.tLiteral || token === t.tSemi || token === t.tRbrace) {
        return this.field(pos, [], this.typeName(name), true);
      }
      const names = this.nameList(name);
      if (names.length > 1 || this.token !== t.tLbrack) {
        return this.field(pos, names, this.type(), false);
      }
      const { type, instance } = this.arrayOrInstance(name);
      return this.field(pos, instance ? [] : names, type, instance);
    }
    if (this.token === t.tMul || this.token === t.tLparen) {
      return this.field(pos, [], this.embeddedPointer(), true);
    }
    this.expecting('field name or embedded type');
    this.skipTo(t.tSemi, t.tRbrace);
    return undefined;
  }

  /** `*T`; `*(T)`, `(T)` and `(*T)` with a complaint. */
  private embeddedPointer(): Expr {
    const pos = this.pos();
    if (this.got(t.tMul)) {
      const x = this.token === t.tLparen ? this.embeddedPointer() : this.typeName();
      return { kind: 'star-expr', pos, end: this.lastEnd(), x };
    }
    this.syntaxError('cannot parenthesize embedded type');
    this.next();
    let type: Expr;
    const inner = this.pos();
    if (this.got(t.tMul)) {
      const x = this.typeName();
      type = { kind: 'star-expr', pos: inner, end: this.lastEnd(), x };
    } else type = this.typeName();
    this.got(t.tRparen);
    return type;
  }

  // --------------------------------------------------------------------- interfaces

  /** InterfaceType = "interface" "{" { InterfaceElem ";" } "}" . */
  private interfaceType(): InterfaceType {
    const pos = this.pos();
    const methods: Field[] = [];
    this.next();
    this.want(t.tLbrace);
    this.list('interface type', t.tSemi, t.tRbrace, () => {
      methods.push(this.interfaceElem());
      return false;
    });
    return { kind: 'interface-type', pos, end: this.lastEnd(), methods };
  }

  /** MethodSpec, or an embedded type or union of types. */
  private interfaceElem(): Field {
    const pos = this.pos();
    let type: Expr | undefined;
    let names: Ident[] = [];
    if (this.token === t.tName) {
      const name = this.name();
      if (this.token === t.tLparen) {
        names = [name];
        type = this.funcType(this.pos(), 'interface method');
      } else if (this.token === t.tLbrack) ({ names, type } = this.methodOrInstance(name));
      else type = this.typeName(name);
    }
    const embedded = names.length === 0;
    if (embedded) type = this.typeSet(pos, type);
    const end = this.lastEnd();
    return { kind: 'field', pos, end, names, type: type!, tag: undefined, embedded };
  }

  /** `m[P any](x P)` is refused as gc refuses it; `T[P]` is an instantiation. */
  private methodOrInstance(name: Ident): { names: Ident[]; type: Expr } {
    const open = this.pos();
    const context = 'interface method';
    const signature = () => ({ names: [name], type: this.funcType(this.pos(), context) });
    this.next();
    if (this.token === t.tRbrack) {
      const close = this.pos();
      this.next();
      const method = this.token === t.tLparen;
      this.error(close, `empty type ${method ? 'parameter' : 'argument'} list`);
      return method ? signature() : { names: [], type: name };
    }
    const parameters = this.parameters(t.tRbrack, false);
    const first = parameters[0];
    if (first === undefined) {
      return this.token === t.tLparen ? signature() : { names: [], type: name };
    }
    if (first.names.length > 0) {
      const method = signature();
      this.error(open, 'interface method must have no type parameters');
      return method;
    }
    const more = parameters.slice(1).map((parameter) => parameter.type);
    return { names: [], type: this.instance(name, first.type, more) };
  }

  /** EmbeddedElem = TypeTerm { "|" TypeTerm } , refused by name unless it is one plain type. */
  protected typeSet(pos: Pos, first: Expr | undefined): Expr {
    let x = first ?? this.typeTerm();
    while (this.token === t.tOr) {
      const opPos = this.pos();
      this.next();
      const y = this.typeTerm();
      x = { kind: 'binary-expr', pos, end: this.lastEnd(), op: '|', opPos, x, y };
      this.grow(this.height + 1);
    }
    if (x.kind === 'binary-expr' || x.kind === 'unary-expr') {
      this.unsupported(pos, x.end, `type sets are not supported (${exprString(x)})`);
    }
    return x;
  }

  private typeTerm(): Expr {
    const pos = this.pos();
    if (this.got(t.tTilde)) {
      const x = this.type();
      return { kind: 'unary-expr', pos, end: this.lastEnd(), op: '~', x };
    }
    const type = this.typeIfAny();
    if (type !== undefined) return type;
    this.expecting('~ term or type');
    this.skipTo(
      t.tSemi, t.tRparen, t.tRbrack, t.tRbrace,
      // gc stops at any operator token; these are its operators.
      t.tOrOr, t.tAndAnd, t.tEql, t.tNeq, t.tLss, t.tLeq, t.tGtr, t.tGeq, t.tAdd, t.tSub, t.tOr,
      t.tXor, t.tDiv, t.tRem, t.tAnd, t.tAndNot, t.tShl, t.tShr, t.tNot, t.tTilde,
    ); // prettier-ignore
    return this.badExpr(pos);
  }

  // --------------------------------------------------------------------- signatures

  /** Signature; `context` names what may have no type parameters, `pos` is where the type begins. */
  protected funcType(pos: Pos, context: string): FuncType {
    const typeParams = this.token === t.tLbrack ? this.typeParameters(context) : undefined;
    this.want(t.tLparen);
    const params = this.parameters(t.tRparen, false);
    const results = this.results();
    const end = this.lastEnd();
    if (typeParams === undefined) return { kind: 'func-type', pos, end, params, results };
    return { kind: 'func-type', pos, end, typeParams, params, results };
  }

  private typeParameters(context: string): Field[] {
    const pos = this.pos();
    this.next();
    if (context !== '') this.syntaxErrorAt(pos, `${context} must have no type parameters`);
    if (this.token === t.tRbrack) {
      this.syntaxError('empty type parameter list');
      this.next();
      return [];
    }
    return this.parameters(t.tRbrack, true);
  }

  /** Result = Parameters | Type ; empty if there is none. */
  private results(): Field[] {
    if (this.got(t.tLparen)) return this.parameters(t.tRparen, false);
    const pos = this.pos();
    const type = this.typeIfAny();
    if (type === undefined) return [];
    const end = this.lastEnd();
    return [{ kind: 'field', pos, end, names: [], type, tag: undefined, embedded: false }];
  }

  /**
   * Parameters = "(" [ ParameterList [ "," ] ] ")" , the opening token already read; with names
   * required it is a list of type parameters, of which `first` may have been read already.
   */
  protected parameters(close: t.Token, namesRequired: boolean, first?: Parameter): Field[] {
    const list: Parameter[] = [];
    let given = first;
    let closed = this.pos();
    if (given?.type !== undefined && this.token === close) {
      list.push(given);
      this.next();
    } else {
      closed = this.list('parameter list', t.tComma, close, () => {
        const parameter =
          given?.type !== undefined ? given : this.parameterDecl(given?.name, close);
        given = undefined;
        if (parameter !== undefined) list.push(parameter);
        return false;
      });
    }
    return parameterFields(list, namesRequired, closed, (pos, message) => {
      this.syntaxErrorAt(pos, message);
    });
  }

  /** ParameterDecl = [ identifier ] [ "..." ] Type , or an identifier alone that is either. */
  private parameterDecl(first: Ident | undefined, close: t.Token): Parameter | undefined {
    const sets = close === t.tRbrack;
    const pos = first?.pos ?? this.pos();
    const unite = (type: Expr): Expr =>
      sets && this.token === t.tOr ? this.typeSet(type.pos, type) : type;
    if (first === undefined && sets && this.token === t.tTilde) {
      return { pos, name: undefined, type: this.typeSet(pos, undefined) };
    }
    let name = first;
    if (name === undefined && this.token === t.tName) name = this.name();
    if (name !== undefined) {
      if (this.token === t.tLbrack) {
        const { type, instance } = this.arrayOrInstance(name);
        return { pos, name: instance ? undefined : name, type: unite(type) };
      }
      if (this.token === t.tDot) {
        return { pos, name: undefined, type: unite(this.typeName(name)) };
      }
      if (sets && this.token === t.tOr) return { pos, name: undefined, type: unite(name) };
    }
    const at = this.pos();
    if (this.got(t.tDotDotDot)) {
      let elem = this.typeIfAny();
      if (elem === undefined) {
        elem = this.badExpr();
        this.syntaxError('... is missing type');
      }
      return { pos, name, type: { kind: 'ellipsis', pos: at, end: this.lastEnd(), elem } };
    }
    if (sets && this.token === t.tTilde) return { pos, name, type: this.typeSet(at, undefined) };
    const type = this.typeIfAny();
    if (type !== undefined) return { pos, name, type: unite(type) };
    if (name !== undefined) return { pos, name, type: undefined };
    this.expecting(t.tokenWord(close));
    this.skipTo(t.tComma, close);
    return undefined;
  }
}
