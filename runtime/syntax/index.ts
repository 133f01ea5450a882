/** The door of syntax/: source text to syntax tree, and what is read off the tree alone. */
export * from './ast';
export { parseFile } from './parser/parser';
export { maxDepth, maxHeight, type ParseOptions } from './parser/core';
export { Lexer } from './lexer';
export { keywords } from './tokens';
export { exprString, fieldsString, signatureString } from './print';
