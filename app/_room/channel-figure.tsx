// A channel as a drawing: who waits to send, the places of the buffer, who waits to receive.
'use client';

import { memo } from 'react';
import type { ChannelView } from '@/runtime/session/protocol';
import { GoroutineLink } from './goroutine-row';
import { useWords } from './context';
import type { RoomMessages } from '../_lib/messages/room';

/** Places drawn one by one; a larger buffer is drawn as a number. */
const MOST_PLACES = 12;

/** Goroutines drawn of a queue; of more, how many. */
const MOST_WAITING = 8;

function Queue({
  ids,
  total,
  className,
  words,
}: {
  /** The first of them. */
  ids: readonly number[];
  total: number;
  className: string;
  words: string;
}) {
  if (ids.length === 0) return null;
  return (
    <span className={`chan-queue ${className}`}>
      {ids.slice(0, MOST_WAITING).map((id) => (
        <GoroutineLink key={id} id={id} />
      ))}
      {total > MOST_WAITING && <span className="soft">+{total - MOST_WAITING} </span>}
      <span className="sr-only">{words}</span>
    </span>
  );
}

/** File and line at which it was made; '' where nobody knows. */
const madeAt = ({ made }: ChannelView): string => (made ? `${made.file}:${made.line}` : '');

/** What a channel is called here: by what holds it, else by what flows in it and where it was made. */
export function nameOf(
  channel: ChannelView,
  t: Pick<RoomMessages['machine'], 'noName' | 'madeAt'>,
): string {
  const names = channel.names.filter((name) => name !== '').slice(0, 3);
  if (names.length > 0) return names.join(', ');
  const at = madeAt(channel);
  const elem = channel.type.replace(/^(<-chan|chan<-|chan) */, '');
  return at === '' ? t.noName : t.madeAt(elem, at.slice(at.lastIndexOf('/') + 1));
}

type FigureProps = { readonly channel: ChannelView; readonly fresh: boolean };

/** Senders on the left, receivers on the right, as values flow. */
export const ChannelFigure = memo(function ChannelFigure({ channel, fresh }: FigureProps) {
  const t = useWords().machine;
  const { buffer, buffered, cap, senders, receivers, closed, object, type } = channel;
  const places = Math.min(cap, MOST_PLACES);
  return (
    <li className="chan" data-fresh={fresh || undefined}>
      <p className="chan-name">
        <b title={madeAt(channel)}>{nameOf(channel, t)}</b>
        <span>
          {type} #{object}
        </span>
        <span>{t.buffer(buffered, cap)}</span>
        {closed && <span className="chan-closed">{t.closed}</span>}
      </p>
      <div className="chan-drawing">
        <Queue
          ids={senders}
          total={channel.sending}
          className="chan-senders"
          words={t.sendersWait}
        />
        <span
          className="chan-pipe"
          data-closed={closed || undefined}
          data-unbuffered={cap === 0 || undefined}
        >
          {Array.from({ length: places }, (_, i) => (
            <span
              key={i}
              className="chan-place"
              data-full={i < buffer.length || undefined}
              title={buffer[i]?.text}
            >
              {buffer[i]?.text ?? ''}
            </span>
          ))}
          {cap > places && <span className="chan-more">… {cap}</span>}
        </span>
        <Queue
          ids={receivers}
          total={channel.receiving}
          className="chan-receivers"
          words={t.receiversWait}
        />
      </div>
    </li>
  );
}, drawnAlike);

/** Most channels are at the next step what they were. */
function drawnAlike(a: FigureProps, b: FigureProps): boolean {
  return a.fresh === b.fresh && JSON.stringify(a.channel) === JSON.stringify(b.channel);
}
