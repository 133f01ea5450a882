// Live objects of the scenario's types: jobs, routes, the engine, found in memory.
'use client';

import type { ValueView } from '@/runtime/session/protocol';
import { useRoom, useWords } from './context';
import { ValueTree } from './value-tree';
import { shortName } from './words';

/** Fields that name what they are in. */
const naming = /^(name|template|pattern|path|key|id)$/i;

/** What tells one object from another: the nearest text in it that names it, else the nearest text. */
export function objectTitle(root: ValueView): string {
  let level: readonly ValueView[] = [root];
  let some: string | undefined;
  while (level.length > 0) {
    const children = level.flatMap((value) => value.children ?? []);
    const texts = children.filter(({ value }) => value.kind === 'string' && value.text !== '""');
    const best = texts.find(({ name }) => naming.test(name));
    if (best) return best.value.text;
    some ??= texts[0]?.value.text;
    level = children.map(({ value }) => value);
  }
  return some ?? '';
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
