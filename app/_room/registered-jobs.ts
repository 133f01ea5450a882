// The names that the live engines know, read from their tables of handlers.
import type { ValueView } from '@/runtime/session/protocol';

/** Names of handlers in every `engine.Engine` among the live objects; none if there is no engine. */
export function registeredJobs(
  objects: Readonly<Record<string, readonly ValueView[]>> | undefined,
): readonly string[] {
  return Object.entries(objects ?? {})
    .filter(([type]) => type.endsWith('/engine.Engine'))
    .flatMap(([, engines]) => engines)
    .flatMap(({ children }) => children?.find(({ name }) => name === 'handlers') ?? [])
    .flatMap(({ value }) => value.children ?? [])
    .map(({ name }) => name.replace(/^"|"$/g, ''));
}
