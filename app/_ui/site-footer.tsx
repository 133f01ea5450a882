// The foot of every page that is read: licence, and what the programs are.
import type { Locale } from '../_lib/locale';
import { messagesFor } from '../_lib/messages';
import { offlineMessagesFor } from '../_lib/messages/offline';
import { offlinePage } from '../_offline/names';

/** Footer in small type. */
export function SiteFooter({ locale }: { locale: Locale }) {
  const t = messagesFor(locale).footer;
  return (
    <footer className="mx-auto mt-24 max-w-[72rem] px-4 pb-10 text-sm text-ink-soft sm:px-6">
      <p className="border-t border-line pt-6">{t.reconstruction}</p>
      <p className="mt-1">{t.licence}</p>
      <p className="mt-1 print:hidden">
        <a href={`/${locale}/${offlinePage}`} className="underline underline-offset-4">
          {offlineMessagesFor(locale).title}
        </a>
      </p>
    </footer>
  );
}
