// What is made of several reports of one page, and what is wanted of it.

/**
 * @param {readonly Record<string, number>[]} reports at least one, all with the same names
 * @returns {Record<string, number>} of each name the median; of two middle values the lower
 */
export function median(reports) {
  return Object.fromEntries(
    Object.keys(reports[0] ?? {}).map((name) => {
      const values = reports.map((report) => report[name] ?? NaN).sort((a, b) => a - b);
      return [name, values[(values.length - 1) >> 1] ?? NaN];
    }),
  );
}

/**
 * Everywhere accessibility and best practices whole; performance 0.95 but in the lab, where the room
 * opens by itself.
 * @param {Record<string, number>} scores @param {string} path @returns {boolean}
 */
export function missesTarget({ performance, accessibility, practices }, path) {
  const lab = /^\/\w+\/lab\//.test(path);
  return !(accessibility === 1 && practices === 1 && (lab || performance >= 0.95));
}
