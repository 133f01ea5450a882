// The source of a claim: a symbol in Docker's own code, linked at the line and the version.
import type { ReactNode } from 'react';
import { messagesFor } from '../_lib/messages';
import type { Place } from './components';
import { anchorLines, upstream } from './upstream';

type Props = { upstream: string; file: string; symbol: string; place: Place; children?: ReactNode };

/** A link; its text is the symbol unless the writer gives words. */
export function Anchor({ upstream: id, file, symbol, place, children }: Props) {
  const [first, last] = anchorLines(id, file, symbol);
  const tree = upstream(id);
  const t = messagesFor(place.locale).chapter;
  return (
    <a
      className="anchor"
      href={`${tree.browse}${file}#L${first}-L${last}`}
      title={t.upstreamAt(tree.name, file, symbol)}
      rel="noreferrer external"
    >
      {children ?? <code>{symbol}</code>}
      <span className="sr-only"> ({t.upstream})</span>
    </a>
  );
}
