// What the names of one file stand for: fetched when a reader points at one.
import { indexedFiles, namesOf } from '../../_source/names-of';

export const dynamic = 'force-static';
export const dynamicParams = false;

/** `src/github.com/docker/docker/engine/job.go.json` and every other. */
export function generateStaticParams() {
  return indexedFiles().map((file) => ({ path: `${file}.json`.split('/') }));
}

/** Made when the pages are built. */
export async function GET(
  _: Request,
  { params }: { params: Promise<{ path: string[] }> },
): Promise<Response> {
  const path = (await params).path.map(decodeURIComponent).join('/');
  const names = await namesOf(path.replace(/\.json$/, ''));
  return names ? Response.json(names) : new Response(null, { status: 404 });
}
