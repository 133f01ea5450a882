// A remark plugin: a word of the glossary and the mark after it stay on one line. The word is a
// button, which a browser breaks lines around, even before a mark that may not begin one.

/**
 * @typedef {{ type: string, name?: string | null, value?: string, attributes?: unknown[],
 *   children?: Node[] }} Node
 */

/** Marks that do not begin a line, in either language. */
const marks = /^[。，、；：？！）》”’」』….,;:?!)]+/;

/** @param {Node} node */
function mend(node) {
  const { children } = node;
  if (!children) return;
  children.forEach(mend);
  children.forEach((word, i) => {
    const after = children[i + 1];
    if (word.type !== 'mdxJsxTextElement' || word.name !== 'Term' || after?.type !== 'text') return;
    const mark = marks.exec(after.value ?? '')?.[0];
    if (mark === undefined) return;
    after.value = (after.value ?? '').slice(mark.length);
    children[i] = {
      type: 'mdxJsxTextElement',
      name: 'span',
      attributes: [{ type: 'mdxJsxAttribute', name: 'className', value: 'kept' }],
      children: [word, { type: 'text', value: mark }],
    };
  });
}

/** @returns {(tree: Node) => void} */
export default function keptPunctuation() {
  return mend;
}
