// What the names on a line hold, for the margin of that line.
import type { FrameView } from '@/runtime/session/protocol';

const MOST = 3;
const LONGEST = 36;

/** `word = "One", i = 0`: the first names on the line that are variables of the frame. */
export function inlineValues(line: string, frame: FrameView | undefined): string {
  if (!frame) return '';
  const code = line.replace(/"(?:[^"\\]|\\.)*"|`[^`]*`|'(?:[^'\\]|\\.)*'|\/\/.*/g, ' ');
  const names = new Set<string>();
  // A name after a point is a field, not a variable.
  for (const [name] of code.matchAll(/(?<![\w.])[\p{L}_][\p{L}\p{N}_]*/gu)) names.add(name);
  return [...names]
    .flatMap((name) => {
      const local = frame.locals.find((one) => one.name === name);
      if (!local || local.value.kind === 'func') return [];
      const { text } = local.value;
      return [`${name} = ${text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text}`];
    })
    .slice(0, MOST)
    .join(', ');
}
