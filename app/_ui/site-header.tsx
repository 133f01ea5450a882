// The bar on top of every page: the name, the ways in, language and colours.
import Link from 'next/link';
import type { Locale } from '../_lib/locale';
import { messagesFor } from '../_lib/messages';
import { offlineMessagesFor } from '../_lib/messages/offline';
import { programBundleUrl } from '../_lib/programs';
import { OfflineNote } from '../_offline/offline-note';
import { SearchButton } from '../_search/search-button';
import { LanguageSwitch } from './language-switch';
import { Mark } from './mark';
import { ThemeToggle } from './theme-toggle';

/** Header with the skip link as its first stop. */
export function SiteHeader({ locale }: { locale: Locale }) {
  const t = messagesFor(locale);
  const offline = offlineMessagesFor(locale);
  const ways = [
    { href: `/${locale}/learn`, name: t.nav.chapters },
    { href: `/${locale}/lab`, name: t.nav.lab },
    { href: `/${locale}/play`, name: t.nav.play },
    { href: `/${locale}/source`, name: t.nav.source },
  ];
  return (
    <header className="sticky top-0 z-20 border-b border-line bg-paper print:hidden">
      <a
        href="#text"
        className="absolute start-3 top-2 z-30 -translate-y-20 rounded bg-accent px-3 py-1.5 text-on-accent focus:translate-y-0"
      >
        {t.nav.skip}
      </a>
      <nav
        aria-label={t.nav.label}
        className="mx-auto flex h-14 max-w-[100rem] items-center gap-x-1 px-4 text-[0.9rem] max-[26rem]:gap-x-0 max-[26rem]:px-3 max-[26rem]:text-[0.82rem] sm:gap-x-3 sm:px-6"
      >
        <Link
          href={`/${locale}`}
          prefetch={false}
          aria-label={t.nav.home}
          className="me-auto flex items-center gap-2.5 py-1.5 font-semibold tracking-tight"
        >
          <Mark />
          <span className="max-[26rem]:sr-only">{t.site.name}</span>
        </Link>
        {ways.map(({ href, name }) => (
          <Link
            key={href}
            href={href}
            prefetch={false}
            className="rounded px-1.5 py-1.5 hover:text-accent max-[26rem]:px-1 sm:px-2"
          >
            {name}
          </Link>
        ))}
        <span aria-hidden="true" className="h-4 border-s border-line max-[26rem]:hidden" />
        <SearchButton locale={locale} programs={programBundleUrl()} t={t.search} />
        <LanguageSwitch
          to={locale === 'en' ? 'zh' : 'en'}
          name={t.nav.otherLanguage}
          label={t.nav.language}
        />
        <ThemeToggle labels={t.theme} />
      </nav>
      <OfflineNote
        labels={{ kept: offline.noteKept, none: offline.note, back: offline.noteBack }}
      />
    </header>
  );
}
