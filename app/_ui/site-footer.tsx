// The foot of every page that is read: licence, and what the programs are.
import type { Locale } from '../_lib/locale';
import { messagesFor } from '../_lib/messages';

/** Footer in small type. */
export function SiteFooter({ locale }: { locale: Locale }) {
  const t = messagesFor(locale).footer;
  return (
    <footer className="mx-auto mt-24 max-w-[100rem] border-t border-line px-4 py-8 text-sm text-ink-soft sm:px-6">
      <p className="max-w-[70ch]">{t.reconstruction}</p>
      <p className="mt-1">{t.licence}</p>
    </footer>
  );
}
