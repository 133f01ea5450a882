// A diagram drawn when the pages are built (tools/diagrams); its parts light up with the run.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ReactNode } from 'react';
import { messagesFor } from '../_lib/messages';
import { allChapters } from './chapters';
import type { Place } from './components';
import { linkParts } from './link-parts';

type Props = {
  src: string;
  /** Parts that open a chapter, by its number: `server=7 engine=3`. Those not written yet don't. */
  links?: string;
  place: Place;
  /** What it shows, in words. */
  children?: ReactNode;
};

/** Addresses of the chapters that `links` names and that exist, by part. */
async function targets(links: string, locale: Place['locale']) {
  const chapters = await allChapters();
  return Object.fromEntries(
    links.split(/\s+/).flatMap((link) => {
      const [part = '', number] = link.split('=');
      const found = chapters.find(({ chapter }) => chapter.order === Number(number));
      if (!found) return [];
      return [[part, `/${locale}/learn/${found.slug}`]];
    }),
  );
}

/** A figure with the drawing as part of the page, so that the page's colours apply. */
export async function Diagram({ src, links, place, children }: Props) {
  const file = join(
    process.cwd(),
    'app',
    '_generated',
    'diagrams',
    place.slug,
    `${src}.${place.locale}.svg`,
  );
  const t = messagesFor(place.locale).chapter;
  const drawing = readFileSync(file, 'utf8');
  const html = links ? linkParts(drawing, await targets(links, place.locale)) : drawing;
  return (
    <figure className="diagram">
      <div
        className="diagram-drawing"
        role="region"
        aria-label={t.diagram}
        tabIndex={0}
        dangerouslySetInnerHTML={{ __html: html }}
      />
      {children && <figcaption>{children}</figcaption>}
    </figure>
  );
}
