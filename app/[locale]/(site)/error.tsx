// What a reader sees when a page fails while it is drawn.
'use client';

import { useParams } from 'next/navigation';
import { isLocale, locales } from '../../_lib/locale';
import { messagesFor } from '../../_lib/messages';
import { Notice } from '../../_ui/notice';

/** Says what failed, in the words of the failure, and offers another try. */
export default function PageError({ error, reset }: { error: Error; reset: () => void }) {
  const { locale } = useParams<{ locale: string }>();
  const language = isLocale(locale) ? locale : locales[0];
  const t = messagesFor(language).error;
  return (
    <Notice
      title={t.title}
      text={t.text}
      detail={error.message}
      home={{ href: `/${language}`, name: t.home }}
    >
      <button
        type="button"
        onClick={reset}
        className="cursor-pointer rounded bg-accent px-4 py-2 font-medium text-on-accent"
      >
        {t.again}
      </button>
    </Notice>
  );
}
