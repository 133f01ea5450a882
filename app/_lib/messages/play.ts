// The strings of the playground by language.
import type { Locale } from '../locale';
import type { Shape } from '.';
import { playEn } from './play-en';
import { playZh } from './play-zh';

/** Everything the playground says, in one language. */
export type PlayMessages = Shape<typeof playEn>;

const messages: Record<Locale, PlayMessages> = { en: playEn, zh: playZh };

/** The playground's strings of one language. */
export function playMessagesFor(locale: Locale): PlayMessages {
  return messages[locale];
}
