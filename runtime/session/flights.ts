/** What is between two hosts at this moment: bytes written that have not arrived. */
import { textOf } from '../base/bytes';
import type { FuncCode } from '../code/program';
import type { Machine } from '../machine/machine';
import { openConnections, type Endpoint } from '../world/index';
import type { HeapGraph, ProcessGraph } from './heap-graph';
import { LANDMARKS } from './landmarks';
import type { FlightView } from './protocol';

/** Characters of a first line that are sent. */
const MOST_TEXT = 80;

const beatFns = new Set(LANDMARKS.heartbeat.fns);
const known = new WeakMap<FuncCode, boolean>();

function isBeat(fn: FuncCode): boolean {
  let beat = known.get(fn);
  if (beat === undefined) {
    beat = beatFns.has(fn.name);
    known.set(fn, beat);
  }
  return beat;
}

/** Somebody in a process is inside a heartbeat. */
function beats({ goroutines }: ProcessGraph): boolean {
  for (const g of goroutines) {
    for (let frame = g.depth; frame >= 1; frame--) if (isBeat(g.fns[frame]!)) return true;
  }
  return false;
}

/** Every stream between two hosts that has something on its way, in the order of the dials. */
export function flightsOf(machine: Machine, graph: HeapGraph): FlightView[] {
  const flights: FlightView[] = [];
  const isBeating = ({ process }: Endpoint): boolean => {
    const part = graph.of(process);
    return part?.answer('beats', () => beats(part)) ?? false;
  };
  for (const connection of openConnections(machine)) {
    if (!connection.link) continue;
    const { client, server } = connection;
    const add = (from: Endpoint, to: Endpoint): void => {
      const found = from.outgoing.underWay(machine.now);
      if (!found) return;
      const { at, bytes } = found;
      flights.push({
        connection: connection.id,
        from: from.process.host,
        to: to.process.host,
        bytes: bytes.length,
        text: firstLine(bytes),
        ...(at === Infinity ? {} : { left: at - machine.now }),
        heartbeat: isBeating(from) || isBeating(to),
      });
    };
    add(client, server);
    add(server, client);
  }
  return flights;
}

/** '' for what is no text, as what is encrypted. */
function firstLine(bytes: string): string {
  const line = bytes.slice(0, MOST_TEXT).split('\r\n', 1)[0]!.split('\n', 1)[0]!;
  return /^[\t\x20-\x7e]*$/.test(line) ? textOf(line) : '';
}
