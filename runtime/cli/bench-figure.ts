/** One measured figure beside its target, and the arithmetic of measuring. */
import { cpuUsage, stdout } from 'node:process';

/** One figure against its target: reached when it is no greater. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly target: number;
}

/** Prints a figure and passes it on. */
export function tell(figure: Figure): Figure {
  const reached = figure.value <= figure.target;
  stdout.write(
    `${figure.name.padEnd(52)} ${figure.value.toPrecision(3).padStart(8)} ${figure.unit.padEnd(4)} ` +
      `target ${figure.target}  ${reached ? 'reached' : 'MISSED'}\n`,
  );
  return figure;
}

/**
 * Milliseconds of CPU time this process has used, its collector's threads included: on a machine that
 * does nothing else what a clock would tell, and on a busy one still nearly that.
 */
export function used(): number {
  const { user, system } = cpuUsage();
  return (user + system) / 1000;
}

/** The middle one. */
export const median = (values: readonly number[]): number => percentile(values, 0.5);

/** The value below which a part p (0 to 1) of them lies. */
export const percentile = (values: readonly number[], p: number): number =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * p))] ??
  NaN;
