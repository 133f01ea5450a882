// A channel as a drawing: who waits to send, the places of the buffer, who waits to receive.
'use client';

import type { ChannelView } from '@/runtime/session/protocol';
import { GoroutineLink } from './goroutine-row';
import { useWords } from './context';

/** Places drawn one by one; a larger buffer is drawn as a number. */
const MOST_PLACES = 12;

/** Senders on the left, receivers on the right, as values flow. */
export function ChannelFigure({ channel, fresh }: { channel: ChannelView; fresh: boolean }) {
  const t = useWords().machine;
  const { buffer, cap, senders, receivers, closed, names, object, type } = channel;
  const places = Math.min(cap, MOST_PLACES);
  return (
    <li className="chan" data-fresh={fresh || undefined}>
      <p className="chan-name">
        <b>{names.slice(0, 3).join(', ') || t.noName}</b>
        <span>
          {type} #{object}
        </span>
        <span>{t.buffer(buffer.length, cap)}</span>
        {closed && <span className="chan-closed">{t.closed}</span>}
      </p>
      <div className="chan-drawing">
        <span className="chan-queue chan-senders">
          {senders.map((id) => (
            <GoroutineLink key={id} id={id} />
          ))}
          {senders.length > 0 && <span className="sr-only">{t.sendersWait}</span>}
        </span>
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
        <span className="chan-queue chan-receivers">
          {receivers.map((id) => (
            <GoroutineLink key={id} id={id} />
          ))}
          {receivers.length > 0 && <span className="sr-only">{t.receiversWait}</span>}
        </span>
      </div>
    </li>
  );
}
