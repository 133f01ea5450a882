// A page that has one thing to say: not found, broken.
import type { ReactNode } from 'react';

type Props = {
  code?: string;
  title: string;
  text: string;
  /** The failure in its own words, shown as it is. */
  detail?: string;
  home: { href: string; name: string };
  children?: ReactNode;
};

/** A full page with a title, a sentence and ways out. */
export function Notice({ code, title, text, detail, home, children }: Props) {
  return (
    <main id="text" className="mx-auto max-w-[42rem] px-4 py-24 sm:px-6">
      {code && <p className="mb-3 font-mono text-sm text-ink-soft">{code}</p>}
      <h1 className="text-3xl leading-tight font-semibold">{title}</h1>
      <p className="mt-4 text-lg text-ink-soft">{text}</p>
      {detail && (
        <pre className="mt-6 overflow-x-auto rounded border border-line bg-raised p-4 text-sm">
          {detail}
        </pre>
      )}
      <div className="mt-8 flex flex-wrap items-center gap-5">
        {children}
        <a href={home.href} className="text-accent underline underline-offset-4">
          {home.name}
        </a>
      </div>
    </main>
  );
}
