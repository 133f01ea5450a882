// Live objects of the scenario's types: jobs, routes, the engine, found in memory.
'use client';

import type { ValueView } from '@/runtime/session/protocol';
import { useRoom, useWords } from './context';
import { ValueTree } from './value-tree';
import { shortName } from './words';

/** Names of fields that tell what an object is about, wherever in it they stand; and beside its others. */
const anywhere = /^(template|pattern)$/i;
const beside = /^(name|path|key|id)$/i;

/** What tells one object from another: a pattern in it, its name, or its first text. */
export function objectTitle(root: ValueView): string {
  const own = root.children ?? [];
  const isText = ({ value }: { value: ValueView }) =>
    value.kind === 'string' && value.text !== '""';
  for (
    let level = own;
    level.length > 0;
    level = level.flatMap(({ value }) => value.children ?? [])
  ) {
    const found = level.find((one) => anywhere.test(one.name) && isText(one));
    if (found) return found.value.text;
  }
  const texts = own.filter(isText);
  return (texts.find(({ name }) => beside.test(name)) ?? texts[0])?.value.text ?? '';
}

/** By type; a type that has none at this moment says so. */
export function ObjectsPane() {
  const t = useWords();
  const objects = useRoom((state) => state.objects);
  const types = Object.entries(objects ?? {});
  return (
    <div className="pane pane-objects" data-pane="objects">
      <div
        className="pane-scroll"
        tabIndex={0}
        data-focus=""
        role="region"
        aria-label={t.panes.objects}
      >
        {objects && types.length === 0 && <p className="pane-empty">{t.objects.none}</p>}
        {types.map(([type, values]) => (
          <section key={type} className="object-type objects">
            <h3 className="host-name">
              {shortName(type)} <span>{t.objects.count(values.length)}</span>
            </h3>
            {values.length === 0 ? (
              <p className="pane-empty">{t.objects.noneOf(shortName(type))}</p>
            ) : (
              <ValueTree
                label={shortName(type)}
                roots={values.map((value, i) => ({
                  name: `#${value.object ?? i} ${objectTitle(value)}`,
                  path: [{ object: value.object ?? 0 }],
                  value,
                }))}
              />
            )}
          </section>
        ))}
      </div>
    </div>
  );
}
