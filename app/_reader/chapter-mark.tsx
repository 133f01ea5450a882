// How much of a chapter has been read, in the list of chapters.
'use client';

import { countRead } from './progress';
import { useProgress } from './use-progress';

type Props = {
  slug: string;
  sections: readonly string[];
  /** `{n}` and `{of}` are filled in. */
  labels: { chapterSome: string; chapterAll: string };
};

/** Nothing for a chapter not begun, and nothing without JavaScript. */
export function ChapterMark({ slug, sections, labels }: Props) {
  const { progress } = useProgress();
  const read = countRead(progress, slug, sections);
  if (read === 0) return null;
  const all = read === sections.length;
  return (
    <span className="chapter-mark" data-all={all || undefined}>
      {all
        ? `✓ ${labels.chapterAll}`
        : labels.chapterSome.replace('{n}', String(read)).replace('{of}', String(sections.length))}
    </span>
  );
}
