/** Places as the files of the time zone database describe them (RFC 8536): transitions, and a rule for what comes after. */

/** What clocks show at a place, from `start` until before `end` (seconds since 1970). */
export interface Zone {
  readonly name: string;
  /** Seconds east of UTC. */
  readonly offset: number;
  readonly dst: boolean;
  readonly start: number;
  readonly end: number;
}

type Kind = Pick<Zone, 'name' | 'offset' | 'dst'>;

/** A day of each year, and the second of it at which clocks are changed. */
type Rule = { readonly time: number } & (
  | { readonly kind: 'month'; readonly month: number; readonly week: number; readonly day: number }
  /** `leap`: 29 February is counted. */
  | { readonly kind: 'day'; readonly day: number; readonly leap: boolean }
);

/** The text at a file's end: what holds for ever after. */
interface Forever {
  readonly standard: Kind;
  readonly summer?: { readonly kind: Kind; readonly from: Rule; readonly to: Rule };
}

const DAY = 86_400;

/** Numbers of a byte string, big-endian. */
class Bytes {
  at = 0;
  constructor(private readonly bytes: string) {}

  byte(): number {
    if (this.at >= this.bytes.length) throw new RangeError('the file ends too early');
    return this.bytes.charCodeAt(this.at++);
  }

  int32(): number {
    return (this.byte() << 24) | (this.byte() << 16) | (this.byte() << 8) | this.byte();
  }

  int64(): number {
    return this.int32() * 2 ** 32 + (this.int32() >>> 0);
  }

  text(length: number): string {
    if (this.at + length > this.bytes.length) throw new RangeError('the file ends too early');
    this.at += length;
    return this.bytes.slice(this.at - length, this.at);
  }

  rest(): string {
    return this.bytes.slice(this.at);
  }
}

/** Days from 1970 to the first of January of a year. */
const yearStart = (year: number): number => {
  const y = year - 1;
  return y * 365 + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400) - 719_162;
};

const isLeap = (year: number): boolean => yearStart(year + 1) - yearStart(year) === 366;

function yearOf(days: number): number {
  let year = 1970 + Math.floor(days / 365.2425);
  while (yearStart(year + 1) <= days) year++;
  while (yearStart(year) > days) year--;
  return year;
}

const MONTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Days since 1970 of a rule's day. */
function dayOf(rule: Rule, year: number): number {
  const first = yearStart(year);
  if (rule.kind === 'day') {
    const late = !rule.leap && isLeap(year) && rule.day >= 60;
    return first + rule.day - (rule.leap ? 0 : 1) + (late ? 1 : 0);
  }
  const lengths = MONTHS.map((days, i) => (i === 1 && isLeap(year) ? 29 : days));
  const month = lengths.slice(0, rule.month - 1).reduce((a, b) => a + b, first);
  // 1 January 1970 was a Thursday.
  const weekday = (((month + 4) % 7) + 7) % 7;
  let day = ((rule.day - weekday + 7) % 7) + 7 * (rule.week - 1);
  while (day >= lengths[rule.month - 1]!) day -= 7;
  return month + day;
}

/** Reads `EST5EDT,M3.2.0,M11.1.0`. */
function readForever(text: string): Forever | undefined {
  let at = 0;
  const match = (pattern: RegExp): RegExpExecArray | undefined => {
    const found = pattern.exec(text.slice(at));
    if (found) at += found[0].length;
    return found ?? undefined;
  };
  const name = () => {
    const found = match(/^(?:<([^>]+)>|([A-Za-z]{3,}))/);
    return found && (found[1] ?? found[2]);
  };
  const clock = (): number | undefined => {
    const found = match(/^([+-]?)(\d{1,3})(?::(\d\d))?(?::(\d\d))?/);
    if (!found) return undefined;
    const [, sign, h, m = '0', s = '0'] = found;
    return (sign === '-' ? -1 : 1) * (Number(h) * 3600 + Number(m) * 60 + Number(s));
  };
  const rule = (): Rule | undefined => {
    const found = match(/^,(?:M(\d+)\.(\d)\.(\d)|(J?)(\d+))/);
    if (!found) return undefined;
    const time = match(/^\//) ? clock() : 2 * 3600;
    if (time === undefined) return undefined;
    const [, month, week, day, fixed, number] = found;
    return month === undefined
      ? { kind: 'day', day: Number(number), leap: fixed === '', time }
      : { kind: 'month', month: Number(month), week: Number(week), day: Number(day), time };
  };
  const [standardName, west] = [name(), clock()];
  if (standardName === undefined || west === undefined) return undefined;
  const standard = { name: standardName, offset: -west, dst: false };
  const summerName = name();
  if (summerName === undefined) return { standard };
  const summerWest = clock() ?? west - 3600;
  const [from, to] = [rule(), rule()];
  if (!from || !to) return undefined;
  const kind = { name: summerName, offset: -summerWest, dst: true };
  return { standard, summer: { kind, from, to } };
}

/** Which of the two holds at a moment after the last transition. */
function foreverAt({ standard, summer }: Forever, unix: number, last: number): Zone {
  if (!summer) return { ...standard, start: last, end: Infinity };
  const year = yearOf(Math.floor(unix / DAY));
  const changes = [year - 1, year, year + 1]
    .flatMap((y) => [
      { at: dayOf(summer.from, y) * DAY + summer.from.time - standard.offset, to: summer.kind },
      { at: dayOf(summer.to, y) * DAY + summer.to.time - summer.kind.offset, to: standard },
    ])
    .sort((a, b) => a.at - b.at);
  const i = changes.findLastIndex(({ at }) => at <= unix);
  const { at, to } = changes[i]!;
  return { ...to, start: Math.max(at, last), end: changes[i + 1]?.at ?? Infinity };
}

/** A place. */
export class Place {
  private constructor(
    private readonly times: readonly number[],
    private readonly kinds: readonly Kind[],
    private readonly first: Kind,
    private readonly forever: Forever | undefined,
  ) {}

  /** Reads a file of the database, a byte string; undefined: it is none. */
  static read(file: string): Place | undefined {
    try {
      const bytes = new Bytes(file);
      const header = () => {
        const magic = bytes.text(4);
        const version = bytes.byte();
        bytes.text(15);
        const [utc, standard, leaps, times, kinds, names] = Array.from({ length: 6 }, () =>
          bytes.int32(),
        ) as [number, number, number, number, number, number];
        return { magic, version, utc, standard, leaps, times, kinds, names };
      };
      let head = header();
      if (head.magic !== 'TZif') return undefined;
      const long = head.version > 0;
      if (long) {
        // The same again with longer numbers.
        const { times, kinds, names, leaps, standard, utc } = head;
        bytes.text(times * 5 + kinds * 6 + names + leaps * 8 + standard + utc);
        head = header();
      }
      const count = (n: number, read: () => number) => Array.from({ length: n }, read);
      const times = count(head.times, () => (long ? bytes.int64() : bytes.int32()));
      const indices = count(head.times, () => bytes.byte());
      const raw = Array.from({ length: head.kinds }, () => ({
        offset: bytes.int32(),
        dst: bytes.byte() !== 0,
        name: bytes.byte(),
      }));
      const names = bytes.text(head.names);
      bytes.text(head.leaps * (long ? 12 : 8) + head.standard + head.utc);
      const all = raw.map(({ offset, dst, name }) => ({
        offset,
        dst,
        name: names.slice(name, names.indexOf('\0', name)),
      }));
      const kinds = indices.map((index) => all[index]!);
      if (all.length === 0 || kinds.includes(undefined as never)) return undefined;
      const first = (indices.includes(0) ? all.find(({ dst }) => !dst) : all[0]) ?? all[0]!;
      const footer = /^\n([^\n]*)\n/.exec(bytes.rest())?.[1];
      return new Place(times, kinds, first, footer ? readForever(footer) : undefined);
    } catch (error) {
      if (error instanceof RangeError) return undefined;
      throw error;
    }
  }

  /** What clocks show at a moment, seconds since 1970. */
  at(unix: number): Zone {
    const { times, kinds } = this;
    let low = 0;
    let high = times.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (times[middle]! <= unix) low = middle + 1;
      else high = middle;
    }
    const start = times[low - 1] ?? -Infinity;
    if (low === times.length && this.forever) return foreverAt(this.forever, unix, start);
    return { ...(kinds[low - 1] ?? this.first), start, end: times[low] ?? Infinity };
  }

  /** The offset that `name` stands for when clocks there show `local`: in use then, or ever. */
  offsetOfName(name: string, local: number): number | undefined {
    const { standard, summer } = this.forever ?? {};
    const all = [this.first, ...this.kinds, standard, summer?.kind].filter(
      (kind): kind is Kind => kind?.name === name,
    );
    const now = all.find(({ offset }) => this.at(local - offset).name === name);
    return (now ?? all[0])?.offset;
  }

  /** The offset at the moment when clocks show `local`, seconds as if that were UTC's; of two the earlier. */
  offsetOfClock(local: number): number {
    const guess = this.at(local);
    const unix = local - guess.offset;
    if (unix >= guess.start && unix < guess.end) return guess.offset;
    return this.at(unix).offset;
  }
}
