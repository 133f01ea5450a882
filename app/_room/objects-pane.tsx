// Live objects of the scenario's types: jobs, routes, the engine, found in memory.
'use client';

import { useRoom, useWords } from './context';
import type { Root } from './value-nodes';
import { ValueTree } from './value-tree';
import { shortName } from './words';

/** What tells one object from another: its name, its pattern, its first text. */
function title(root: Root['value'], name: string): string {
  const texts =
    root.children?.filter(({ value }) => value.kind === 'string' && value.text !== '""') ?? [];
  const best = texts.find((one) => /^name$/i.test(one.name)) ?? texts[0];
  return best ? `${name} ${best.value.text}` : name;
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
          <section key={type} className="object-type">
            <h3 className="host-name">
              {shortName(type)} <span>{t.objects.count(values.length)}</span>
            </h3>
            {values.length === 0 ? (
              <p className="pane-empty">{t.objects.noneOf(shortName(type))}</p>
            ) : (
              <ValueTree
                label={shortName(type)}
                roots={values.map((value, i) => ({
                  name: title(value, `#${value.object ?? i}`),
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
