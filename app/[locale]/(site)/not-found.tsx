// What a page shows when it finds, while rendering, that what it was asked for does not exist.
'use client';

import { useParams } from 'next/navigation';
import { isLocale, locales } from '../../_lib/locale';
import { messagesFor } from '../../_lib/messages';
import { Notice } from '../../_ui/notice';

/** The same words as the missing page. */
export default function NotFound() {
  const { locale } = useParams<{ locale: string }>();
  const language = isLocale(locale) ? locale : locales[0];
  const t = messagesFor(language).missing;
  return (
    <Notice
      code="404"
      title={t.title}
      text={t.text}
      home={{ href: `/${language}`, name: t.home }}
    />
  );
}
