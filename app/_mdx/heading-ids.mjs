// A remark plugin: `## The lock [#the-lock]` gives the heading that id, the same in both languages.

/**
 * @typedef {{ type: string, value?: string, depth?: number, children?: Node[],
 *   data?: { hProperties?: Record<string, string> }, position?: { start: { line: number } } }} Node
 */

const mark = /\s*\[#([a-z0-9-]+)\]\s*$/;

/** @param {Node} node */
function mend(node) {
  if (node.type === 'heading') {
    const last = node.children?.at(-1);
    const id = last?.type === 'text' ? mark.exec(last.value ?? '')?.[1] : undefined;
    if (!last || id === undefined) {
      throw new Error(
        `line ${node.position?.start.line}: a heading ends with its id, as in [#the-lock]`,
      );
    }
    last.value = (last.value ?? '').replace(mark, '');
    node.data = { ...node.data, hProperties: { ...node.data?.hProperties, id } };
  }
  node.children?.forEach(mend);
}

/** @returns {(tree: Node) => void} */
export default function headingIds() {
  return mend;
}
