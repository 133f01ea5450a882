// The strings of the room by language.
import type { Locale } from '../locale';
import type { Shape } from '.';
import { roomEn } from './room-en';
import { roomZh } from './room-zh';

/** Everything the room says, in one language. A missing key is a type error. */
export type RoomMessages = Shape<typeof roomEn>;

const messages: Record<Locale, RoomMessages> = { en: roomEn, zh: roomZh };

/** The room's strings of one language. */
export function roomMessagesFor(locale: Locale): RoomMessages {
  return messages[locale];
}
