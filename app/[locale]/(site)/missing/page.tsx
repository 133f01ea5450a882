// The honest page for an address that does not exist; proxy.ts answers with it and status 404.
import type { Metadata } from 'next';
import { pageOf, type PageProps } from '../../../_lib/page';
import { Notice } from '../../../_ui/notice';

export async function generateMetadata(props: PageProps): Promise<Metadata> {
  const { t } = await pageOf(props);
  return { title: t.missing.title, robots: { index: false } };
}

/** Says so, and offers the way home. */
export default async function Missing(props: PageProps) {
  const { locale, t } = await pageOf(props);
  return (
    <Notice
      code="404"
      title={t.missing.title}
      text={t.missing.text}
      home={{ href: `/${locale}`, name: t.missing.home }}
    />
  );
}
