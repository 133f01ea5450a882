// The strings of the search by language.
import type { Locale } from '../locale';
import type { Shape } from '.';
import { searchEn } from './search-en';
import { searchZh } from './search-zh';

/** Everything the search says, in one language. */
export type SearchMessages = Shape<typeof searchEn>;

const messages: Record<Locale, SearchMessages> = { en: searchEn, zh: searchZh };

/** The search's strings of one language. */
export function searchMessagesFor(locale: Locale): SearchMessages {
  return messages[locale];
}
