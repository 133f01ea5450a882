// A method and a URL to try on a router that lives in the room.
'use client';

import { useCallback, useEffect, useId, useState, type FormEvent } from 'react';
import type { ListenerView, MomentView } from '@/runtime/session/protocol';
import { useDriver, useRoom, useRoomProps, useStore, useWords } from './context';
import { chosenListener, type Tried } from './driver-routes';
import { MOST } from './route-request';
import type { RouteAsked } from './state';
import { numberText } from './words';

const methods = ['GET', 'POST', 'PUT', 'DELETE', 'HEAD', 'OPTIONS'];

/** The program behind a listener, and its host where the room has several. */
function servedBy(view: MomentView | undefined, { process }: ListenerView): string {
  const found = view?.processes.find(({ id }) => id === process);
  const hosts = new Set(view?.processes.map(({ host }) => host));
  return [found?.argv[0], hosts.size > 1 ? found?.host : ''].filter(Boolean).join(' · ');
}

/** Sends it with curl; what the router does then is in the run. */
export function RouteTester() {
  const t = useWords().routes;
  const { locale } = useRoomProps();
  const driver = useDriver();
  const store = useStore();
  const id = useId();
  const [chosen, setChosen] = useState<number>();
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState('');
  const route = useRoom((state) => state.route);
  const view = useRoom((state) => state.view);
  const hasClient = useRoom(({ scenario }) => scenario?.commands['curl'] !== undefined);

  const words = useCallback(
    (tried: Tried): string => {
      switch (tried.kind) {
        case 'nobody':
          return t.nobody;
        case 'routed':
          return t.answered(tried.answer);
        case 'not-routed':
          return t.notRouted(tried.said);
      }
    },
    [t],
  );
  const send = useCallback(
    async (request: RouteAsked, to: number | undefined) => {
      const { length } = request.url;
      if (request.method === '' || length === 0) return setSaid(t.empty);
      if (length > MOST)
        return setSaid(t.tooLong(numberText(length, locale), numberText(MOST, locale)));
      setBusy(true);
      setSaid('…');
      setSaid(words(await driver.tryRoute(request, to)));
      setBusy(false);
    },
    [driver, locale, t, words],
  );
  useEffect(() => {
    if (!route.wanted) return;
    store.dispatch({ type: 'route', route: { ...route, wanted: false } });
    queueMicrotask(() => void send(route.typed, undefined));
  }, [route, send, store]);

  if (!hasClient) return <p className="pane-empty">{t.noClient}</p>;
  function submit(event: FormEvent) {
    event.preventDefault();
    if (!busy) void send({ method: method.trim(), url: url.trim() }, chosen);
  }
  const { method, url } = route.typed;
  const type = (typed: Partial<RouteAsked>) =>
    store.dispatch({
      type: 'route',
      route: { typed: { ...route.typed, ...typed }, wanted: false },
    });
  const listeners = view?.listeners ?? [];
  return (
    <form className="route-tester" onSubmit={submit} onKeyDown={(event) => event.stopPropagation()}>
      <div className="route-fields">
        <input
          className="field route-method"
          aria-label={t.method}
          list={`${id}-methods`}
          value={method}
          maxLength={40}
          autoCapitalize="characters"
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => type({ method: event.target.value })}
        />
        <datalist id={`${id}-methods`}>
          {methods.map((one) => (
            <option key={one} value={one} />
          ))}
        </datalist>
        <input
          className="field route-url"
          aria-label={t.url}
          value={url}
          autoCapitalize="off"
          autoComplete="off"
          autoCorrect="off"
          spellCheck={false}
          aria-describedby={`${id}-hint`}
          onChange={(event) => type({ url: event.target.value })}
        />
        <button type="submit" className="quiet" aria-disabled={busy}>
          {t.send}
        </button>
      </div>
      {listeners.length > 1 && (
        <label className="soft">
          {t.to}{' '}
          <select
            className="field"
            value={chosenListener(view, chosen, url)?.object}
            onChange={(event) => setChosen(Number(event.target.value))}
          >
            {listeners.map((one) => (
              <option key={one.object} value={one.object}>
                {one.address} · {servedBy(view, one)}
              </option>
            ))}
          </select>
        </label>
      )}
      <p id={`${id}-hint`} className="soft">
        {t.hint}
      </p>
      <p role="status" className="route-said">
        {said}
      </p>
    </form>
  );
}
