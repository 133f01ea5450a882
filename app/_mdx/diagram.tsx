// A diagram drawn when the pages are built (tools/diagrams); its parts light up with the run.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ReactNode } from 'react';
import { messagesFor } from '../_lib/messages';
import type { Place } from './components';

type Props = { src: string; place: Place; /** What it shows, in words. */ children?: ReactNode };

/** A figure with the drawing as part of the page, so that the page's colours apply. */
export function Diagram({ src, place, children }: Props) {
  const file = join(
    process.cwd(),
    'app',
    '_generated',
    'diagrams',
    place.slug,
    `${src}.${place.locale}.svg`,
  );
  const t = messagesFor(place.locale).chapter;
  return (
    <figure className="diagram">
      <div
        className="diagram-drawing"
        role="region"
        aria-label={t.diagram}
        tabIndex={0}
        dangerouslySetInnerHTML={{ __html: readFileSync(file, 'utf8') }}
      />
      <figcaption>{children}</figcaption>
    </figure>
  );
}
