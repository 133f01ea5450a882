// All Go programs in one file, for the machine in the worker: text by path relative to content/go.
import { programFiles } from '../_lib/programs';

export const dynamic = 'force-static';

/** Made when the pages are built. */
export function GET(): Response {
  return Response.json(Object.fromEntries(programFiles()));
}
