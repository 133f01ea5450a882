// A moment in words: who stands where, and what just happened. For those who cannot see the picture,
// and for the slider.
'use client';

import type { EventView, MomentView } from '@/runtime/session/protocol';
import type { RoomMessages } from '../_lib/messages/room';
import type { Locale } from '../_lib/locale';
import { useRoom, useRoomProps, useWords } from './context';
import { atEnd } from './state';
import { baseName, numberText, shortName } from './words';

/** Kinds too frequent to be told at each step. */
const quiet = new Set<EventView['kind']>(['run', 'call', 'return', 'timer-set']);

/** An event as a sentence. */
export function eventText(event: EventView, t: RoomMessages): string {
  const who = event.g === 0 ? t.events.world : t.events.g(event.g);
  const named = event.kind === 'call' || event.kind === 'return';
  const detail = named ? shortName(event.detail) : event.detail;
  return t.events.sentence[event.kind](who, detail, event.aux);
}

/** A moment as one or two sentences. */
export function momentText(view: MomentView, t: RoomMessages): string {
  const { current } = view;
  const place = current?.place;
  const where =
    current && place
      ? t.say.at(current.g, shortName(current.fn), baseName(place.file), place.line)
      : t.say.nobody;
  const told = view.events.filter(({ kind }) => !quiet.has(kind)).slice(-3);
  return [where, ...told.map((event) => t.say.next(eventText(event, t)))].join('');
}

/** How the run ended, in a sentence of its own, for its last moment. */
export function endSentence(view: MomentView, t: RoomMessages, locale: Locale): string {
  const { outcome } = view;
  if (!atEnd(view) || outcome.kind === 'running') return '';
  if (outcome.kind === 'time') {
    return t.outcome.time(numberText(Math.round(outcome.at / 1e9), locale));
  }
  const told = t.outcome[outcome.kind];
  // What was stopped from here is told whole already.
  if (!('text' in outcome) || outcome.kind === 'limit' || outcome.kind === 'memory') return told;
  const [first = ''] = outcome.text.split('\n');
  return first === '' ? told : t.say.ended(told, first);
}

/** The present moment in words. */
export function useMomentText(): string {
  const t = useWords();
  const { locale } = useRoomProps();
  const view = useRoom((state) => state.view);
  if (!view) return '';
  return [momentText(view, t), endSentence(view, t, locale)].filter(Boolean).join(' ');
}
