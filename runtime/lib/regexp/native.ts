/** Natives of regexp. */
import type { NativeTable } from '../../machine/native';
import {
  getBool,
  getInt,
  getString,
  makeSlice,
  makeStrings,
  setBool,
  setRef,
  setString,
} from '../../machine/native-values';
import { compile, execute, type Program } from './program';
import { BadExpression } from './tree';

/** Compiled expressions: what an expression compiles to depends on nothing else. */
const programs = new Map<string, Program>();
const KEPT = 500;

function programOf(expression: string, posix: boolean): Program {
  const key = (posix ? 'p' : 'r') + expression;
  let program = programs.get(key);
  if (!program) {
    program = compile(expression, posix);
    if (programs.size >= KEPT) programs.clear();
    programs.set(key, program);
  }
  return program;
}

export const regexpNatives: NativeTable = {
  'regexp.compile': (m, g, base) => {
    let names: readonly string[] = [];
    let bad: BadExpression | undefined;
    try {
      ({ names } = programOf(getString(g, base), getBool(g, base + 1)));
    } catch (error) {
      if (!(error instanceof BadExpression)) throw error;
      bad = error;
    }
    setRef(g, base, makeStrings(m, g.process, names));
    setString(g, base + 1, bad?.code ?? '');
    setString(g, base + 2, bad?.part ?? '');
  },
  'regexp.literalPrefix': (_, g, base) => {
    const { prefix } = programOf(getString(g, base), getBool(g, base + 1));
    setString(g, base, prefix.text);
    setBool(g, base + 1, prefix.whole);
  },
  'regexp.search': (m, g, base) => {
    const program = programOf(getString(g, base), getBool(g, base + 1));
    const found = execute(
      program,
      getString(g, base + 3),
      getInt(g, base + 4),
      getBool(g, base + 2),
    );
    setRef(g, base, found ? makeSlice(m, g.process.program.basicType('int'), found) : null);
  },
};
