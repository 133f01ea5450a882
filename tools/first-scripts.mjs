// The scripts a page loads by itself, and what is done to them once they are built.

/** V8's word for "compile everything in this file at once", which it does beside the page's own thread. */
const hint = '//# allFunctionsCalledOnLoad\n';

/**
 * Without the hint V8 reads a file's functions in passing and compiles each when it is first called: for
 * React and Next that is most of the time a page is deaf after it has come.
 * @param {string} code @returns {string} the same code with the hint, once, as its first line
 */
export const askToCompile = (code) => (code.startsWith(hint) ? code : hint + code);

/**
 * @param {string} html of a page
 * @returns {string[]} addresses below `/_next/`, each once; those for browsers without modules left out,
 *   since others never load them
 */
export function firstScripts(html) {
  const tags = [...html.matchAll(/<script[^>]*\ssrc="([^"?]+)[^"]*"[^>]*>/g)];
  return [...new Set(tags.filter(([tag]) => !/nomodule/i.test(tag)).map(([, src]) => src ?? ''))];
}
