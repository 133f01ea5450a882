// What a reader did to the run, in words.
import type { FileDeed, Input, LinkDeed, ScriptedDeed } from '@/runtime/session/protocol';
import type { RoomMessages } from '../_lib/messages/room';
import { timeText } from './words';

type Words = RoomMessages['timeline'];

function worldText(deed: LinkDeed | FileDeed, t: Words): string {
  if (deed.kind === 'file') return t.file(deed.host, deed.path, deed.text !== undefined);
  const { a, b, latency, cut, loss } = deed;
  const parts = [
    ...(cut === undefined ? [] : [t.link(a, b, cut)]),
    ...(latency === undefined ? [] : [t.latency(a, b, timeText(latency))]),
    ...(loss === undefined ? [] : [t.loss(a, b, loss)]),
  ];
  return parts.join(' · ');
}

/** What a scenario does besides typing commands. */
export function deedText(deed: ScriptedDeed, t: Words): string {
  if (deed.kind === 'link' || deed.kind === 'file') return worldText(deed, t);
  const { host, terminal, argv } = deed.process;
  const who = argv?.join(' ') ?? terminal ?? host ?? '';
  return t.toProcess(who, deed.kind === 'signal' ? deed.signal : JSON.stringify(deed.text));
}

/** What an input was. */
export function inputText(input: Input, t: Words): string {
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
    case 'link':
    case 'file':
      return worldText(input, t);
    case 'select-case':
      return t.selectCase(input.index);
  }
}
