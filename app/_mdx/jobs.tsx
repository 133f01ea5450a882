// The names of jobs a module of Docker registers, from the facts; those in the live engine light up.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What one function upstream registers. Lines are those of the tag. */
export type JobModule = {
  /** What chapters call it. */
  readonly by: string;
  readonly file: string;
  readonly symbol: string;
  /** Line of the registration by name of the job. */
  readonly jobs: Readonly<Record<string, number>>;
};

let modules: readonly JobModule[] | undefined;

/** Every job of Docker 1.6.2, by who registers it, in the order in which a daemon that comes up does. */
export function jobModules(): readonly JobModule[] {
  modules ??= JSON.parse(
    readFileSync(join(process.cwd(), 'content', 'upstream', 'docker-1.6.2-jobs.json'), 'utf8'),
  ) as JobModule[];
  return modules;
}

/**
 * The names of one module, each a part that the room can light.
 * @throws RangeError if there is no such module
 */
export function Jobs({ by }: { by: string }) {
  const found = jobModules().find((one) => one.by === by);
  if (!found) throw new RangeError(`no module ${by} in docker-1.6.2-jobs.json`);
  return (
    <span className="jobs">
      {Object.keys(found.jobs).map((name) => (
        <span key={name}>
          <code data-part={`job:${name}`}>{name}</code>{' '}
        </span>
      ))}
    </span>
  );
}
