// A link from the text that has a request tried on the live router.
import type { ReactNode } from 'react';

type Props = {
  method?: string;
  url?: string;
  children?: ReactNode;
};

/** Without a request the words lead to the route tester alone. */
export function TryRoute({ method, url, children }: Props) {
  const id = method === undefined || url === undefined ? '' : `${method} ${url}`;
  return (
    <a className="moment" href={`?route=${encodeURIComponent(id)}`} data-ask="route" data-id={id}>
      {children ?? <code>{id}</code>}
    </a>
  );
}
