// What a folder of the programs holds, folders first.
import Link from 'next/link';
import type { Locale } from '../_lib/locale';
import { messagesFor } from '../_lib/messages';
import { programFiles } from '../_lib/programs';

/** Names with the number of lines of each file, and the sentence a file begins with. */
export function FolderList({ locale, path }: { locale: Locale; path: string }) {
  const t = messagesFor(locale).source;
  const inside = path === '' ? '' : `${path}/`;
  const folders = new Set<string>();
  const files: { name: string; text: string }[] = [];
  for (const [file, text] of programFiles()) {
    if (!file.startsWith(inside)) continue;
    const [name = '', ...rest] = file.slice(inside.length).split('/');
    if (rest.length > 0) folders.add(name);
    else files.push({ name, text });
  }
  const to = (name: string) => `/${locale}/source/${inside}${name}`;
  return (
    <ul className="mt-6 max-w-[58rem] border-t border-line">
      {[...folders].map((name) => (
        <li key={name} className="border-b border-line">
          <Link href={to(name)} className="block py-2.5 font-mono text-sm hover:text-accent">
            {name}/
          </Link>
        </li>
      ))}
      {files.map(({ name, text }) => (
        <li key={name} className="border-b border-line">
          <Link
            href={to(name)}
            className="grid gap-x-6 py-2.5 hover:text-accent sm:grid-cols-[16rem_1fr_auto]"
          >
            <span className="font-mono text-sm">{name}</span>
            <span lang="en" className="min-w-0 truncate text-sm text-ink-soft">
              {/^\/\/ (.*)/.exec(text)?.[1]}
            </span>
            <span className="text-sm text-ink-soft tabular-nums">
              {t.lines(text.split('\n').length - 1)}
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
