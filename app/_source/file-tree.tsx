// The tree of the sources beside a file: open along the way to it, every other folder a link to its page.
import Link from 'next/link';
import type { Locale } from '../_lib/locale';
import { sourceMessagesFor } from '../_lib/messages/source';
import { programFiles } from '../_lib/programs';

type Level = { folders: string[]; files: string[] };

const levels = new Map<string, Level>();

/** What a folder holds, by its path; '' is the top. */
function levelOf(path: string): Level {
  if (levels.size === 0 || process.env.NODE_ENV !== 'production') {
    levels.clear();
    for (const file of programFiles().keys()) {
      const names = file.split('/');
      names.forEach((name, i) => {
        const above = names.slice(0, i).join('/');
        const level = levels.get(above) ?? { folders: [], files: [] };
        levels.set(above, level);
        const list = i === names.length - 1 ? level.files : level.folders;
        if (!list.includes(name)) list.push(name);
      });
    }
  }
  return levels.get(path) ?? { folders: [], files: [] };
}

/** Needs no script: folders on the way close and open by themselves. */
export function FileTree({ locale, path }: { locale: Locale; path: string }) {
  return (
    <nav aria-label={sourceMessagesFor(locale).tree} className="file-tree">
      <Folder locale={locale} path={path} below="" />
    </nav>
  );
}

function Folder({ locale, path, below }: { locale: Locale; path: string; below: string }) {
  const { folders, files } = levelOf(below);
  const inside = below === '' ? '' : `${below}/`;
  const href = (name: string) => `/${locale}/source/${inside}${name}`;
  return (
    <ul>
      {folders.map((name) => (
        <li key={name}>
          {`${path}/`.startsWith(`${inside}${name}/`) ? (
            <details open>
              <summary>{name}/</summary>
              <Folder locale={locale} path={path} below={`${inside}${name}`} />
            </details>
          ) : (
            <Link href={href(name)} prefetch={false}>
              {name}/
            </Link>
          )}
        </li>
      ))}
      {files.map((name) => (
        <li key={name}>
          <Link
            href={href(name)}
            prefetch={false}
            aria-current={`${inside}${name}` === path ? 'page' : undefined}
          >
            {name}
          </Link>
        </li>
      ))}
    </ul>
  );
}
