// What every page needs first: its language, its strings, its addresses in both languages.
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { isLocale, languageTag, locales, type Locale } from './locale';
import { messagesFor, type Messages } from './messages';

/** The parameters Next hands to a page below [locale]. */
export type PageProps<P extends object = object> = { params: Promise<P & { locale: string }> };

/** Language, strings and the other parameters of a page; an unknown language is not found. */
export async function pageOf<P extends object>(
  props: PageProps<P>,
): Promise<{ locale: Locale; t: Messages; params: P }> {
  const params = await props.params;
  if (!isLocale(params.locale)) notFound();
  return { locale: params.locale, t: messagesFor(params.locale), params };
}

/**
 * Metadata of a page that exists in both languages.
 * @param path the address after the language, with its slash; empty for the first page
 */
export function metadataFor(
  locale: Locale,
  path: string,
  title: string,
  description?: string,
): Metadata {
  return {
    title,
    ...(description === undefined ? {} : { description }),
    alternates: {
      canonical: `/${locale}${path}`,
      languages: Object.fromEntries(locales.map((l) => [languageTag[l], `/${l}${path}`])),
    },
  };
}
