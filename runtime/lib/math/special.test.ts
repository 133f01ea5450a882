import { describe, expect, test } from 'vitest';
import { erf, erfc, gamma, logGamma } from './special';

describe('what is worked out in fixed point', () => {
  test('is right to the last bit, where one knows it', () => {
    expect(gamma(0.5)).toBe(1.772453850905516);
    expect(gamma(-0.5)).toBe(-3.544907701811032);
    expect(gamma(50)).toBe(6.082818640342675e62);
    expect(logGamma(0.5)).toBe(0.5723649429247001);
    expect(erf(1)).toBe(0.8427007929497149);
    expect(erfc(2)).toBe(0.004677734981047266);
    expect(erfc(27)).toBe(5.237048923789256e-319);
  });

  test('keeps its precision where results are near nothing', () => {
    expect(logGamma(1)).toBe(0);
    expect(logGamma(1 + 2 ** -40)).toBeCloseTo(-0.5772156649015329 * 2 ** -40, 23);
    expect(erf(5e-324)).toBe(5e-324);
    expect(erf(1e-310) / 1e-310).toBeCloseTo(2 / Math.sqrt(Math.PI), 8);
  });

  test('has its special cases', () => {
    expect(gamma(-0)).toBe(-Infinity);
    expect(gamma(-3)).toBe(NaN);
    expect(gamma(172)).toBe(Infinity);
    expect(gamma(-180.5)).toBe(-0);
    expect(gamma(-500.5)).toBe(-0);
    expect(gamma(-501.5)).toBe(0);
    expect(logGamma(-Infinity)).toBe(-Infinity);
    expect(erfc(-7)).toBe(2);
    expect(erf(-0)).toBe(-0);
  });
});
