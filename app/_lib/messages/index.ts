// The strings of the interface by language.
import type { Locale } from '../locale';
import { en } from './en';
import { zh } from './zh';

/** Replaces literal types, so that a translation need only have the same shape. */
export type Shape<T> = T extends string
  ? string
  : T extends (...args: infer A) => string
    ? (...args: A) => string
    : { readonly [K in keyof T]: Shape<T[K]> };

/** Everything the interface says, in one language. A missing key is a type error. */
export type Messages = Shape<typeof en>;

const messages: Record<Locale, Messages> = { en, zh };

/** The strings of one language. */
export function messagesFor(locale: Locale): Messages {
  return messages[locale];
}
