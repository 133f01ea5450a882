/** Constant values of arbitrary precision (Go spec, "Constants"). Operations stand in constant-ops.ts. */

/**
 * - int: any integer; untyped rune constants too
 * - float: the exact rational num/den, den > 0, lowest terms
 * - complex: two rationals
 * - string: a byte string
 */
export type ConstValue =
  | { readonly kind: 'bool'; readonly value: boolean }
  | { readonly kind: 'string'; readonly value: string }
  | { readonly kind: 'int'; readonly value: bigint }
  | { readonly kind: 'float'; readonly num: bigint; readonly den: bigint }
  | { readonly kind: 'complex'; readonly re: Rational; readonly im: Rational }
  | { readonly kind: 'unknown' };

export interface Rational {
  readonly num: bigint;
  readonly den: bigint;
}
