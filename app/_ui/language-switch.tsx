// The same page in the other language, at the same place: what follows ? and # goes along.
'use client';

import { usePathname } from 'next/navigation';
import type { MouseEvent } from 'react';
import { languageTag, type Locale } from '../_lib/locale';

/** A plain link, since the language belongs to the whole document. */
export function LanguageSwitch({ to, name, label }: { to: Locale; name: string; label: string }) {
  const pathname = usePathname();
  const href = pathname.replace(/^\/[^/]+/, `/${to}`);

  function keepPlace(event: MouseEvent<HTMLAnchorElement>) {
    event.currentTarget.href = href + location.search + location.hash;
  }

  return (
    <a
      href={href}
      hrefLang={languageTag[to]}
      lang={languageTag[to]}
      title={label}
      onClick={keepPlace}
      className="whitespace-nowrap rounded px-2 py-1.5 hover:text-accent max-[26rem]:px-1"
    >
      {name}
    </a>
  );
}
