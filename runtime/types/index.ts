/** The door of types/. */
export * from './type';
export * from './object';
export * from './constant';
export * from './package';
export { Checker, type CheckerOptions, type ImportedSource, type Importer } from './check/checker';
export { bitLength, constString, integerSize, quote, rationalToNumber } from './constant-ops';
export {
  allMethods,
  lookupFieldOrMethod,
  missingMethod,
  type Lookup,
  type MissingMethod,
} from './method-set';
export {
  comparable,
  defaultType,
  hasNil,
  identical,
  identicalIgnoreTags,
  isBoolean,
  isBytesOrRunes,
  isComplex,
  isConstType,
  isExported,
  isFloat,
  isInteger,
  isInterface,
  isInvalid,
  isNamed,
  isNumeric,
  isOrdered,
  isString,
  isTyped,
  isUnsigned,
  isUntyped,
  sameId,
  under,
} from './predicates';
export { runtimeTypeString, typeKey, typeString, type Qualifier } from './type-string';
export { anyType, byteType, errorMethod, errorType, runeType, Typ, universe } from './universe';
export { newPointer, newSlice } from './named';
