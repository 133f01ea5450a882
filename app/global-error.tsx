// The last resort: the document itself failed, so this brings its own, in both languages.
'use client';

import './globals.css';
import { messagesFor } from './_lib/messages';
import { Notice } from './_ui/notice';

/** Both languages, since nothing is known of the reader any more. */
export default function DocumentError({ error }: { error: Error }) {
  const [en, zh] = [messagesFor('en').error, messagesFor('zh').error];
  return (
    <html lang="en">
      <body>
        <Notice
          title={`${en.title} · ${zh.title}`}
          text={`${en.text} ${zh.text}`}
          detail={error.message}
          home={{ href: '/', name: `${en.home} · ${zh.home}` }}
        />
      </body>
    </html>
  );
}
