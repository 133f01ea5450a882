/** A body that is parsed when asked for is the one that is parsed at once. */
import { describe, expect, it } from 'vitest';
import { bytesOf } from '../base/bytes';
import { SourceFile } from '../base/source';
import { bundle } from '../testing/bundle';
import { closingBrace, hasBody, headAt, LazyFuncDecl } from './lazy-body';
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

describe('the head of a function', () => {
  for (const [head, receiver] of [
    ['func f()', undefined],
    ['func f(x interface{}, s struct{ a int }) interface{ Close() error }', undefined],
    ['func f(\n\ta int, // {\n\tb func() struct{},\n) (map[string]struct{}, error)', undefined],
    ['func (T) f(x [2]int)', { name: 'T', ptr: false }],
    ['func (t *T) f() chan<- interface {}', { name: 'T', ptr: true }],
  ] as const) {
    it(head, () => {
      const text = `var x = 1\n${head} { return }\n`;
      const at = headAt(text, 10)!;
      expect(text.slice(at.from, at.to)).toBe('f');
      expect(at.open).toBe(11 + head.length);
      expect(at.receiver).toEqual(receiver);
    });
  }

  it('is read at once where it is not plain, or where there is no body', () => {
    for (const text of ['func f()\n{', 'func (t (*T)) f() {', 'func größe() {', 'func f() int'])
      expect(headAt(text, 0)).toBeUndefined();
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
        for (const part of ['name', 'recv', 'type', 'body'] as const) {
          expect(JSON.stringify(other[part]), decl.name.name).toBe(JSON.stringify(decl[part]));
        }
        functions++;
      });
    }
    expect(functions).toBeGreaterThan(1000);
  });
});
