// Arrows between the parts a request passes, in order; each leads to its moment.
'use client';

import type { SequenceLane, SequenceMessage, SequenceView } from '@/runtime/session/protocol';
import { useDriver, useRoom, useRoomProps, useWords } from './context';
import { Chip } from './goroutine-row';
import { useRoving } from './roving';
import { baseName, numberText, shortName } from './words';

type Words = ReturnType<typeof useWords>['sequence'];

/** `engine.(*Job).Run` inside the lane `engine` is `(*Job).Run`. */
function ownName(fn: string): string {
  const short = shortName(fn);
  return short.slice(short.indexOf('.') + 1);
}

/** A lane in words. */
export function laneText(lane: SequenceLane, s: Words): string {
  switch (lane.kind) {
    case 'goroutine':
      return s.goroutine(lane.g);
    case 'socket':
      return s.socket;
    case 'package':
      return baseName(lane.name);
  }
}

/** What stands on an arrow. */
export function arrowText({ kind, text, count }: SequenceMessage, s: Words): string {
  const many = count > 1 ? ` ×${count}` : '';
  switch (kind) {
    case 'call':
    case 'call-return':
      return `${ownName(text)}${many}`;
    case 'return':
      return s.back;
    case 'print':
      return text.trim().replace(/^time="[^"]*" level=\w+ msg="(.*)"$/, '$1');
    case 'dial':
    case 'accept':
    case 'go':
      return kind;
    default:
      return `${s[kind]} ${s.amount(text)}${many}`;
  }
}

function Head({ lane, command }: { lane: SequenceLane; command: string | undefined }) {
  const s = useWords().sequence;
  return (
    <li className="seq-lane" title={lane.kind === 'package' ? lane.name : undefined}>
      {lane.kind === 'goroutine' ? <Chip id={lane.g} /> : laneText(lane, s)}
      {command !== undefined && <span className="seq-process">{command}</span>}
    </li>
  );
}

/** The lanes above, one row an arrow below. */
export function SequenceFigure({ view, now }: { view: SequenceView; now: number }) {
  const { sequence: s } = useWords();
  const { locale } = useRoomProps();
  const driver = useDriver();
  const onKeyDown = useRoving();
  const processes = useRoom((state) => state.view?.processes);
  const { lanes, messages } = view;
  const current = messages.findLast(({ seq }) => seq <= now);
  const inside = current && now <= (messages.at(-1)?.seq ?? 0) ? current.seq : undefined;
  const lanesStyle = { '--lanes': lanes.length } as React.CSSProperties;
  const command = ({ process }: SequenceLane) =>
    processes
      ?.find(({ id }) => id === process)
      ?.argv.slice(0, 2)
      .join(' ') ?? (process > 0 ? `#${process}` : undefined);
  return (
    <div className="seq" style={lanesStyle}>
      <ol className="seq-lanes">
        {lanes.map((lane, i) => (
          <Head key={i} lane={lane} command={command(lane)} />
        ))}
      </ol>
      <ol className="seq-rows" onKeyDown={onKeyDown}>
        {messages.map((message, i) => {
          const { seq, step, kind, from, to } = message;
          const [left, right] = from < to ? [from, to] : [to, from];
          const text = arrowText(message, s);
          const names = [laneText(lanes[from]!, s), laneText(lanes[to]!, s)] as const;
          return (
            <li key={seq}>
              <button
                type="button"
                className="seq-row"
                data-row=""
                data-when={seq > now ? 'future' : 'past'}
                tabIndex={
                  seq === (inside ?? messages[0]!.seq) || (inside === undefined && i === 0) ? 0 : -1
                }
                aria-current={seq === inside || undefined}
                aria-label={s.row(
                  numberText(step, locale),
                  names[0],
                  names[1],
                  `${s.kinds[kind]} ${text}`,
                )}
                onClick={() => void driver.move({ type: 'to-seq', seq })}
              >
                <span
                  className="seq-arrow"
                  data-kind={kind}
                  data-way={from === to ? 'here' : from < to ? 'right' : 'left'}
                  style={{
                    left: `${((left + 0.5) / lanes.length) * 100}%`,
                    width: `${((right - left) / lanes.length) * 100}%`,
                  }}
                />
                <span
                  className="seq-text"
                  data-side={left + 0.5 > lanes.length / 2 ? 'left' : 'right'}
                  style={
                    left + 0.5 > lanes.length / 2
                      ? { right: `${100 - ((right + 0.5) / lanes.length) * 100}%` }
                      : { left: `${((left + 0.5) / lanes.length) * 100}%` }
                  }
                >
                  {text}
                </span>
              </button>
            </li>
          );
        })}
      </ol>
    </div>
  );
}
