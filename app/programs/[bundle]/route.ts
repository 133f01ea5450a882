// All Go sources in one file, for the machine in the worker; named by its content.
import { programBundle } from '../../_lib/programs';

export const dynamic = 'force-static';

/** The one name there is. */
export function generateStaticParams() {
  return [{ bundle: `${programBundle().name}.json` }];
}

/** Made when the pages are built. While one writes programs the name may be older than they are. */
export function GET(): Response {
  return new Response(programBundle().json, {
    headers: {
      'Content-Type': 'application/json; charset=utf-8',
      'Cache-Control': 'public, max-age=31536000, immutable',
    },
  });
}
