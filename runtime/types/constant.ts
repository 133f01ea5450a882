/** Constant values of arbitrary precision (Go spec, "Constants"). Operations stand in constant-ops.ts. */

/**
 * - int: any integer; untyped rune constants too
 * - float: the rational num/den·2^exp, den > 0, lowest terms; an exponent only where the number is
 *   beyond all types, and den is 1 then
 * - complex: two rationals
 * - string: a byte string
 */
export type ConstValue =
  | { readonly kind: 'bool'; readonly value: boolean }
  | { readonly kind: 'string'; readonly value: string }
  | { readonly kind: 'int'; readonly value: bigint }
  | ({ readonly kind: 'float' } & Rational)
  | { readonly kind: 'complex'; readonly re: Rational; readonly im: Rational }
  | { readonly kind: 'unknown' };

export interface Rational {
  readonly num: bigint;
  readonly den: bigint;
  readonly exp?: number;
}
