/** Programs written by hand in the machine's own instructions, for tests of the machine alone. */
import { FileSet } from '../base/source';
import { OPS, Op, STMT_FLAG, type OpName } from '../code/ops';
import type { FuncCode, Program } from '../code/program';
import type { Cls, RKind, RType, Storage } from '../code/rtype';

/** A line: `*OP a b c` (the star begins a statement), `label:`, operands are numbers or label names. */
export interface FunctionText {
  readonly name: string;
  readonly nregs: number;
  readonly code: string;
  readonly params?: readonly Cls[];
  readonly results?: readonly Cls[];
  readonly consts?: readonly unknown[];
  readonly recoverPc?: string;
  readonly closureReg?: number;
  readonly native?: string;
  readonly watch?: boolean;
}

let nextType = 1;

/** A run-time type with everything not given at its default. */
export function testType(
  kind: RKind,
  cls: Cls,
  storage: Storage,
  more: Partial<RType> = {},
): RType {
  return {
    id: nextType++,
    kind,
    cls,
    storage,
    string: kind,
    name: kind,
    pkgPath: '',
    key: kind,
    elem: undefined,
    keyType: undefined,
    len: 0,
    dir: undefined,
    fields: [],
    params: [],
    results: [],
    variadic: false,
    comparable: true,
    methods: [],
    table: new Map(),
    implementers: new Map(),
    ptrTo: undefined,
    ...more,
  };
}

export const testTypes = {
  int: testType('int', 1, 'w'),
  string: testType('string', 2, 'r'),
  uint8: testType('uint8', 0, 'u8'),
  float64: testType('float64', 0, 'f64'),
};

/** Int32Array of a text, and the pcs of its labels. */
export function assemble(text: string): { code: Int32Array; labels: Map<string, number> } {
  const labels = new Map<string, number>();
  const words: (number | string)[] = [];
  for (const raw of text.split('\n')) {
    const line = raw.replace(/;.*/, '').trim();
    if (line === '') continue;
    if (line.endsWith(':')) {
      labels.set(line.slice(0, -1), words.length);
      continue;
    }
    const [head, ...operands] = line.split(/[\s,]+/) as [string, ...string[]];
    const name = head.replace('*', '') as OpName;
    if (!(name in OPS)) throw new RangeError(`no instruction ${name}`);
    const count = OPS[name];
    if (count >= 0 && count !== operands.length) throw new RangeError(`${line}: wants ${count}`);
    words.push(Op[name] | (head.startsWith('*') ? STMT_FLAG : 0));
    for (const operand of operands) words.push(/^-?\d+$/.test(operand) ? Number(operand) : operand);
  }
  const code = words.map((word) => {
    if (typeof word === 'number') return word;
    const at = labels.get(word);
    if (at === undefined) throw new RangeError(`no label ${word}`);
    return at;
  });
  return { code: Int32Array.from(code), labels };
}

/** A program of these functions (the first is the entry) and types. */
export function testProgram(
  functions: readonly FunctionText[],
  types: readonly RType[] = [],
  globals: readonly RType[] = [],
): Program {
  const funcs = functions.map((f, index): FuncCode => {
    const { code, labels } = assemble(f.code);
    return {
      index,
      name: f.name,
      pkgPath: 'main',
      pos: 0,
      end: 0,
      code: f.native === undefined ? code : undefined,
      consts: f.consts ?? [],
      nregs: f.nregs,
      params: f.params ?? [],
      results: f.results ?? [],
      base: -1,
      quick: null,
      heads: [],
      resumes: [],
      closureReg: f.closureReg ?? -1,
      recoverPc: f.recoverPc === undefined ? -1 : labels.get(f.recoverPc)!,
      synthetic: false,
      library: false,
      native: f.native,
      stmts: [],
      lines: new Int32Array(0),
      vars: [],
      watch: f.watch ?? false,
    };
  });
  return {
    files: new FileSet(),
    funcs,
    types: [...types],
    globals: globals.map((type, index) => ({
      index,
      name: `g${index}`,
      pkgPath: 'main',
      type,
      pos: 0,
    })),
    entry: funcs[0]!,
    methodIds: new Map(),
    load: () => undefined,
    methodOf: () => undefined,
    basicType: (name) => (testTypes as Record<string, RType>)[name] ?? testTypes.string,
    pointerTo: (elem) => testType('ptr', 2, 'r', { elem }),
    sliceOf: (elem) => testType('slice', 2, 'r', { elem, comparable: false }),
    mapOf: (keyType, elem) => testType('map', 2, 'r', { keyType, elem, comparable: false }),
    arrayOf: (elem, len) => testType('array', 2, 'r', { elem, len }),
    chanOf: (elem, dir) => testType('chan', 2, 'r', { elem, dir }),
    funcOf: (params, results) => testType('func', 2, 'r', { params, results, comparable: false }),
    boundMethod: () => undefined,
    madeFunc: () => funcs[0]!,
    selectFunc: () => funcs[0]!,
    structOf: () => testType('struct', 2, 'r', { fields: [] }),
    namedType: () => undefined,
    funcByName: (name) => funcs.find((f) => f.name === name),
    functionsOf: () => funcs,
  };
}
