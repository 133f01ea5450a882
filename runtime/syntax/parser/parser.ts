/** A source file from its package clause to its end (Go spec: Source file organization). */
import type { Diagnostic } from '../../base/diagnostic';
import type { SourceFile } from '../../base/source';
import { InternalError } from '../../base/internal-error';
import type { Decl, File, Ident, ImportSpec } from '../ast';
import type { LateReader } from '../lazy-body';
import * as t from '../tokens';
import type { ParseOptions } from './core';
import { DeclarationParser } from './declaration';

class Parser extends DeclarationParser {
  /** SourceFile = PackageClause ";" { ImportDecl ";" } { TopLevelDecl ";" } . */
  parse(): File {
    this.next();
    const { source } = this;
    const decls: Decl[] = [];
    const { base } = source;
    let name: Ident = { kind: 'ident', pos: base, end: base, name: '_' };
    this.settle(this.takeDirectives(), 'file');
    if (this.got(t.tPackage)) {
      name = this.name();
      this.want(t.tSemi);
      // With its first line wrong, the rest is hardly Go.
      if (this.errorCount === 0) this.declarations(decls);
    } else this.syntaxError('package statement must be first');
    const imports: ImportSpec[] = [];
    for (const decl of decls) {
      if (decl.kind !== 'gen-decl' || decl.tok !== 'import') continue;
      for (const spec of decl.specs) imports.push(spec as ImportSpec);
    }
    const end = base + source.text.length;
    const { late } = this;
    return { kind: 'file', pos: base, end, source, package: name, decls, imports, late };
  }

  protected override readonly reader: LateReader = {
    text: this.source.text,
    signatureAt: (offset) => this.readAt(offset, (inner) => inner.head()),
    bodyAt: (open) => this.readAt(open, (inner) => inner.funcBody()),
  };

  /** Reads what has been left unread at an offset. */
  private readAt<T>(offset: number, read: (inner: Parser) => T): T {
    const { source } = this;
    const inner = new Parser(source, { ...this.options, lazyBodies: false });
    inner.at = offset;
    inner.next();
    const found = read(inner);
    const wrong = inner.diagnostics[0];
    if (wrong) {
      const { line } = source.position(wrong.pos);
      throw new InternalError(`${source.name}:${line}: ${wrong.message}`);
    }
    return found;
  }

  private declarations(decls: Decl[]): void {
    while (this.token === t.tImport) {
      decls.push(this.genDecl());
      this.dropDirectives();
      this.want(t.tSemi);
    }
    while (this.token !== t.tEOF) {
      if (!this.topLevelDecl(decls)) {
        const last = decls.at(-1);
        if (this.token === t.tLbrace && last?.kind === 'func-decl' && last.body === undefined) {
          this.syntaxError('unexpected semicolon or newline before {');
        } else this.syntaxError('non-declaration statement outside function body');
        this.skipTo(t.tConst, t.tType, t.tVar, t.tFunc);
        continue;
      }
      // What follows the semicolon is the next declaration's.
      this.dropDirectives();
      if (this.token !== t.tEOF && !this.got(t.tSemi)) {
        this.unexpected(' after top level declaration');
        this.skipTo(t.tConst, t.tType, t.tVar, t.tFunc);
      }
    }
    this.dropDirectives();
  }

  /** TopLevelDecl = Declaration | FunctionDecl | MethodDecl ; false where none begins. */
  private topLevelDecl(decls: Decl[]): boolean {
    switch (this.token) {
      case t.tFunc: {
        const decl = this.funcDecl();
        if (decl !== undefined) decls.push(decl);
        return true;
      }
      case t.tConst:
      case t.tType:
      case t.tVar:
        decls.push(this.genDecl());
        return true;
    }
    return false;
  }
}

/**
 * Parses one file. There is always a tree, with `bad-expr` where something could not be read, and
 * the diagnostics are in the order of the text: gc's messages at gc's positions, and, with
 * `unsupported`, what Go has and this runtime has not. Nothing is thrown, whatever the text.
 */
export function parseFile(
  source: SourceFile,
  options: ParseOptions = {},
): { file: File; diagnostics: Diagnostic[] } {
  const parser = new Parser(source, options);
  const file = parser.parse();
  const diagnostics = parser.diagnostics.sort((a, b) => a.pos - b.pos);
  return { file, diagnostics };
}
