/** Sets of runes: ranges, Perl's and POSIX's classes, Unicode's properties, and letters that differ in case only. */

/** Runes in the ranges or in a part, or (negated) all others. */
export interface RuneSet {
  readonly ranges: readonly (readonly [number, number])[];
  readonly parts?: readonly RuneSet[];
  readonly negated?: boolean;
  /** Upper and lower case are the same. */
  readonly fold?: boolean;
  /** A property of Unicode. */
  readonly property?: RegExp;
}

const ASCII: Readonly<Record<string, readonly (readonly [number, number])[]>> = {
  alnum: [
    [48, 57],
    [65, 90],
    [97, 122],
  ],
  alpha: [
    [65, 90],
    [97, 122],
  ],
  ascii: [[0, 127]],
  blank: [
    [9, 9],
    [32, 32],
  ],
  cntrl: [
    [0, 31],
    [127, 127],
  ],
  digit: [[48, 57]],
  graph: [[33, 126]],
  lower: [[97, 122]],
  print: [[32, 126]],
  punct: [
    [33, 47],
    [58, 64],
    [91, 96],
    [123, 126],
  ],
  space: [
    [9, 13],
    [32, 32],
  ],
  upper: [[65, 90]],
  word: [
    [48, 57],
    [65, 90],
    [95, 95],
    [97, 122],
  ],
  xdigit: [
    [48, 57],
    [65, 70],
    [97, 102],
  ],
};

const PERL: Readonly<Record<string, RuneSet>> = {
  d: { ranges: ASCII['digit']! },
  s: {
    ranges: [
      [9, 10],
      [12, 13],
      [32, 32],
    ],
  },
  w: { ranges: ASCII['word']! },
};

const not = (set: RuneSet): RuneSet => ({ ranges: [], parts: [{ ...set, negated: !set.negated }] });

/** \d, \D and so on. */
export function perlClass(c: string): RuneSet | undefined {
  const set = PERL[c.toLowerCase()];
  return set && c !== c.toLowerCase() ? not(set) : set;
}

/** `[:alpha:]` or `[:^alpha:]`. */
export function posixClass(name: string): RuneSet | undefined {
  const match = /^\[:(\^?)(\w+):\]$/.exec(name);
  const ranges = match && ASCII[match[2]!];
  if (!ranges) return undefined;
  return match[1] === '^' ? not({ ranges }) : { ranges };
}

const CATEGORY =
  /^(C|Cc|Cf|Co|Cs|L|Ll|Lm|Lo|Lt|Lu|M|Mc|Me|Mn|N|Nd|Nl|No|P|Pc|Pd|Pe|Pf|Pi|Po|Ps|S|Sc|Sk|Sm|So|Z|Zl|Zp|Zs)$/;

/** A class of Unicode by name: a category, a script, or Any. */
export function classNamed(name: string): RuneSet | undefined {
  if (name === 'Any') return { ranges: [[0, 0x10ffff]] };
  if (!/^[A-Z][A-Za-z_]*$/.test(name)) return undefined;
  try {
    const property = CATEGORY.test(name) ? `\\p{${name}}` : `\\p{Script=${name}}`;
    return { ranges: [], property: new RegExp(`^${property}$`, 'u') };
  } catch {
    return undefined;
  }
}

/** Letters that three or more runes write: k, s, å and others. */
const ORBITS: readonly (readonly number[])[] = [
  [0x4b, 0x6b, 0x212a],
  [0x53, 0x73, 0x17f],
  [0xc5, 0xe5, 0x212b],
  [0x3a9, 0x3c9, 0x2126],
  [0xb5, 0x39c, 0x3bc],
  [0x3a3, 0x3c2, 0x3c3],
  [0x1e9e, 0xdf],
  [0x398, 0x3b8, 0x3d1, 0x3f4],
];

/** The runes that are the same letter as this one, itself included. */
export function fold(rune: number): readonly number[] {
  for (const orbit of ORBITS) if (orbit.includes(rune)) return orbit;
  const c = String.fromCodePoint(rune);
  const out = [rune];
  for (const other of [c.toLowerCase(), c.toUpperCase()]) {
    const code = other.codePointAt(0)!;
    if (other.length === (code > 0xffff ? 2 : 1) && code !== rune) out.push(code);
  }
  return out;
}

/** Whether a set has a rune. */
export function has(set: RuneSet, rune: number): boolean {
  const found =
    (set.fold ? fold(rune).some((r) => within(set, r)) : within(set, rune)) ||
    (set.parts?.some((part) => has(part, rune)) ?? false);
  return found !== (set.negated ?? false);
}

/** The set with upper and lower case the same, in its parts before they are negated. */
export function folding(set: RuneSet): RuneSet {
  return { ...set, fold: true, ...(set.parts ? { parts: set.parts.map(folding) } : {}) };
}

/** Whether a rune is in a set's own ranges or property. */
function within(set: RuneSet, rune: number): boolean {
  for (const [low, high] of set.ranges) if (rune >= low && rune <= high) return true;
  return (
    set.property !== undefined && isScalar(rune) && set.property.test(String.fromCodePoint(rune))
  );
}

const isScalar = (rune: number): boolean => rune < 0xd800 || rune > 0xdfff;
