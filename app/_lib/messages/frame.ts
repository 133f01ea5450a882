// The strings of what holds the book together (contents, reading, glossary) by language.
import type { Locale } from '../locale';
import type { Shape } from '.';
import { frameEn } from './frame-en';
import { frameZh } from './frame-zh';

/** Everything the frame says, in one language. */
export type FrameMessages = Shape<typeof frameEn>;

const messages: Record<Locale, FrameMessages> = { en: frameEn, zh: frameZh };

/** The frame's strings of one language. */
export function frameMessagesFor(locale: Locale): FrameMessages {
  return messages[locale];
}
