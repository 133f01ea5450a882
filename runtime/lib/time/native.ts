/** Natives of time: the machine's clock and its timers. */
import type { Machine } from '../../machine/machine';
import { BLOCK, type Native, type NativeTable } from '../../machine/native';
import {
  getInt,
  getRef,
  getString,
  getWide,
  setBool,
  setInt,
  setRef,
  setString,
} from '../../machine/native-values';
import type { Process } from '../../machine/process';
import type { Goroutine } from '../../machine/goroutine';
import type { Tracked } from '../../machine/heap';
import type { Timer, TimerAction } from '../../machine/timer';
import { StructObj, type FuncV, type Plain } from '../../machine/value';
import type { RType } from '../../code/rtype';
import { Place, type Zone } from './zone';

/** Unix seconds when every run begins: 2015-05-13 12:00 UTC, the day Docker 1.6.2 came out. */
export const EPOCH = 1431518400;

/** Seconds from the year 1 to 1970; time.go has the same. */
const UNIX_START = 62135596800;

/** What a *clock points to. */
class Clock extends StructObj {
  constructor(
    id: number,
    type: RType,
    epoch: number,
    readonly timer: Timer,
  ) {
    super(id, type, [], epoch);
  }
}

const wallSeconds = (m: Machine): number => EPOCH + Math.floor(m.now / 1e9);
const wallNanoseconds = (m: Machine): number => m.now % 1e9;

/** time.Now() as a value; the fields are Time's. */
function timeValue(m: Machine, process: Process): Plain {
  const { program } = process;
  const local = program.globals.find((v) => v.pkgPath === 'time' && v.name === 'Local')!;
  const place = (process.globals[local.index] as { v: Plain }).v;
  const fields = [wallSeconds(m) + UNIX_START, wallNanoseconds(m), m.now + 1, place];
  return new StructObj(m.newId(), program.namedType('time', 'Time')!, fields, m.heap.epoch);
}

/** When something that lasts so many nanoseconds from now is over. */
function later(m: Machine, duration: number | bigint): number {
  const d = Number(duration);
  return m.now + Math.max(0, d);
}

const sleep: Native = (m, g, base) => {
  if (g.wakeNote !== 0) {
    g.wakeNote = 0;
    return undefined;
  }
  const d = getWide(g, base);
  if (d <= 0) return undefined;
  const timer = m.addTimer(g.process, later(m, d), { kind: 'ready', g, note: 1 });
  m.park(g, 'sleep', timer);
  return BLOCK;
};

/** func newClock(c chan Time, f func(), d, period Duration) *clock */
const newClock: Native = (m, g, base) => {
  const { process } = g;
  const chan = getRef(g, base) as Tracked | null;
  const fn = getRef(g, base + 1) as FuncV | null;
  const action: TimerAction = chan
    ? { kind: 'send', chan, value: (machine) => timeValue(machine, process) }
    : { kind: 'go', fn: fn!, args: [] };
  const timer = m.addTimer(process, later(m, getWide(g, base + 2)), action, getInt(g, base + 3));
  const type = process.program.namedType('time', 'clock')!;
  setRef(g, base, new Clock(m.newId(), type, m.heap.epoch, timer));
};

/** Places by name, those that a machine has been asked for. */
const places = new WeakMap<Machine, Map<string, Place | undefined>>();

function placeOf(m: Machine, name: string): Place | undefined {
  const known = places.get(m) ?? new Map<string, Place | undefined>();
  places.set(m, known);
  if (!known.has(name)) {
    const file = m.zoneinfo?.(name);
    known.set(name, file === undefined ? undefined : Place.read(file));
  }
  return known.get(name);
}

/** A *Location: its one zone, or the place whose zone a moment decides. */
function locationOf(m: Machine, g: Goroutine, base: number) {
  const [name, zone, offset, file] = (getRef(g, base) as StructObj).f;
  const only = { name: zone as string, offset: offset as number, dst: false };
  return { only, place: file ? placeOf(m, name as string) : undefined };
}

/** Seconds since the year 1 as seconds since 1970. */
const unixOf = (g: Goroutine, i: number): number => Number(getWide(g, i)) - UNIX_START;

/** What clocks show at a *Location at a moment. */
function zoneAt(m: Machine, g: Goroutine, base: number): Pick<Zone, 'name' | 'offset' | 'dst'> {
  const { only, place } = locationOf(m, g, base);
  return place?.at(unixOf(g, base + 1)) ?? only;
}

const clockOffset: Native = (m, g, base) => {
  const { only, place } = locationOf(m, g, base);
  setInt(g, base, place?.offsetOfClock(unixOf(g, base + 1)) ?? only.offset);
};

const namedZone: Native = (m, g, base) => {
  const { place } = locationOf(m, g, base);
  const offset = place?.offsetOfName(getString(g, base + 1), unixOf(g, base + 2));
  setInt(g, base, offset ?? 0);
  setBool(g, base + 1, offset !== undefined);
};

export const timeNatives: NativeTable = {
  'time.namedZone': namedZone,
  'time.offsetAt': (m, g, base) => setInt(g, base, zoneAt(m, g, base).offset),
  'time.zoneAt': (m, g, base) => {
    const { name, offset } = zoneAt(m, g, base);
    setString(g, base, name);
    setInt(g, base + 1, offset);
  },
  'time.isDST': (m, g, base) => setBool(g, base, zoneAt(m, g, base).dst),
  'time.clockOffset': clockOffset,
  'time.hasZone': (m, g, base) => setBool(g, base, placeOf(m, getString(g, base)) !== undefined),
  'time.now': (m, g, base) => {
    setInt(g, base, wallSeconds(m));
    g.N[base + 1] = wallNanoseconds(m);
    setInt(g, base + 2, m.now);
    m.readClock();
  },
  'time.Sleep': sleep,
  'time.newClock': newClock,
  'time.(*clock).stop': (m, g, base) => {
    setBool(g, base, m.stopTimer((getRef(g, base) as Clock).timer));
  },
  'time.(*clock).reset': (m, g, base) => {
    const { timer } = getRef(g, base) as Clock;
    const was = timer.active;
    m.setTimer(timer, later(m, getWide(g, base + 1)), getInt(g, base + 2));
    setBool(g, base, was);
  },
};
