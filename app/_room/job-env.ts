// What the live jobs have in their environments, read from objects in memory and shown in the text.
import type { ValueView } from '@/runtime/session/protocol';

const child = (value: ValueView | undefined, name: string): ValueView | undefined =>
  value?.children?.find((one) => one.name === name)?.value;

/** The text of a Go string as a view quotes it; one that was cut keeps its dots. */
function unquoted(text: string): string {
  try {
    return JSON.parse(text.replace(/…$/, '')) as string;
  } catch {
    return text;
  }
}

/**
 * The environment of the youngest live job of a name: what was set last to each key.
 * @returns undefined if no such job lives
 */
export function jobEnv(
  objects: Readonly<Record<string, readonly ValueView[]>> | undefined,
  name: string,
): ReadonlyMap<string, string> | undefined {
  const job = Object.entries(objects ?? {})
    .filter(([type]) => type.endsWith('/engine.Job'))
    .flatMap(([, jobs]) => jobs)
    .filter((one) => unquoted(child(one, 'Name')?.text ?? '') === name)
    .at(-1);
  if (!job) return undefined;
  const env = new Map<string, string>();
  for (const { value } of child(child(job, 'env'), '*')?.children ?? []) {
    const [, key, set] = /^([^=]*)=(.*)$/s.exec(unquoted(value.text)) ?? [];
    if (key !== undefined) env.set(key, set ?? '');
  }
  return env;
}

/** Writes the values into the text's cells; a dash where there is no such job or key. */
export function showJobEnv(objects: Parameters<typeof jobEnv>[0]): void {
  for (const cell of document.querySelectorAll<HTMLElement>('[data-job][data-get]')) {
    const { job = '', get = '' } = cell.dataset;
    const value = jobEnv(objects, job)?.get(get);
    const text = value === undefined ? '–' : value === '' ? '""' : value;
    if (cell.textContent !== text) cell.textContent = text;
    cell.toggleAttribute('data-lit', value !== undefined);
  }
}
