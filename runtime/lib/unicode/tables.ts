/** The package's tables of runes: categories, scripts, properties, by name; their stretches when looked at. */
import type { RType } from '../../code/rtype';
import type { Machine } from '../../machine/machine';
import { makeMapOf } from '../../machine/native-values';
import type { Native, NativeTable } from '../../machine/native';
import { NIL_DEREFERENCE } from '../../machine/runtime-error';
import { ArrayObj, SliceV, StructObj, type Iface, type Plain } from '../../machine/value';
import { assignedRanges, isIn, simpleFold } from './properties';

const CATEGORIES =
  'C Cc Cf Co Cs L Ll Lm Lo Lt Lu M Mc Me Mn N Nd Nl No P Pc Pd Pe Pf Pi Po Ps S Sc Sk Sm So ' +
  'Z Zl Zp Zs';
const SCRIPTS =
  'Adlam Ahom Anatolian_Hieroglyphs Arabic Armenian Avestan Balinese Bamum Bassa_Vah Batak ' +
  'Bengali Bhaiksuki Bopomofo Brahmi Braille Buginese Buhid Canadian_Aboriginal Carian ' +
  'Caucasian_Albanian Chakma Cham Cherokee Chorasmian Common Coptic Cuneiform Cypriot ' +
  'Cyrillic Deseret Devanagari Dives_Akuru Dogra Duployan Egyptian_Hieroglyphs Elbasan ' +
  'Elymaic Ethiopic Georgian Glagolitic Gothic Grantha Greek Gujarati Gunjala_Gondi Gurmukhi ' +
  'Han Hangul Hanifi_Rohingya Hanunoo Hatran Hebrew Hiragana Imperial_Aramaic Inherited ' +
  'Inscriptional_Pahlavi Inscriptional_Parthian Javanese Kaithi Kannada Katakana Kayah_Li ' +
  'Kharoshthi Khitan_Small_Script Khmer Khojki Khudawadi Lao Latin Lepcha Limbu Linear_A ' +
  'Linear_B Lisu Lycian Lydian Mahajani Makasar Malayalam Mandaic Manichaean Marchen ' +
  'Masaram_Gondi Medefaidrin Meetei_Mayek Mende_Kikakui Meroitic_Cursive Meroitic_Hieroglyphs ' +
  'Miao Modi Mongolian Mro Multani Myanmar Nabataean Nandinagari New_Tai_Lue Newa Nko Nushu ' +
  'Nyiakeng_Puachue_Hmong Ogham Ol_Chiki Old_Hungarian Old_Italic Old_North_Arabian ' +
  'Old_Permic Old_Persian Old_Sogdian Old_South_Arabian Old_Turkic Oriya Osage Osmanya ' +
  'Pahawh_Hmong Palmyrene Pau_Cin_Hau Phags_Pa Phoenician Psalter_Pahlavi Rejang Runic ' +
  'Samaritan Saurashtra Sharada Shavian Siddham SignWriting Sinhala Sogdian Sora_Sompeng ' +
  'Soyombo Sundanese Syloti_Nagri Syriac Tagalog Tagbanwa Tai_Le Tai_Tham Tai_Viet Takri ' +
  'Tamil Tangut Telugu Thaana Thai Tibetan Tifinagh Tirhuta Ugaritic Vai Wancho Warang_Citi ' +
  'Yezidi Yi Zanabazar_Square';
const PROPERTIES =
  'ASCII_Hex_Digit Bidi_Control Dash Deprecated Diacritic Extender Hex_Digit Hyphen ' +
  'IDS_Binary_Operator IDS_Trinary_Operator Ideographic Join_Control Logical_Order_Exception ' +
  'Noncharacter_Code_Point Other_Alphabetic Other_Default_Ignorable_Code_Point ' +
  'Other_Grapheme_Extend Other_ID_Continue Other_ID_Start Other_Lowercase Other_Math ' +
  'Other_Uppercase Pattern_Syntax Pattern_White_Space Prepended_Concatenation_Mark ' +
  'Quotation_Mark Radical Regional_Indicator Sentence_Terminal Soft_Dotted ' +
  'Terminal_Punctuation Unified_Ideograph Variation_Selector White_Space';
/** Tables of runes that are in a set only once case is folded away. */
const FOLD_CATEGORIES = 'L Ll Lt Lu M Mn';
const FOLD_SCRIPTS = 'Common Greek Inherited';

/** Sets that JavaScript has no name for, from those it has: in the first, in none of the others. */
const DERIVED: Readonly<Record<string, readonly string[]>> = {
  Other_Alphabetic: ['Alphabetic', 'L', 'Nl'],
  Other_Grapheme_Extend: ['Grapheme_Extend', 'Me', 'Mn'],
  Other_Lowercase: ['Lowercase', 'Ll'],
  Other_Math: ['Math', 'Sm'],
  Other_Uppercase: ['Uppercase', 'Lu'],
};

/** Small sets by their runes, in hexadecimal. */
const LISTED: Readonly<Record<string, string>> = {
  Hyphen: '2d ad 58a 1806 2010-2011 2e17 30fb fe63 ff0d ff65',
  Other_Default_Ignorable_Code_Point:
    '34f 115f-1160 17b4-17b5 2065 3164 ffa0 fff0-fff8 e0000 e0002-e001f e0080-e00ff e01f0-e0fff',
  Other_ID_Continue: 'b7 387 1369-1371 19da',
  Other_ID_Start: '1885-1886 2118 212e 309b-309c',
  Prepended_Concatenation_Mark: '600-605 6dd 70f 8e2 110bd 110cd',
};

/** Runes that versions of Unicode after 13 took into a set that had been without them. */
const ADDED: Readonly<Record<string, string>> = {
  Diacritic:
    '5a2 5c5 5c7 e3a 1714 1734 1a60 1abe 1be6 1bf2-1bf3 1d9b-1dbe 1dfb-1dfc a806 a82c ' +
    '10a38-10a3a 10a3f 11046 1133b',
  Extender: 'a71 afb 11237',
  Han: '16fe2-16fe3',
  Other_Alphabetic: '295 363-36f c04 f82-f83 1dd3-1de6 11080-11081',
  Other_Grapheme_Extend:
    'cc0 cc7-cc8 cca-ccb 1b3b 1b3d 1b43-1b44 1baa 1bf2-1bf3 a953 a9c0 111c0 11235 1134d 116b6 ' +
    '1193d 16ff0-16ff1 1d166 1d16d',
  Other_Lowercase: '10fc ab69',
  Sentence_Terminal: '17d4-17d5 2024 2cf9-2cfb fe12 fe15-fe16',
  Terminal_Punctuation: '2024 2cf9-2cfb fe12 fe15-fe16',
};

/** Runes that they took out of one. */
const REMOVED: Readonly<Record<string, string>> = {
  Common: '16fe2-16fe3',
  Terminal_Punctuation: '836',
};

/** Whether a rune is in a list of `hex` and `hex-hex`. */
function inList(list: string): (rune: number) => boolean {
  const ranges = list.split(' ').map((one) => one.split('-').map((text) => parseInt(text, 16)));
  return (rune) => ranges.some(([from, to]) => rune >= from! && rune <= (to ?? from!));
}

/** Sets that tell of code points without a character too. */
const FIXED = new Set(['Pattern_Syntax', 'Pattern_White_Space', 'Noncharacter_Code_Point']);

const tests = new Map<string, (rune: number) => boolean>();

/** Whether a rune is in a table; `fold/` before a name: only when folded. */
function testOf(name: string): (rune: number) => boolean {
  let test = tests.get(name);
  if (!test) {
    test = newTest(name);
    const today = test;
    const added = ADDED[name] === undefined ? () => false : inList(ADDED[name]);
    const removed = REMOVED[name] === undefined ? () => false : inList(REMOVED[name]);
    if (name in ADDED || name in REMOVED) {
      test = (rune) => removed(rune) || (today(rune) && !added(rune));
    }
    tests.set(name, test);
  }
  return test;
}

function newTest(name: string): (rune: number) => boolean {
  if (name.startsWith('fold/')) {
    const has = testOf(name.slice(5));
    return (rune) => {
      if (has(rune)) return false;
      for (let r = simpleFold(rune); r !== rune; r = simpleFold(r)) if (has(r)) return true;
      return false;
    };
  }
  const derived = DERIVED[name];
  if (derived) {
    const [from, ...without] = derived.map(testOf);
    return (rune) => from!(rune) && !without.some((has) => has(rune));
  }
  const listed = LISTED[name];
  if (listed !== undefined) return inList(listed);
  if (FIXED.has(name)) {
    const pattern = new RegExp(`^\\p{${name}}$`, 'u');
    return (rune) => pattern.test(String.fromCodePoint(rune));
  }
  return (rune) => isIn(name, rune);
}

/** First, last, and the step between: the longest stretches of equal steps from the left. */
type Stretch = [lo: number, hi: number, stride: number];

function stretches(name: string): { low: Stretch[]; high: Stretch[] } {
  const has = testOf(name);
  const low: Stretch[] = [];
  const high: Stretch[] = [];
  const loose = FIXED.has(name) || name in LISTED;
  for (const [from, to] of loose ? [[0, 0x110000]] : assignedRanges()) {
    for (let rune = from!; rune < to!; rune++) {
      if (!has(rune)) continue;
      const list = rune < 0x10000 ? low : high;
      const last = list.at(-1);
      if (last && (last[2] === 0 || rune - last[1] === last[2])) {
        last[2] = rune - last[1];
        last[1] = rune;
      } else list.push([rune, rune, 0]);
    }
  }
  for (const one of [...low, ...high]) one[2] ||= 1;
  return { low, high };
}

/** Objects of tables are numbered apart from all others: the same however often and late they are made. */
const FIRST_ID = 1e9;
const IDS_PER_TABLE = 4096;

/**
 * One of the package's tables. Its stretches are made when a program first reads them: they say only
 * what Unicode says, so they are no part of what a run changes, and views do not walk them.
 */
export class KnownTable extends StructObj {
  constructor(
    m: Machine,
    type: RType,
    readonly table: string,
    number: number,
  ) {
    const id = FIRST_ID + number * IDS_PER_TABLE;
    const f: Plain[] = [];
    let made: Plain[] | undefined;
    const fields = (): Plain[] => (made ??= fieldsOf(m, type, table, id));
    for (let i = 0; i < 3; i++) {
      Object.defineProperty(f, i, {
        get: () => fields()[i],
        set: (v: Plain) => {
          fields()[i] = v;
        },
        enumerable: true,
      });
    }
    super(id, type, f, m.heap.epoch);
  }

  /** Its number is its own, not the heap's. */
  override get born(): number {
    return 0;
  }
}

function fieldsOf(m: Machine, type: RType, name: string, id: number): Plain[] {
  const { low, high } = stretches(name);
  const epoch = m.heap.epoch;
  const slice = (list: Stretch[], field: number): SliceV | null => {
    if (list.length === 0) return null;
    const elem = type.fields[field]!.type.elem!;
    const arrayId = ++id;
    const data = list.map((one) => new StructObj(++id, elem, [...one], epoch));
    const array = new ArrayObj(arrayId, elem, data, epoch);
    return new SliceV(array, 0, data.length, data.length);
  };
  return [slice(low, 0), slice(high, 1), low.filter(([, hi]) => hi < 0x100).length];
}

/** func tables(nothing interface{}) (…): see tables.go, which has the same order. */
const tables: Native = (m, g, base) => {
  const mapType = (g.R[base] as Iface).type;
  const type = mapType.elem!.elem!;
  let number = 0;
  const made = new Map<string, KnownTable>();
  const make = (name: string): [string, KnownTable] => {
    const table = new KnownTable(m, type, name, number++);
    made.set(name, table);
    return [name, table];
  };
  const groups = [CATEGORIES, SCRIPTS, PROPERTIES].map((names) => names.split(' ').map(make));
  const folds = [FOLD_CATEGORIES, FOLD_SCRIPTS].map((names) =>
    names.split(' ').map((name): [string, KnownTable] => [name, make(`fold/${name}`)[1]]),
  );
  // An old name that is in the map of properties only.
  const maps = [...groups, ...folds];
  maps[2] = [...maps[2]!, ['STerm', made.get('Sentence_Terminal')!]];
  let at = base;
  for (const group of groups) for (const [, table] of group) g.R[at++] = table;
  for (const entries of maps) g.R[at++] = makeMapOf(m, mapType, entries);
};

function isInTable(table: StructObj, rune: number): boolean {
  if (rune < 0 || rune > 0x10ffff) return false;
  if (table instanceof KnownTable) return testOf(table.table)(rune);
  return holds(table.f[0] as SliceV | null, rune) || holds(table.f[1] as SliceV | null, rune);
}

/** Whether a stretch has the rune; stretches rise. */
function holds(list: SliceV | null, rune: number): boolean {
  if (list === null) return false;
  const data = list.arr.data as StructObj[];
  let from = list.off;
  let to = list.off + list.len;
  while (from < to) {
    const mid = (from + to) >> 1;
    const [lo, hi, stride] = data[mid]!.f as Stretch;
    if (rune < lo) to = mid;
    else if (rune > hi) from = mid + 1;
    else return stride === 1 || (rune - lo) % stride === 0;
  }
  return false;
}

/** func Is(rangeTab *RangeTable, r rune) bool */
const is: Native = (m, g, base) => {
  const table = g.R[base] as StructObj | null;
  if (table === null) throw m.runtimePanic(NIL_DEREFERENCE);
  g.N[base] = Number(isInTable(table, g.N[base + 1]!));
};

/** func IsOneOf(ranges []*RangeTable, r rune) bool */
const isOneOf: Native = (m, g, base) => {
  const list = g.R[base] as SliceV | null;
  const rune = g.N[base + 1]!;
  g.N[base] = 0;
  for (let i = 0; list && i < list.len; i++) {
    const table = (list.arr.data as (StructObj | null)[])[list.off + i]!;
    if (table === null) throw m.runtimePanic(NIL_DEREFERENCE);
    if (isInTable(table, rune)) {
      g.N[base] = 1;
      return;
    }
  }
};

export const tableNatives: NativeTable = {
  'unicode.tables': tables,
  'unicode.Is': is,
  'unicode.IsOneOf': isOneOf,
};
