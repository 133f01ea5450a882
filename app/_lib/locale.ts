// The two languages of the site, and which of them a reader gets.

/** Every language there is, the default first. */
export const locales = ['en', 'zh'] as const;

/** One of the two languages, as it stands in an address. */
export type Locale = (typeof locales)[number];

/** A text in both languages; leaving one out is a type error. */
export type Localized = Readonly<Record<Locale, string>>;

/** The value of `lang` and `hreflang` for a language. */
export const languageTag: Localized = { en: 'en', zh: 'zh-Hans' };

/** Whether a segment of an address names a language. */
export function isLocale(segment: string): segment is Locale {
  return (locales as readonly string[]).includes(segment);
}

/**
 * The language a reader prefers.
 * @param acceptLanguage the header of that name, as in RFC 9110 § 12.5.4; may be empty
 */
export function preferredLocale(acceptLanguage: string): Locale {
  const wishes = acceptLanguage
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().toLowerCase().split(';');
      const quality = parameters.map((p) => /^\s*q=([\d.]+)\s*$/.exec(p)?.[1]).find(Boolean);
      return { language: tag.split('-')[0] ?? '', quality: Number(quality ?? 1) };
    })
    .filter(({ language, quality }) => isLocale(language) && quality > 0)
    .sort((a, b) => b.quality - a.quality);
  const first = wishes[0]?.language ?? '';
  return isLocale(first) ? first : locales[0];
}
