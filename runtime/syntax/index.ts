/** The door of syntax/: source text to syntax tree, and what is read off the tree alone. */
export * from './ast';
export {
  defaultTarget,
  evalBuildExpr,
  matchConstraints,
  matchFile,
  matchFileName,
  type BuildTarget,
} from './build-constraint';
export { docStart, docText } from './doc';
export { Lexer } from './lexer';
export { hasBody } from './lazy-body';
export { runeValue, stringValue } from './literal';
export { maxDepth, maxHeight, type ParseOptions } from './parser/core';
export { parseFile } from './parser/parser';
export { exprString, fieldsString, signatureString } from './print';
export { fileSymbols, findSymbol, type Declaration } from './symbols';
export { keywords } from './tokens';
export { forEachChild, walk } from './walk';
