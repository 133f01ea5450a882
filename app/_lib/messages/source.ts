// The strings of the source pages by language.
import type { Locale } from '../locale';
import type { Shape } from '.';
import { sourceEn } from './source-en';
import { sourceZh } from './source-zh';

/** Everything the source pages say of names, in one language. */
export type SourceMessages = Shape<typeof sourceEn>;

const messages: Record<Locale, SourceMessages> = { en: sourceEn, zh: sourceZh };

/** The source pages' strings of one language. */
export function sourceMessagesFor(locale: Locale): SourceMessages {
  return messages[locale];
}
