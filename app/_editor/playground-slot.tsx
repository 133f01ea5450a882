// The place of the playground: its code comes after the page, which can be read meanwhile.
'use client';

import { useEffect, useState, type ComponentType } from 'react';
import type { PlaygroundProps } from './playground';

type Props = PlaygroundProps & { labels: { readonly loading: string; readonly failed: string } };

/** Says that it is on its way, then is there. */
export function PlaygroundSlot({ labels, ...props }: Props) {
  const [Playground, setPlayground] = useState<ComponentType<PlaygroundProps>>();
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    import('./playground').then(
      (module) => setPlayground(() => module.Playground),
      () => setFailed(true),
    );
  }, []);
  if (Playground) return <Playground {...props} />;
  return (
    <p role={failed ? 'alert' : 'status'} className="p-6">
      {failed ? labels.failed : labels.loading}
    </p>
  );
}
