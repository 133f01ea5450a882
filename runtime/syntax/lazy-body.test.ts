/** A body that is parsed when asked for is the one that is parsed at once. */
import { describe, expect, it } from 'vitest';
import { bytesOf } from '../base/bytes';
import { SourceFile } from '../base/source';
import { bundle } from '../testing/bundle';
import { closingBrace, hasBody, LazyFuncDecl } from './lazy-body';
import { parseFile } from './parser/parser';

describe('the closing brace', () => {
  for (const [body, rest] of [
    ['{}', ''],
    ['{ if x { y() } }', '\n}'],
    ['{ s := "}\\"}" + `}"\n}` }', ' }'],
    ["{ r := '}'; q := '\\''; b := '\\\\' }", ' }'],
    ['{ // }\n /* } // */ a / b }', ' }'],
    ['{ x := []T{{1}, {2}} }', ''],
  ] as const) {
    it(`of ${JSON.stringify(body)}`, () => {
      expect(closingBrace(`func f() ${body}${rest}`, 9)).toBe(8 + body.length);
    });
  }

  it('may be missing', () => {
    for (const text of ['{ ', '{ `', '{ // }', '{ /* }', '{ "']) {
      expect(closingBrace(text, 0)).toBe(-1);
    }
  });
});

describe('lazy bodies', () => {
  it('are those of the whole library and all programs, and no other complaint hides there', () => {
    let functions = 0;
    for (const [path, text] of Object.entries(bundle())) {
      const bytes = bytesOf(text);
      const eager = parseFile(new SourceFile(path, bytes, 1));
      const lazy = parseFile(new SourceFile(path, bytes, 1), { lazyBodies: true });
      expect(eager.diagnostics, path).toEqual([]);
      expect(lazy.file.decls.length).toBe(eager.file.decls.length);
      eager.file.decls.forEach((decl, i) => {
        const other = lazy.file.decls[i]!;
        if (decl.kind !== 'func-decl' || other.kind !== 'func-decl') return;
        expect(hasBody(other)).toBe(hasBody(decl));
        if (!hasBody(decl)) return;
        expect(other).toBeInstanceOf(LazyFuncDecl);
        expect([other.pos, other.end, other.doc]).toEqual([decl.pos, decl.end, decl.doc]);
        expect(JSON.stringify(other.body), decl.name.name).toBe(JSON.stringify(decl.body));
        functions++;
      });
    }
    expect(functions).toBeGreaterThan(1000);
  });
});
