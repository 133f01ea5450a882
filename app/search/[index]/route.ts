// What the search looks in, one file a language.
import { isLocale, locales } from '../../_lib/locale';
import { searchData } from '../../_search/search-data';

export const dynamic = 'force-static';

/** `en.json` and `zh.json`. */
export function generateStaticParams() {
  return locales.map((locale) => ({ index: `${locale}.json` }));
}

/** Made when the pages are built. */
export async function GET(
  _: Request,
  { params }: { params: Promise<{ index: string }> },
): Promise<Response> {
  const locale = (await params).index.replace(/\.json$/, '');
  if (!isLocale(locale)) return new Response(null, { status: 404 });
  return Response.json(await searchData(locale));
}
