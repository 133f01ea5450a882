// Where a declaration stands upstream, as a line with a link. The link leaves the site; nothing is fetched.
import type { Locale } from '../_lib/locale';
import { frameMessagesFor } from '../_lib/messages/frame';
import { splitSymbol } from './excerpt';
import { upstreamOf } from './upstream-of';

type Props = {
  symbol: string;
  /** Path of the file it stands in here. */
  file: string;
  locale: Locale;
};

/** Tree, file and lines; nothing for what has no counterpart. */
export function UpstreamLink({ symbol, file, locale }: Props) {
  const place = upstreamOf(symbol, file.slice(file.lastIndexOf('/') + 1));
  if (!place) return null;
  const t = frameMessagesFor(locale).reading;
  return (
    <a
      className="upstream"
      href={place.href}
      rel="noreferrer external"
      title={t.upstreamOf(splitSymbol(symbol).name, place.tree)}
    >
      {t.upstreamAt(place.tree, place.file, t.lines(place.first, place.last))}
    </a>
  );
}
