// One value of a job's environment, in the middle of the text: read from the job that lives in the room.
import { messagesFor } from '../_lib/messages';
import type { Place } from './components';

type Props = {
  /** Name of the job. */
  job: string;
  /** Key in its environment. */
  get: string;
  place: Place;
};

/** A dash until the room runs and has such a job (app/_room/job-env.ts fills it). */
export function JobEnv({ job, get, place }: Props) {
  return (
    <code
      className="job-env"
      data-job={job}
      data-get={get}
      title={messagesFor(place.locale).chapter.fromRun}
    >
      –
    </code>
  );
}
