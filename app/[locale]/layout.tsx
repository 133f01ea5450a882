// The document: language, fonts, colours before the first paint.
import '../globals.css';
import type { Metadata, Viewport } from 'next';
import { notFound } from 'next/navigation';
import type { ReactNode } from 'react';
import { isLocale, languageTag, locales } from '../_lib/locale';
import { messagesFor } from '../_lib/messages';
import { fonts } from '../_ui/fonts';
import { themeScript } from '../_ui/theme-script';

type Props = { children: ReactNode; params: Promise<{ locale: string }> };

export const dynamicParams = false;

/** Both languages, built ahead. */
export function generateStaticParams() {
  return locales.map((locale) => ({ locale }));
}

export const viewport: Viewport = {
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#fbfaf7' },
    { media: '(prefers-color-scheme: dark)', color: '#171614' },
  ],
};

/** Title pattern and description; a page adds its own. */
export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  if (!isLocale(locale)) return {};
  const { site } = messagesFor(locale);
  return {
    title: { default: `${site.name} · ${site.tagline}`, template: `%s · ${site.name}` },
    description: site.description,
    applicationName: site.name,
    openGraph: { siteName: site.name, type: 'website', locale: locale === 'zh' ? 'zh_CN' : 'en' },
  };
}

/** The root of every page. */
export default async function Document({ children, params }: Props) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  return (
    <html lang={languageTag[locale]} className={fonts} suppressHydrationWarning>
      <head>
        <script dangerouslySetInnerHTML={{ __html: themeScript }} />
      </head>
      <body>{children}</body>
    </html>
  );
}
