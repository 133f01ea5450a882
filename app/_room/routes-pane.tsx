// How the router looked for a route: every route, what was asked of it and what it said; and a request to try.
'use client';

import { useEffect, useState } from 'react';
import { useDriver, useRoom, useRoomProps, useWords } from './context';
import { RouteTester } from './route-tester';
import type { Condition, RouteRow, RouteSearch } from './route-search';
import { useRoving } from './roving';
import { numberText } from './words';

const sign = (said: boolean | undefined): string => (said === undefined ? '·' : said ? '✓' : '✗');
const answer = (said: boolean | undefined): 'yes' | 'no' | 'unasked' =>
  said === undefined ? 'unasked' : said ? 'yes' : 'no';

function Asked({ kind, text, said }: Condition) {
  const t = useWords().routes;
  return (
    <span className="route-condition" data-said={answer(said)}>
      <span className="route-sign">{sign(said)}</span> {t.kinds[kind]}{' '}
      {text !== '' && <code>{text}</code>}
    </span>
  );
}

/** One route: a button that leads to where it was tried, if it was. */
function Row({ row, now, first }: { row: RouteRow; now: boolean; first: boolean }) {
  const t = useWords().routes;
  const driver = useDriver();
  const { number, depth, conditions, seq, taken } = row;
  const words = conditions.map(
    ({ kind, text, said }) => `${t.kinds[kind]} ${text}: ${t.said[answer(said)]}`,
  );
  const inside = (
    <>
      <span className="route-number">{number}</span>
      <span className="route-conditions">
        {conditions.length === 0 && t.any}
        {conditions.map((one, i) => (
          <Asked key={i} {...one} />
        ))}
      </span>
    </>
  );
  const style = { '--depth': depth } as React.CSSProperties;
  const label = t.row(number, taken, words.join(', ') || t.any);
  return (
    <li style={style} data-taken={taken || undefined}>
      {seq === undefined ? (
        <div className="route-row" data-untried="">
          {inside}
          <span className="sr-only">{t.untried}</span>
        </div>
      ) : (
        <button
          type="button"
          className="route-row"
          data-row=""
          tabIndex={first ? 0 : -1}
          aria-current={now || undefined}
          aria-label={label}
          onClick={() => void driver.move({ type: 'to-seq', seq })}
        >
          {inside}
        </button>
      )}
    </li>
  );
}

function Found({ search, now }: { search: RouteSearch; now: number }) {
  const t = useWords().routes;
  const { locale } = useRoomProps();
  const onKeyDown = useRoving();
  const { rows, tried, end, vars, method, target, host } = search;
  const current = rows.findLast(({ seq }) => seq !== undefined && seq <= now);
  const first = current ?? rows.find(({ seq }) => seq !== undefined);
  return (
    <>
      <p className="route-request">
        <code>
          {method} {target}
        </code>{' '}
        <span className="soft">{host}</span>
      </p>
      <p>
        {t.ends[end](numberText(tried, locale), numberText(rows.length, locale))}{' '}
        {vars.length > 0 && t.vars(vars.map(({ name, value }) => `${name} = ${value}`).join(', '))}
      </p>
      <ol className="route-rows" aria-label={t.label} onKeyDown={onKeyDown}>
        {rows.map((row) => (
          <Row key={row.object} row={row} now={row === current} first={row === first} />
        ))}
      </ol>
    </>
  );
}

/** The search of the moment: the one under way, or the last before it. */
export function RoutesPane() {
  const t = useWords();
  const driver = useDriver();
  const now = useRoom(({ view }) => view?.seq ?? 0);
  const last = useRoom(({ view }) => view?.lastSeq ?? 0);
  const [found, setFound] = useState<Awaited<ReturnType<typeof driver.routeSearch>> | 'reading'>(
    'reading',
  );
  useEffect(() => {
    let wanted = true;
    void driver.routeSearch().then((search) => wanted && setFound(search));
    return () => {
      wanted = false;
    };
  }, [driver, now, last]);
  return (
    <div className="pane pane-routes" data-pane="routes">
      <div
        className="pane-scroll"
        tabIndex={0}
        data-focus=""
        role="region"
        aria-label={t.panes.routes}
      >
        <RouteTester />
        {found === 'reading' ? (
          <p className="pane-empty">…</p>
        ) : found === 'unreadable' ? (
          <p className="pane-empty">{t.routes.gone}</p>
        ) : found === undefined ? (
          <p className="pane-empty">{t.routes.none}</p>
        ) : (
          <Found search={found} now={now} />
        )}
      </div>
    </div>
  );
}
