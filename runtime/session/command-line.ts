/** What is typed at a prompt, or by a script: a command's words, and its environment before them. */

/** Environment every process of the room starts with. */
const given = (host: string): string[] => [
  'PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
  'HOME=/root',
  'USER=root',
  `HOSTNAME=${host}`,
];

/** Words as a shell reads them: `NAME=VALUE` before the command belongs to its environment. */
export function commandLine(
  host: string,
  words: readonly string[],
): { env: readonly string[]; argv: readonly string[] } {
  const first = words.findIndex((word) => !/^[A-Za-z_]\w*=/.test(word));
  const argv = first < 0 ? [] : words.slice(first);
  const own = words.slice(0, words.length - argv.length);
  const name = (assignment: string): string => assignment.slice(0, assignment.indexOf('='));
  const names = new Set(own.map(name));
  return { env: [...given(host).filter((one) => !names.has(name(one))), ...own], argv };
}
