// The cases of the select a goroutine is about to execute: which are ready, and one to take.
'use client';

import { useEffect } from 'react';
import type { GoroutineView, MomentView } from '@/runtime/session/protocol';
import { useDriver, useRoom, useWords } from './context';

type Props = { g: GoroutineView; view: MomentView };

/** Nothing unless g stands at a select. A case that is not ready can be wished for, and may become ready. */
export function SelectChoice({ g, view }: Props) {
  const t = useWords().select;
  const driver = useDriver();
  const found = useRoom((state) => state.selectCases);
  const { id, selects } = g;
  const { step, recorded } = view;
  useEffect(() => {
    if (selects) void driver.selectCases(id);
  }, [driver, id, selects, step, recorded]);
  if (!selects || found?.g !== id || found.step !== step) return null;
  const wished = view.inputs.findLast(
    (input) => input.kind === 'select-case' && input.g === id && input.at === step,
  );
  return (
    <section className="select-choice" aria-label={t.label}>
      <p className="soft">{t.text(found.hasDefault)}</p>
      <ul>
        {found.cases.map(({ index, text, ready }) => (
          <li key={index}>
            <button
              type="button"
              className="quiet"
              aria-pressed={wished?.kind === 'select-case' && wished.index === index}
              aria-disabled={ready === false || undefined}
              onClick={() => {
                if (ready !== false) void driver.input({ kind: 'select-case', g: id, index });
              }}
            >
              <code>{text}</code>
            </button>
            <span className="soft">
              {ready === undefined ? t.later : ready ? t.ready : t.notReady}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
