// What a chapter's text is made of besides paragraphs. Each component is bound to the language and
// the chapter it stands in, so that a writer names things by their id alone.
import type { MDXComponents } from 'mdx/types';
import type { ReactNode } from 'react';
import type { Locale } from '../_lib/locale';
import { messagesFor } from '../_lib/messages';
import { frameMessagesFor } from '../_lib/messages/frame';
import { Anchor } from './anchor';
import { CSource, SideBySide } from './c-figure';
import type { ChapterEntry } from './chapters';
import { Diagram } from './diagram';
import { Excerpt, Note } from './excerpt-figure';
import { JobEnv } from './job-env';
import { Jobs } from './jobs';
import { TryRoute } from './try-route';
import { Experiment, Question } from './tasks';
import { Term } from './term';

/** What every component may need to know. */
export type Place = ChapterEntry & { locale: Locale };

/** A link into the run. Without JavaScript, or in another tab, the address opens the same moment. */
function Moment({ id, place, children }: { id: string; place: Place; children?: ReactNode }) {
  const moment = place.chapter.moments.find((one) => one.id === id);
  if (!moment) throw new RangeError(`${place.slug}: no moment ${id} in chapter.ts`);
  const t = messagesFor(place.locale).chapter;
  return (
    <a className="moment" href={`?moment=${id}`} data-ask="moment" data-id={id} title={t.moment}>
      {children ?? moment.title[place.locale]}
    </a>
  );
}

/** A heading and, beside it so that it is no part of its name, the link that leads to it. */
function heading(Tag: 'h2' | 'h3', linkTo: string) {
  return function Heading({ id, children }: { id?: string; children?: ReactNode }) {
    return (
      <div className={`headed headed-${Tag}`}>
        <Tag id={id}>{children}</Tag>
        <a
          id={`${id}-link`}
          className="heading-link"
          href={`#${id}`}
          data-copy=""
          title={linkTo}
          aria-label={linkTo}
          aria-labelledby={`${id}-link ${id}`}
        >
          #
        </a>
      </div>
    );
  };
}

/** The components of a chapter's text. */
export function chapterComponents(place: Place): MDXComponents {
  let questions = 0;
  const { linkTo } = frameMessagesFor(place.locale).reading;
  return {
    h2: heading('h2', linkTo),
    h3: heading('h3', linkTo),
    // Where the window is narrow a table scrolls, and whoever has no pointer must be able to.
    table: (props) => <table {...props} tabIndex={0} />,
    Note,
    TryRoute,
    Jobs,
    Term,
    Excerpt: (props) => <Excerpt {...props} place={place} />,
    CSource: (props) => <CSource {...props} place={place} />,
    SideBySide: (props) => <SideBySide {...props} place={place} />,
    Moment: (props) => <Moment {...props} place={place} />,
    Diagram: (props) => <Diagram {...props} place={place} />,
    Question: (props) => <Question {...props} number={++questions} place={place} />,
    Experiment: (props) => <Experiment {...props} place={place} />,
    Anchor: (props) => <Anchor {...props} place={place} />,
    JobEnv: (props) => <JobEnv {...props} place={place} />,
  };
}
