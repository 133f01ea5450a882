// What a reader did to the run, in words.
import type { Input } from '@/runtime/session/protocol';
import type { RoomMessages } from '../_lib/messages/room';
import { timeText } from './words';

/** What an input was. */
export function inputText(input: Input, t: RoomMessages['timeline']): string {
  switch (input.kind) {
    case 'exec':
      return t.typed(input.argv.join(' '));
    case 'stdin':
      return t.typed(JSON.stringify(input.text));
    case 'signal':
      return t.typed(input.signal);
    case 'run-next':
      return t.runNext(input.g);
    case 'hold':
      return t.hold(input.g, input.held);
    case 'link': {
      const { a, b, latency, cut } = input;
      if (cut !== undefined) return t.link(a, b, cut);
      return t.latency(a, b, timeText(latency ?? 0));
    }
    case 'select-case':
      return t.selectCase(input.index);
  }
}
