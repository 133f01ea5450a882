// A connection: a line between two processes, with the bytes that lie unread at each end.
'use client';

import type { ConnectionView, ProcessView } from '@/runtime/session/protocol';
import { useWords } from './context';

function Unread({ text, name }: { text: string; name: string }) {
  const t = useWords().machine;
  if (text === '') return <span className="conn-empty">{name}</span>;
  return (
    <span className="conn-end">
      {name}
      <details>
        <summary>{t.unread(new TextEncoder().encode(text).length)}</summary>
        <pre tabIndex={0}>{text}</pre>
      </details>
    </span>
  );
}

/** The side that dialled on the left. */
export function ConnectionFigure({
  connection,
  processes,
}: {
  connection: ConnectionView;
  processes: readonly ProcessView[];
}) {
  const t = useWords().machine;
  const { client, server, state, network, remote } = connection;
  const name = (id: number) => {
    const process = processes.find((one) => one.id === id);
    return process ? process.argv.slice(0, 2).join(' ') : t.outside;
  };
  return (
    <li className="conn" data-state={state}>
      <Unread text={client.unread} name={name(client.process)} />
      <span className="conn-line">
        <span className="conn-address">
          {network} {remote}
        </span>
        <span className="conn-state">{t.connectionStates[state]}</span>
      </span>
      <Unread text={server.unread} name={name(server.process)} />
    </li>
  );
}
