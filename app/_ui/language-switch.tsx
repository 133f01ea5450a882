// The same page in the other language, at the same place: what follows ? and # goes along.
'use client';

import { usePathname } from 'next/navigation';
import type { MouseEvent } from 'react';
import { languageTag, type Locale } from '../_lib/locale';

/** What the address names, as long as it is in sight; else the section that is being read. */
function placeNow(): string {
  const { section } = document.documentElement.dataset;
  if (section === undefined) return location.hash;
  const top = document.querySelector(':target')?.getBoundingClientRect().top ?? -1;
  return top >= 0 && top < innerHeight ? location.hash : `#${section}`;
}

/** A plain link, since the language belongs to the whole document. */
export function LanguageSwitch({ to, name, label }: { to: Locale; name: string; label: string }) {
  const pathname = usePathname();
  const href = pathname.replace(/^\/[^/]+/, `/${to}`);

  function keepPlace(event: MouseEvent<HTMLAnchorElement>) {
    event.currentTarget.href = href + location.search + placeNow();
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
