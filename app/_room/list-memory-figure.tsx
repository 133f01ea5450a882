// A memory drawn as it is: words below each other, and from each list_head its two pointers, so that both
// circles of a list can be seen at once.
'use client';

import { useRoom, useRoomProps } from './context';
import { circle, listMemoryType, readMemory, type Variable, type Word } from './list-memory';
import { listMemoryWords } from './list-memory-words';
import './list-memory.css';

const ROW = 20;
const NAME = 22;
const GAP = 12;
const LEFT = 120;
const WIDTH = 190;
const RIGHT = LEFT + WIDTH;

const hex = (n: number) => `0x${n.toString(16)}`;
const valueText = ({ pointer, value }: Word) => (pointer ? hex(value) : String(value));

/** Where each word stands, by its address, and how high all are. */
function layout(variables: readonly Variable[]) {
  const rows = new Map<number, number>();
  const tops: number[] = [];
  let y = 4;
  for (const { words } of variables) {
    tops.push(y);
    y += NAME;
    for (const { at } of words) {
      rows.set(at, y);
      y += ROW;
    }
    y += GAP;
  }
  return { rows, tops, height: y };
}

/** A pointer: out of its word and in at the beginning of a list_head; the farther the wider. */
function Pointer({
  word,
  from,
  to,
}: {
  word: Word & { readonly pointer: 'next' | 'prev' };
  from: number;
  /** Undefined: there is nothing where it leads. */
  to: number | undefined;
}) {
  const next = word.pointer === 'next';
  const x = next ? RIGHT : LEFT;
  const out = next ? 1 : -1;
  const y = from + ROW / 2 + 3;
  if (to === undefined) {
    if (word.value === 0) return null;
    const end = x + out * 30;
    return (
      <g className="mem-pointer" data-pointer={word.pointer} data-nowhere="">
        <path d={`M${x} ${y}H${end}`} />
        <path d={`M${end - 4} ${y - 4}l8 8m0-8l-8 8`} />
      </g>
    );
  }
  const target = to + ROW / 2 - 3;
  const away = x + out * (26 + Math.min(80, Math.abs(target - y) * 0.2));
  return (
    <g className="mem-pointer" data-pointer={word.pointer}>
      <path d={`M${x} ${y}C${away} ${y} ${away} ${target} ${x + out * 6} ${target}`} />
      <path className="mem-tip" d={`M${x} ${target}l${out * 7} -4v8z`} />
    </g>
  );
}

function Block({ variable, top, rows }: { variable: Variable; top: number; rows: Rows }) {
  const { name, at, words, list } = variable;
  return (
    <g>
      <text className="mem-name" x={LEFT} y={top + 15}>
        {name}
      </text>
      <text className="mem-address" x={RIGHT} y={top + 15}>
        {hex(at)}
      </text>
      {words.map((word) => (
        <g key={word.at} data-pointer={word.pointer}>
          <rect className="mem-word" x={LEFT} y={rows.get(word.at)} width={WIDTH} height={ROW} />
          <text className="mem-field" x={LEFT + 8} y={rows.get(word.at)! + 14}>
            {word.field}
          </text>
          <text className="mem-value" x={RIGHT - 8} y={rows.get(word.at)! + 14}>
            {valueText(word)}
          </text>
        </g>
      ))}
      <rect className="mem-list" x={LEFT} y={rows.get(list)} width={WIDTH} height={2 * ROW} />
    </g>
  );
}

type Rows = ReadonlyMap<number, number>;

/** The same for those who can't see it, and the circles as lines of names for those who can. */
function InWords({ variables }: { variables: readonly Variable[] }) {
  const t = listMemoryWords(useRoomProps().locale);
  // A head is a list_head that lies in nothing.
  const heads = variables.filter(({ at, list, words }) => at === list && words.length === 2);
  return (
    <>
      <ul className="mem-circles">
        {heads.flatMap(({ name }) =>
          (['next', 'prev'] as const).map((pointer) => {
            const { names, whole } = circle(variables, name, pointer);
            return (
              <li key={`${name} ${pointer}`}>
                <span>{pointer === 'next' ? t.forwards : t.backwards}</span>{' '}
                <code>{names.join(' → ')}</code>
                {!whole && ` ${t.broken}`}
              </li>
            );
          }),
        )}
      </ul>
      <ul className="sr-only">
        {variables.map((one) => (
          <li key={one.at}>
            {t.at(one.name, hex(one.at))}
            <ul>
              {one.words.map((word) => (
                <li key={word.at}>
                  {word.pointer
                    ? t.leads(word.field, hex(word.value), word.to ?? t.nowhere)
                    : t.value(word.field, String(word.value))}
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </>
  );
}

/** Nothing where the moment has no such memory. */
export function ListMemoryFigure() {
  const t = listMemoryWords(useRoomProps().locale);
  const memory = useRoom((state) => state.objects?.[listMemoryType]?.[0]);
  if (!memory) return null;
  const variables = readMemory(memory);
  if (variables.length === 0) return null;
  const { rows, tops, height } = layout(variables);
  const pointers = variables.flatMap(({ words }) =>
    words.filter((word): word is Word & { pointer: 'next' | 'prev' } => !!word.pointer),
  );
  return (
    <section className="mem" aria-label={t.label}>
      <h3 className="host-name">{t.title}</h3>
      <p className="mem-key" aria-hidden="true">
        <span data-pointer="prev">{t.prev}</span> <span data-pointer="next">{t.next}</span>
      </p>
      <svg viewBox={`0 0 ${LEFT + WIDTH + LEFT} ${height}`} aria-hidden="true" focusable="false">
        {variables.map((variable, i) => (
          <Block key={variable.at} variable={variable} top={tops[i]!} rows={rows} />
        ))}
        {pointers.map((word) => (
          <Pointer
            key={word.at}
            word={word}
            from={rows.get(word.at)!}
            to={word.to === undefined ? undefined : rows.get(word.value)}
          />
        ))}
      </svg>
      <InWords variables={variables} />
    </section>
  );
}
