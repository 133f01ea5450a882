// The moments of the run that is open: the chapter's, and the one that only an experiment has.
import type { Chapter, Moment } from '@/content/types';

/** Those of an experiment, or of the chapter's own run; none where there is no chapter. */
export function momentsOf(
  chapter: Chapter | undefined,
  experiment: string | undefined,
): readonly Moment[] {
  if (!chapter) return [];
  const show = chapter.experiments.find(({ id }) => id === experiment)?.show;
  return typeof show === 'object' ? [...chapter.moments, show] : chapter.moments;
}

/** Id of what an experiment shows. */
export const idOfShown = (show: string | Moment | undefined): string | undefined =>
  typeof show === 'object' ? show.id : show;
