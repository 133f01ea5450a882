// What surrounds every page of the site.
import { notFound } from 'next/navigation';
import type { ReactNode } from 'react';
import { isLocale } from '../../_lib/locale';
import { SiteHeader } from '../../_ui/site-header';

type Props = { children: ReactNode; params: Promise<{ locale: string }> };

/** Header above, the page below. A page brings its own `main` with the id `text`. */
export default async function SiteLayout({ children, params }: Props) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  return (
    <>
      <SiteHeader locale={locale} />
      {children}
    </>
  );
}
