/** Random well-typed Go programs that end: `generate(seed)` is always the same text for the same seed. */

/** A type of the generated program, with what the generator must know to make values of it. */
type T =
  | { readonly k: 'int'; readonly name: string; readonly bits: number; readonly unsigned: boolean }
  | { readonly k: 'float' | 'bool' | 'string' | 'complex'; readonly name: string }
  | { readonly k: 'array'; readonly name: string; readonly elem: T; readonly len: number }
  | { readonly k: 'slice'; readonly name: string; readonly elem: T }
  | { readonly k: 'map'; readonly name: string; readonly key: T; readonly elem: T }
  | { readonly k: 'struct'; readonly name: string; readonly fields: readonly Field[] }
  | { readonly k: 'iface'; readonly name: string };

interface Field {
  readonly name: string;
  readonly type: T;
  readonly embedded: boolean;
}

interface Variable {
  readonly name: string;
  readonly type: T;
  /** Not assigned to: loop counters, range variables of what must end. */
  readonly fixed: boolean;
}

interface Func {
  readonly name: string;
  readonly params: readonly T[];
  readonly results: readonly T[];
  readonly variadic: T | undefined;
}

const int = (name: string, bits: number, unsigned: boolean): T => ({
  k: 'int',
  name,
  bits,
  unsigned,
});
const ints: readonly T[] = [
  int('int', 64, false),
  int('int8', 8, false),
  int('int16', 16, false),
  int('int32', 32, false),
  int('int64', 64, false),
  int('uint', 64, true),
  int('uint8', 8, true),
  int('uint16', 16, true),
  int('uint32', 32, true),
  int('uint64', 64, true),
];
const intT = ints[0]!;
const float64: T = { k: 'float', name: 'float64' };
const float32: T = { k: 'float', name: 'float32' };
const bool: T = { k: 'bool', name: 'bool' };
const string: T = { k: 'string', name: 'string' };
const complex: T = { k: 'complex', name: 'complex128' };

class Generator {
  private state: number;
  private readonly lines: string[] = [];
  private indent = 0;
  private names = 0;
  private readonly structs: (T & { k: 'struct' })[] = [];
  private readonly iface: T = { k: 'iface', name: 'Shape' };
  private readonly globals: Variable[] = [];
  private readonly pure: Func[] = [];
  private readonly impure: Func[] = [];
  private scope: Variable[] = [];
  /** Statements still to be made in the function at hand. */
  private budget = 0;
  private depth = 0;
  /** Labels of loops around. */
  private readonly loops: string[] = [];

  constructor(seed: number) {
    this.state = (seed * 2654435761) >>> 0;
  }

  // ------------------------------------------------------------------ chance

  private next(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let t = this.state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return (t ^ (t >>> 14)) >>> 0;
  }

  private below(n: number): number {
    return this.next() % n;
  }

  private chance(percent: number): boolean {
    return this.below(100) < percent;
  }

  private pick<X>(list: readonly X[]): X {
    return list[this.below(list.length)]!;
  }

  private name(prefix: string): string {
    return `${prefix}${++this.names}`;
  }

  // ------------------------------------------------------------------ output

  private line(text: string): void {
    this.lines.push('\t'.repeat(this.indent) + text);
  }

  private open(text: string): void {
    this.line(text);
    this.indent++;
  }

  private close(text = '}'): void {
    this.indent--;
    this.line(text);
  }

  // ------------------------------------------------------------------- types

  private basic(): T {
    const r = this.below(20);
    if (r < 11) return this.chance(45) ? intT : this.pick(ints);
    if (r < 13) return float64;
    if (r < 14) return float32;
    if (r < 16) return bool;
    if (r < 19) return string;
    return complex;
  }

  private key(): T {
    return this.chance(60) ? this.pick(ints) : string;
  }

  private type(depth = 2): T {
    if (depth === 0 || this.chance(55)) return this.basic();
    switch (this.below(5)) {
      case 0: {
        const elem = this.type(depth - 1);
        const len = this.pick([2, 3, 4]);
        return { k: 'array', name: `[${len}]${elem.name}`, elem, len };
      }
      case 1:
      case 2: {
        const elem = this.type(depth - 1);
        return { k: 'slice', name: `[]${elem.name}`, elem };
      }
      case 3: {
        const key = this.key();
        const elem = this.type(depth - 1);
        return { k: 'map', name: `map[${key.name}]${elem.name}`, key, elem };
      }
      default:
        return this.structs.length > 0 ? this.pick(this.structs) : this.basic();
    }
  }

  private comparable(t: T): boolean {
    if (t.k === 'slice' || t.k === 'map') return false;
    if (t.k === 'array') return this.comparable(t.elem);
    if (t.k === 'struct') return t.fields.every((f) => this.comparable(f.type));
    return true;
  }

  // --------------------------------------------------------------- expressions

  private get variables(): readonly Variable[] {
    return [...this.globals, ...this.scope];
  }

  /** Places that hold a value of the type: variables, fields, elements of arrays at fixed indices. */
  private places(t: T, assignable: boolean): string[] {
    const out: string[] = [];
    const visit = (text: string, type: T, depth: number): void => {
      if (type.name === t.name) out.push(text);
      if (depth === 0) return;
      if (type.k === 'struct')
        for (const f of type.fields) visit(`${text}.${f.name}`, f.type, depth - 1);
      else if (type.k === 'array') visit(`${text}[${this.below(type.len)}]`, type.elem, depth - 1);
    };
    for (const v of this.variables) if (!assignable || !v.fixed) visit(v.name, v.type, 2);
    return out;
  }

  /** A literal that fits the type; never part of a larger constant expression. */
  private literal(t: T): string {
    switch (t.k) {
      case 'int': {
        const r = this.below(10);
        if (r < 6) return String(this.below(t.bits === 8 && !t.unsigned ? 100 : 200));
        const top = 2n ** BigInt(t.unsigned ? t.bits : t.bits - 1) - 1n;
        if (r === 6) return String(top);
        if (r === 7) return t.unsigned ? String(top - 1n) : `(${-top - 1n})`;
        if (r === 8) return String(BigInt(this.next()) % top);
        return t.unsigned ? '1' : '(-1)';
      }
      case 'float':
        return this.pick(['0.5', '1', '2.25', '(-3.75)', '1e3', '0.1', '1e-3', '100']);
      case 'bool':
        return this.pick(['true', 'false']);
      case 'string':
        return this.pick([
          '""',
          '"a"',
          '"go"',
          '"héllo"',
          '"日本"',
          '"x y"',
          '"\\x00\\xff"',
          '"abcdefgh"',
        ]);
      case 'complex':
        return this.pick(['1i', '(2+3i)', '(1.5-0.5i)', '4']);
      default:
        return this.composite(t, 1);
    }
  }

  private composite(t: T, depth: number): string {
    switch (t.k) {
      case 'array': {
        if (this.chance(25))
          return `${t.name}{${this.below(t.len)}: ${this.expr(t.elem, depth - 1)}}`;
        return `${t.name}{${this.list(t.elem, t.len, depth)}}`;
      }
      case 'slice':
        if (this.chance(15)) return `make(${t.name}, ${this.below(4)}, 6)`;
        return `${t.name}{${this.list(t.elem, this.below(4), depth)}}`;
      case 'map': {
        const keys = new Set<string>();
        for (let i = this.below(3); i > 0; i--) {
          keys.add(t.key.k === 'string' ? `"k${this.below(5)}"` : String(this.below(100)));
        }
        return `${t.name}{${[...keys].map((k) => `${k}: ${this.expr(t.elem, depth - 1)}`).join(', ')}}`;
      }
      case 'struct':
        if (this.chance(30)) {
          const some = t.fields.filter(() => this.chance(60));
          return `${t.name}{${some.map((f) => `${f.name}: ${this.expr(f.type, depth - 1)}`).join(', ')}}`;
        }
        return `${t.name}{${t.fields.map((f) => this.expr(f.type, depth - 1)).join(', ')}}`;
      case 'iface': {
        const s = this.pick(this.structs);
        return `Shape(${this.chance(50) ? '&' : ''}${this.composite(s, 0)})`;
      }
      default:
        return this.literal(t);
    }
  }

  private list(t: T, n: number, depth: number): string {
    return Array.from({ length: n }, () => this.expr(t, depth - 1)).join(', ');
  }

  /** Any value of the type. */
  private expr(t: T, depth: number): string {
    if (depth <= 0 && this.chance(40)) return this.literal(t);
    return this.value(t, depth);
  }

  /** A value that is no constant. */
  private value(t: T, depth: number): string {
    const places = this.places(t, false);
    if (depth <= 0 || this.chance(25)) {
      if (places.length > 0) return this.pick(places);
      return this.notConstant(t);
    }
    const calls = this.pure.filter((f) => f.results.length === 1 && f.results[0]!.name === t.name);
    if (calls.length > 0 && this.chance(15)) return this.call(this.pick(calls), depth - 1);
    if (this.chance(6)) return `func() ${t.name} { return ${this.expr(t, depth - 1)} }()`;
    if (this.chance(8)) {
      const from = this.element(t, depth);
      if (from !== undefined) return from;
    }
    switch (t.k) {
      case 'int':
        return this.integer(t, depth);
      case 'float':
        if (this.chance(30))
          return `${t.name}(${this.value(this.pick([...ints, float32, float64]), depth - 1)})`;
        return `(${this.value(t, depth - 1)} ${this.pick(['+', '-', '*'])} ${this.expr(t, depth - 1)})`;
      case 'complex':
        if (this.chance(30))
          return `complex(${this.value(float64, depth - 1)}, ${this.value(float64, depth - 1)})`;
        return `(${this.value(t, depth - 1)} ${this.pick(['+', '-', '*'])} ${this.expr(t, depth - 1)})`;
      case 'bool':
        return this.boolean(depth);
      case 'string':
        return this.text(depth);
      case 'slice':
        return this.slice(t, depth);
      case 'array':
      case 'struct':
      case 'map':
      case 'iface':
        if (places.length > 0 && this.chance(40)) return this.pick(places);
        return this.composite(t, depth - 1);
    }
  }

  /** A constant made variable. */
  private notConstant(t: T): string {
    return t.k === 'int' ||
      t.k === 'float' ||
      t.k === 'bool' ||
      t.k === 'string' ||
      t.k === 'complex'
      ? `func() ${t.name} { return ${this.literal(t)} }()`
      : this.composite(t, 0);
  }

  /** m[k] or the element of a slice at an index that is there. */
  private element(t: T, depth: number): string | undefined {
    const holders = this.variables.filter(
      (v) => (v.type.k === 'map' || v.type.k === 'array') && v.type.elem.name === t.name,
    );
    if (holders.length === 0) return undefined;
    const v = this.pick(holders);
    if (v.type.k === 'map') return `${v.name}[${this.expr(v.type.key, depth - 1)}]`;
    if (v.type.k === 'array') return `${v.name}[${this.index(v.type.len, depth - 1)}]`;
    return undefined;
  }

  private index(n: number, depth: number): string {
    return `uint(${this.value(this.pick(ints), depth)}) % ${n}`;
  }

  private integer(t: T & { k: 'int' }, depth: number): string {
    const r = this.below(14);
    const a = this.value(t, depth - 1);
    if (r < 5) return `(${a} ${this.pick(['+', '-', '*', '+', '-'])} ${this.expr(t, depth - 1)})`;
    if (r < 7) return `(${a} ${this.pick(['&', '|', '^', '&^'])} ${this.expr(t, depth - 1)})`;
    if (r === 7) return `(${a} ${this.pick(['/', '%'])} (${this.value(t, depth - 1)} | 1))`;
    if (r === 8) return `(${a} ${this.pick(['/', '%'])} ${this.pick(['3', '7', '10', '16'])})`;
    if (r === 9) {
      const count = this.chance(50)
        ? String(this.below(t.bits))
        : `(uint(${this.value(this.pick(ints), depth - 1)}) % ${this.pick([8, 33, 70])})`;
      return `(${a} ${this.pick(['<<', '>>'])} ${count})`;
    }
    if (r === 10) return `${this.pick(['-', '^'])}(${a})`;
    if (r === 11) return `${t.name}(${this.value(this.pick(ints), depth - 1)})`;
    if (r === 12) {
      const holders = this.variables.filter((v) => ['slice', 'map', 'string'].includes(v.type.k));
      if (holders.length > 0) return `${t.name}(len(${this.pick(holders).name}))`;
    }
    if (t.name === 'int') return `digits(${this.value(string, depth - 1)})`;
    return a;
  }

  private boolean(depth: number): string {
    const r = this.below(10);
    if (r < 5) {
      const t = this.pick([...ints, float64, string]);
      return `(${this.value(t, depth - 1)} ${this.pick(['==', '!=', '<', '<=', '>', '>='])} ${this.expr(t, depth - 1)})`;
    }
    if (r < 8)
      return `(${this.value(bool, depth - 1)} ${this.pick(['&&', '||'])} ${this.value(bool, depth - 1)})`;
    if (r === 8) return `!${this.value(bool, depth - 1)}`;
    const t = this.type(1);
    if (!this.comparable(t)) return `!${this.value(bool, depth - 1)}`;
    return `(${this.value(t, depth - 1)} ${this.pick(['==', '!='])} (${this.value(t, depth - 1)}))`;
  }

  private text(depth: number): string {
    switch (this.below(6)) {
      case 0:
        return `string(rune(65 + ${this.index(40, depth - 1)}))`;
      case 1:
        return `clip(${this.value(string, depth - 1)}, ${this.value(intT, depth - 1)})`;
      case 2:
        return `string([]byte(${this.value(string, depth - 1)}))`;
      case 3:
        return `string([]rune(${this.value(string, depth - 1)}))`;
      default:
        return `(${this.value(string, depth - 1)} + ${this.expr(string, depth - 1)})`;
    }
  }

  private slice(t: T & { k: 'slice' }, depth: number): string {
    const own = this.variables.filter((v) => v.type.name === t.name);
    if (own.length > 0 && this.chance(60)) {
      const v = this.pick(own).name;
      switch (this.below(4)) {
        case 0:
          return `${v}[:len(${v})/2]`;
        case 1:
          return `${v}[len(${v})/2:]`;
        case 2:
          return `${v}[len(${v})/3 : len(${v})/2 : len(${v})]`;
        default:
          return `append(${v}[:len(${v}):len(${v})], ${this.list(t.elem, 1 + this.below(2), depth)})`;
      }
    }
    return this.composite(t, depth - 1);
  }

  private call(f: Func, depth: number): string {
    const args = f.params.map((p) => this.expr(p, depth));
    if (f.variadic) {
      for (let i = this.below(3); i > 0; i--) args.push(this.expr(f.variadic, depth));
    }
    return `${f.name}(${args.join(', ')})`;
  }

  // ---------------------------------------------------------------- statements

  private block(statements: number): void {
    const before = this.scope.length;
    this.depth++;
    for (let i = 0; i < statements && this.budget > 0; i++) this.statement();
    this.depth--;
    this.scope = this.scope.slice(0, before);
  }

  private declare(t: T, init: string, fixed = false): string {
    const name = this.name('v');
    this.line(
      this.chance(30) ? `var ${name} ${t.name} = ${init}` : `${name} := ${t.name}(${init})`,
    );
    this.line(`_ = ${name}`);
    this.scope.push({ name, type: t, fixed });
    return name;
  }

  private statement(): void {
    this.budget--;
    const r = this.below(100);
    if (r < 14) {
      const t = this.type();
      this.declare(t, this.expr(t, 2));
    } else if (r < 30) this.assignment();
    else if (r < 36) this.show();
    else if (r < 60 && this.depth < 4) this.compound(r);
    else if (r < 66) this.container();
    else if (r < 72 && this.impure.length > 0) this.callStatement();
    else if (r < 77) this.closure();
    else if (r < 82) this.attempt();
    else if (r < 86) this.channel();
    else if (r < 90) this.shape();
    else if (r < 89) this.pointer();
    else if (r < 93) this.special();
    else if (r < 96 && this.loops.length > 0) {
      const word = this.pick(['break', 'continue']);
      this.line(`if ${this.boolean(1)} { ${word} ${this.pick(this.loops)} }`);
    } else this.assignment();
  }

  private assignment(): void {
    const t = this.chance(70) ? this.basic() : this.type();
    const places = this.places(t, true);
    if (places.length === 0) return;
    const place = this.pick(places);
    if (t.k === 'int' && this.chance(40)) {
      if (this.chance(25)) this.line(`${place}${this.pick(['++', '--'])}`);
      else if (this.chance(20))
        this.line(`${place} ${this.pick(['<<=', '>>='])} ${this.below(t.bits)}`);
      else
        this.line(
          `${place} ${this.pick(['+=', '-=', '*=', '&=', '|=', '^=', '&^='])} ${this.expr(t, 2)}`,
        );
    } else if (t.k === 'string') this.line(`${place} = limit(${this.expr(t, 2)})`);
    else if (this.chance(15) && places.length > 1) {
      const other = this.pick(places);
      this.line(`${place}, ${other} = ${this.value(t, 1)}, ${this.value(t, 1)}`);
    } else this.line(`${place} = ${this.expr(t, 3)}`);
  }

  private show(): void {
    const all = this.variables;
    const some = Array.from({ length: 1 + this.below(3) }, () => this.pick(all).name);
    this.line(`show(${[`"${this.name('at')}"`, ...some].join(', ')})`);
  }

  private compound(r: number): void {
    const few = 1 + this.below(3);
    if (r < 42) {
      this.open(`if ${this.boolean(2)} {`);
      this.block(few);
      if (this.chance(40)) {
        this.close(this.chance(50) ? '} else {' : `} else if ${this.boolean(1)} {`);
        this.indent++;
        this.block(few);
      }
      this.close();
    } else if (r < 48) {
      const label = this.name('L');
      const i = this.name('i');
      this.line(`${label}:`);
      this.open(`for ${i} := 0; ${i} < ${2 + this.below(5)} && burn(); ${i}++ {`);
      this.scope.push({ name: i, type: intT, fixed: true });
      this.loops.push(label);
      this.block(few);
      this.loops.pop();
      this.line(`if ${i} > 100 { continue ${label} }`);
      this.close();
      this.scope.pop();
    } else if (r < 53) this.range(few);
    else this.choice(few);
  }

  private range(few: number): void {
    const over = this.variables.filter((v) =>
      ['slice', 'array', 'string', 'map'].includes(v.type.k),
    );
    if (over.length === 0) return;
    const v = this.pick(over);
    const t = v.type;
    if (t.k === 'map') {
      // Only what does not depend on the order.
      const sum = this.declare(intT, '0');
      this.open(`for k, e := range ${v.name} {`);
      this.line(`_, _ = k, e`);
      if (t.key.k === 'int' && this.chance(50)) this.line(`${sum} ^= int(k)`);
      else this.line(t.elem.k === 'int' ? `${sum} += int(e)` : `${sum}++`);
      this.close();
      return;
    }
    const key = this.name('k');
    const value = this.name('e');
    const elem = t.k === 'string' ? ints[3]! : t.k === 'slice' || t.k === 'array' ? t.elem : intT;
    this.open(`for ${key}, ${value} := range ${v.name} {`);
    this.line(`_, _ = ${key}, ${value}`);
    this.line('if !burn() { break }');
    this.scope.push(
      { name: key, type: intT, fixed: false },
      { name: value, type: elem, fixed: false },
    );
    this.block(few);
    this.scope.splice(-2);
    this.close();
  }

  private choice(few: number): void {
    if (this.chance(25)) {
      this.open('switch {');
      for (let i = 0; i < few; i++) {
        this.line(`case ${this.boolean(1)}:`);
        this.indent++;
        this.block(1);
        this.indent--;
      }
    } else {
      const t = this.pick([...ints, string]);
      this.open(`switch ${this.value(t, 2)} {`);
      for (let i = 0; i < few; i++) {
        const label = t.k === 'string' ? `"${'ab'.repeat(i)}"` : `${i * 2}, ${i * 2 + 1}`;
        this.line(`case ${label}:`);
        this.indent++;
        this.block(1);
        if (i < few - 1 && this.chance(25)) this.line('fallthrough');
        this.indent--;
      }
    }
    this.line('default:');
    this.indent++;
    this.block(1);
    this.indent--;
    this.close();
  }

  private container(): void {
    const maps = this.variables.filter((v) => v.type.k === 'map');
    const slices = this.variables.filter((v) => v.type.k === 'slice' && !v.fixed);
    if (maps.length > 0 && this.chance(50)) {
      const v = this.pick(maps);
      if (v.type.k !== 'map') return;
      const key = this.expr(v.type.key, 1);
      switch (this.below(3)) {
        case 0:
          this.line(`delete(${v.name}, ${key})`);
          return;
        case 1: {
          const ok = this.name('ok');
          this.line(`_, ${ok} := ${v.name}[${key}]`);
          this.line(`_ = ${ok}`);
          this.scope.push({ name: ok, type: bool, fixed: false });
          return;
        }
        default:
          this.line(
            `if ${v.name} != nil && len(${v.name}) < 20 { ${v.name}[${key}] = ${this.expr(v.type.elem, 1)} }`,
          );
          return;
      }
    }
    if (slices.length === 0) return;
    const v = this.pick(slices);
    if (v.type.k !== 'slice') return;
    switch (this.below(4)) {
      case 0:
        this.line(`copy(${v.name}, ${this.value(v.type, 2)})`);
        return;
      case 1:
        this.line(
          `if n := len(${v.name}); n > 0 { ${v.name}[${`int(uint(${this.value(intT, 1)}) % uint(n))`}] = ${this.expr(v.type.elem, 1)} }`,
        );
        return;
      case 2:
        this.line(`if len(${v.name}) > 1 { ${v.name} = ${v.name}[1:] }`);
        return;
      default:
        this.line(
          `if len(${v.name}) < 30 { ${v.name} = append(${v.name}, ${this.expr(v.type.elem, 2)}) }`,
        );
    }
  }

  private callStatement(): void {
    const f = this.pick(this.impure);
    if (f.results.length === 0) {
      this.line(this.chance(20) ? `defer ${this.call(f, 1)}` : this.call(f, 1));
      return;
    }
    const names = f.results.map(() => this.name('r'));
    this.line(`${names.join(', ')} := ${this.call(f, 1)}`);
    this.line(`${names.map(() => '_').join(', ')} = ${names.join(', ')}`);
    f.results.forEach((type, i) => this.scope.push({ name: names[i]!, type, fixed: false }));
  }

  /** A closure over the variables here, called once or twice. */
  private closure(): void {
    const name = this.name('f');
    const t = this.basic();
    const p = this.name('p');
    const result = this.type(1);
    this.open(`${name} := func(${p} ${t.name}) ${result.name} {`);
    this.scope.push({ name: p, type: t, fixed: false });
    const { loops } = this;
    const outer = loops.splice(0);
    if (this.depth < 4) this.block(1 + this.below(2));
    loops.push(...outer);
    this.line(`return ${this.expr(result, 2)}`);
    this.scope.pop();
    this.close();
    const got = this.name('r');
    this.line(`${got} := ${name}(${this.expr(t, 1)})`);
    if (this.chance(50)) this.line(`${got} = ${name}(${this.expr(t, 1)})`);
    this.line(`_ = ${got}`);
    this.scope.push({ name: got, type: result, fixed: false });
  }

  /** A division, by zero half the time. */
  private division(tag: string): void {
    const t = this.pick(ints);
    this.line(`show("${tag}", ${this.value(t, 1)} / (${this.value(t, 1)} & 1))`);
  }

  /** Something that may panic, and what is recovered. */
  private attempt(): void {
    const tag = this.name('try');
    this.open('func() {');
    this.line(`defer func() { if r := recover(); r != nil { show("${tag}", r) } }()`);
    const slices = this.variables.filter((v) => v.type.k === 'slice');
    switch (this.below(6)) {
      case 0:
        if (slices.length > 0) {
          this.line(`_ = ${this.pick(slices).name}[${this.value(intT, 1)}]`);
        } else this.division(tag);
        break;
      case 1:
        this.division(tag);
        break;
      case 2:
        this.line(`panic(${this.expr(this.pick([intT, string, float64]), 1)})`);
        break;
      case 3:
        this.line(`var m map[string]int`);
        this.line(`m[${this.expr(string, 1)}] = ${this.expr(intT, 1)}`);
        break;
      case 4: {
        const t = this.basic();
        this.line(`var x interface{} = ${this.value(this.basic(), 1)}`);
        this.line(`show("${tag}", x.(${t.name}))`);
        break;
      }
      default:
        if (slices.length > 0) {
          const s = this.pick(slices).name;
          this.line(`show("${tag}", len(${s}[${this.value(intT, 1)}:${this.value(intT, 1)}]))`);
        } else this.line('var p *struct{ x int }; p.x++');
    }
    this.close('}()');
  }

  /** A goroutine that sends some values, and the sum of them. */
  private channel(): void {
    const c = this.name('c');
    const t = this.pick(ints);
    const n = 1 + this.below(4);
    const x = this.name('x');
    this.line(`${c} := make(chan ${t.name}${this.chance(50) ? `, ${this.below(3)}` : ''})`);
    this.open(`go func(${x} ${t.name}) {`);
    const { scope } = this;
    this.scope = [{ name: x, type: t, fixed: false }];
    const { globals } = this;
    const outer = globals.splice(0);
    this.open(`for j := 0; j < ${n}; j++ {`);
    this.line(`${x} = ${x}*3 + ${t.name}(j)`);
    this.line(`${c} <- ${x}`);
    this.close();
    globals.push(...outer);
    this.scope = scope;
    this.line(`close(${c})`);
    this.close(`}(${this.expr(t, 1)})`);
    const sum = this.declare(t, '0');
    if (this.chance(50)) {
      this.line(`for e := range ${c} { ${sum} += e }`);
      return;
    }
    this.open(`for open := true; open; {`);
    this.line(`var e ${t.name}`);
    this.line(`select {`);
    this.line(`case e, open = <-${c}:`);
    this.line(`\t${sum} = ${sum}*5 + e`);
    this.line(`}`);
    this.close();
  }

  /** An interface value, its methods, its dynamic type. */
  private shape(): void {
    const s = this.name('s');
    this.line(`var ${s} Shape = ${this.composite(this.iface, 1)}`);
    if (this.chance(50)) this.line(`show("${this.name('at')}", ${s}.Area(), ${s}.Name())`);
    else {
      const g = this.name('m');
      this.line(`${g} := ${s}.Area`);
      this.line(`${s}.Grow(${this.expr(intT, 1)})`);
      this.line(`show("${this.name('at')}", ${g}(), ${s}.Area())`);
    }
    this.open(`switch x := ${s}.(type) {`);
    for (const type of this.structs) {
      this.line(`case ${this.chance(50) ? '*' : ''}${type.name}:`);
      this.line(`\tshow("${type.name}", x.Area())`);
    }
    this.line('default:');
    this.line('\tshow("other", x.Name())');
    this.close();
  }

  /** What is seldom written, but must be right. */
  private special(): void {
    switch (this.below(9)) {
      case 0: {
        // Closures over one variable of the loop, called when it is over.
        const fs = this.name('fs');
        const i = this.name('i');
        this.line(`var ${fs} []func() int`);
        this.open(`for ${i} := 0; ${i} < 3; ${i}++ {`);
        this.line(`j := ${i} * ${this.value(intT, 1)}`);
        this.line(`${fs} = append(${fs}, func() int { j += ${i}; return j })`);
        this.close();
        this.line(`for _, f := range ${fs} { show("${this.name('at')}", f(), f()) }`);
        return;
      }
      case 1: {
        // Method expressions and values; the receiver is copied when the value is made.
        const type = this.pick(this.structs);
        const v = this.declare(type, this.composite(type, 1));
        const f = this.name('f');
        this.line(`${f} := ${v}.Area`);
        this.line(`(*${type.name}).GrowAll(&${v}, ${this.expr(intT, 1)})`);
        this.line(
          `show("${this.name('at')}", ${f}(), ${v}.Area(), ${type.name}.Area(${v}), (*${type.name}).Area(&${v}))`,
        );
        return;
      }
      case 2: {
        // Index and variable in one assignment.
        const i = this.declare(intT, `int(${this.index(3, 1)})`);
        const a = this.name('a');
        this.line(`${a} := [3]int{${this.list(intT, 3, 1)}}`);
        this.line(`${i}, ${a}[${i}] = 2-${i}, ${this.value(intT, 1)}`);
        this.line(`${a}[0], ${a}[${i}], ${a}[2] = ${a}[2], ${a}[0], ${a}[${i}]`);
        this.line(`show("${this.name('at')}", ${i}, ${a})`);
        return;
      }
      case 3: {
        // Arrays and structs are values.
        const type = this.pick(this.structs);
        const a = this.name('a');
        const b = this.name('b');
        this.line(
          `${a} := [2]${type.name}{${this.composite(type, 1)}, ${this.composite(type, 1)}}`,
        );
        this.line(`${b} := ${a}`);
        this.line(`${a}[1].GrowAll(${this.expr(intT, 1)})`);
        this.line(`${a}[0] = ${a}[1]`);
        this.line(`${a}[1].GrowAll(1)`);
        this.line(`for i, e := range ${a} { e.GrowAll(i); ${a}[1] = ${b}[0]; show(i, e) }`);
        this.line(`show("${this.name('at')}", ${a}, ${b})`);
        return;
      }
      case 4: {
        // A switch in a loop, left by its label; shadowing inside.
        const label = this.name('L');
        const n = this.declare(intT, `${this.below(9)}`);
        this.line(`${label}:`);
        this.open('for {');
        this.open(`switch ${n} := ${n} % 5; {`);
        this.line(`case ${n} == 3, !burn():`);
        this.line(`\tbreak ${label}`);
        this.line(`case ${n} > 3:`);
        this.line(`\t${n}++`);
        this.line('\tfallthrough');
        this.line('default:');
        this.line(`\tshow("${this.name('at')}", ${n})`);
        this.close();
        this.line(`${n}++`);
        this.close();
        return;
      }
      case 5: {
        // Deferred calls: arguments now, effects last first.
        const n = this.declare(intT, this.value(intT, 1));
        this.open('func() {');
        this.line(
          `for i := 0; i < 3; i++ { defer func(k int) { ${n} = ${n}*7 + k + i }(${n} + i) }`,
        );
        this.line(`${n}++`);
        this.close('}()');
        this.line(`show("${this.name('at')}", ${n})`);
        return;
      }
      case 6: {
        const to = this.name('top');
        this.line(`${to} := 0`);
        this.line(`again${to}:`);
        this.line(`${to}++`);
        this.line(`if ${to} < 4 && burn() { goto again${to} }`);
        this.scope.push({ name: to, type: intT, fixed: false });
        return;
      }
      case 7: {
        // What an interface holds is a copy; equal values are equal.
        const t = this.basic();
        const x = this.declare(t, this.value(t, 1));
        const i = this.name('i');
        this.line(`var ${i}, other${i} interface{} = ${x}, ${x}`);
        this.line(`${x} = ${this.expr(t, 1)}`);
        this.line(`show("${this.name('at')}", ${i}, ${i} == other${i}, ${i} == ${x}, ${i} != nil)`);
        return;
      }
      default: {
        // The last result wins; what is returned is set before deferred functions run.
        const t = this.pick(ints);
        const f = this.name('f');
        this.open(`${f} := func(a ...${t.name}) (sum ${t.name}, err error) {`);
        this.line(
          `defer func() { if r := recover(); r != nil { err = fmt.Errorf("%v", r); sum++ } }()`,
        );
        this.line('for _, e := range a { sum += e }');
        this.line(`if sum&1 == 0 { return sum / ${t.name}(len(a)&1), nil }`);
        this.line(`return sum * 2, fmt.Errorf("odd")`);
        this.close();
        this.line(`show(${f}(${this.list(t, this.below(3), 1)}))`);
        this.line(`show(${f}([]${t.name}{${this.list(t, 3, 1)}}...))`);
      }
    }
  }

  /** A pointer to a variable or part of one, written through. */
  private pointer(): void {
    const t = this.basic();
    const own = this.places(t, true).filter((p) => !p.includes('['));
    if (own.length === 0) return;
    const p = this.name('p');
    this.line(`${p} := &${this.pick(own)}`);
    this.line(`*${p} = ${t.k === 'string' ? `limit(${this.expr(t, 2)})` : this.expr(t, 2)}`);
    if (t.k === 'int') this.line(`*${p} += ${this.expr(t, 1)}`);
  }

  // -------------------------------------------------------------- declarations

  private struct(): void {
    const name = this.name('S');
    const fields: Field[] = [];
    const before = this.structs[this.structs.length - 1];
    if (before && this.chance(40)) fields.push({ name: before.name, type: before, embedded: true });
    for (let i = 1 + this.below(4); i > 0; i--) {
      fields.push({ name: this.name('f'), type: this.type(1), embedded: false });
    }
    this.open(`type ${name} struct {`);
    for (const f of fields) this.line(f.embedded ? f.name : `${f.name} ${f.type.name}`);
    this.close();
    this.line('');
    const type = { k: 'struct', name, fields } as const;
    this.structs.push(type);
    // The pointer has all methods of Shape, the value those of an embedded struct or its own.
    this.scope = [{ name: 's', type, fixed: false }];
    this.line(`func (s ${name}) Area() int { return ${this.expr(intT, 2)} }`);
    this.line(`func (s ${name}) Name() string { return "${name}" }`);
    const grown = this.places(intT, true).filter((p) => p.startsWith('s'));
    this.line(
      `func (s ${name}) Grow(n int) { ${grown.length > 0 ? `${this.pick(grown)} += n` : '_ = n'} }`,
    );
    this.line(`func (s *${name}) GrowAll(n int) { ${grown.map((p) => `${p} += n`).join('; ')} }`);
    this.line('');
    this.scope = [];
  }

  private function(pure: boolean): void {
    const params = Array.from({ length: this.below(4) }, () => this.type(1));
    const variadic = this.chance(20) ? this.basic() : undefined;
    const results = Array.from({ length: pure ? 1 : this.below(3) }, () => this.type(1));
    const f: Func = { name: this.name(pure ? 'pure' : 'act'), params, results, variadic };
    const named = !pure && this.chance(40);
    const parameters = params.map((type) => ({ name: this.name('a'), type, fixed: false }));
    const shown = parameters.map((p) => `${p.name} ${p.type.name}`);
    this.scope = [...parameters];
    if (variadic) {
      const rest: T = { k: 'slice', name: `[]${variadic.name}`, elem: variadic };
      const p = { name: this.name('a'), type: rest, fixed: false };
      this.scope.push(p);
      shown.push(`${p.name} ...${variadic.name}`);
    }
    const outs = named
      ? results.map((type) => ({ name: this.name('out'), type, fixed: false }))
      : [];
    this.scope.push(...outs);
    const result = named
      ? `(${outs.map((o) => `${o.name} ${o.type.name}`).join(', ')})`
      : `(${results.map((t) => t.name).join(', ')})`;
    this.open(`func ${f.name}(${shown.join(', ')}) ${results.length > 0 ? result : ''} {`);
    if (pure) {
      const globals = this.globals.splice(0);
      this.line(`return ${this.expr(results[0]!, 3)}`);
      this.globals.push(...globals);
    } else {
      const zero = named ? '' : results.map((t) => `*new(${t.name})`).join(', ');
      this.line(`if !burn() { return ${zero} }`);
      if (named && this.chance(40) && outs.some((o) => o.type.k === 'int')) {
        const out = outs.find((o) => o.type.k === 'int')!;
        this.line(`defer func() { ${out.name}++ }()`);
      }
      this.budget = 6 + this.below(8);
      this.block(this.budget);
      if (results.length > 0) this.line(`return ${results.map((t) => this.expr(t, 2)).join(', ')}`);
    }
    this.close();
    this.line('');
    this.scope = [];
    (pure ? this.pure : this.impure).push(f);
  }

  program(): string {
    this.line('package main\n\nimport "fmt"\n');
    this.line('type Shape interface {\n\tArea() int\n\tName() string\n\tGrow(int)\n}\n');
    for (let i = 2 + this.below(2); i > 0; i--) this.struct();
    for (let i = 2; i > 0; i--) this.function(true);
    this.line('var (');
    this.indent++;
    for (const t of [...ints, float64, float32, bool, string, complex]) {
      const name = this.name('g');
      this.line(`${name} ${t.name} = ${this.literal(t)}`);
      this.globals.push({ name, type: t, fixed: false });
    }
    for (let i = 0; i < 4; i++) {
      const t = this.type();
      const name = this.name('g');
      this.line(`${name} ${t.name} = ${this.composite(t, 1)}`);
      this.globals.push({ name, type: t, fixed: false });
    }
    this.close(')');
    this.line('');
    for (let i = 1 + this.below(3); i > 0; i--) this.function(true);
    for (let i = 2 + this.below(3); i > 0; i--) this.function(false);
    this.open('func main() {');
    this.budget = 25 + this.below(20);
    this.block(this.budget);
    for (const g of this.globals) this.line(`show("${g.name}", ${g.name})`);
    this.close();
    return `${this.lines.join('\n')}\n${support}`;
  }
}

/** What every program has: a bound on its work and on its output. */
const support = `
var fuel, shown = 3000, 0

func burn() bool { fuel--; return fuel > 0 }

func show(args ...interface{}) {
	if shown < 200 {
		shown++
		fmt.Println(args...)
	}
}

func digits(s string) (n int) {
	for i := 0; i < len(s); i++ {
		n = n*10 + int(s[i]%10)
	}
	return
}

func clip(s string, n int) string {
	if len(s) == 0 {
		return s
	}
	return s[uint(n)%uint(len(s)):]
}

func limit(s string) string {
	if len(s) > 40 {
		return s[:40]
	}
	return s
}
`;

/** A program for a seed (an unsigned 32-bit number). It imports fmt alone, ends within some 100,000 steps and panics nowhere. */
export function generate(seed: number): string {
  return new Generator(seed).program();
}
