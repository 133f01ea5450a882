// What the source pages say of names in English; source-zh.ts has the same keys.

/** English. */
export const sourceEn = {
  tree: 'Files',
  hint: 'Point at a name, or press the arrow keys in the source: Enter tells what it stands for.',
  chapterMark: (n: number, title: string) => `Shown in chapter ${n}, ${title}`,
  chapterShort: (n: number) => `ch. ${n}`,
  failed: 'What the names stand for could not be loaded. Check the network and try again.',
  loading: 'Fetching what this name stands for …',
  close: 'Close',
  nameAt: (name: string, kind: string, line: number) => `${name}, ${kind}, line ${line}`,
  kinds: {
    func: 'function',
    method: 'method',
    'interface-method': 'method of an interface',
    type: 'type',
    interface: 'interface',
    var: 'variable',
    param: 'parameter or result',
    field: 'field',
    const: 'constant',
    label: 'label',
    package: 'package',
  },
  declared: 'Declared at',
  here: 'Declared right here',
  openPackage: 'The files of this package',
  native: 'It has no body in Go: the machine does it itself.',
  line: (n: number) => `line ${n}`,
  chapters: 'Chapters that show this',
  showsLine: (n: number) => `shows line ${n}`,
  showsDeclaration: 'shows its declaration',
  note: 'with a note on it',
  uses: (n: number) => `Used on ${n} ${n === 1 ? 'line' : 'lines'}`,
  unused: 'Used nowhere else.',
  more: (n: number) => `and on ${n} more`,
  implementers: (n: number) => `Implemented by ${n} ${n === 1 ? 'type' : 'types'}`,
  methodImplementers: (n: number) => `${n} ${n === 1 ? 'method' : 'methods'} it may turn out to be`,
  implements: (n: number) => `Implements ${n} ${n === 1 ? 'interface' : 'interfaces'}`,
  callers: (n: number) => `Called by ${n}`,
  callersAsValue:
    'Only calls that name it are listed. Who calls it as a value, after it was passed on, only a run can tell.',
  callersThrough:
    'It may also be called through an interface; which method is meant only a run can tell:',
  callees: (n: number) => `Calls ${n} by name`,
  outside: 'outside of functions',
  how: { call: '', go: 'go', defer: 'defer' },
  run: {
    open: 'Callers',
    title: 'Who called this in this run?',
    looking: 'Looking through the calls of this run …',
    running: 'Making the run again, watching this function …',
    noFunction: 'This line is in no function that this run’s programs can reach.',
    unwatched:
      'This run does not watch the function, so it has kept no calls of it. The same run can be made once more beside this one, watching it: its steps are the same.',
    again: 'Make it again and look',
    count: (shown: string, n: number) =>
      n === 0
        ? 'No call of it is recorded. What a go statement starts, and a program’s main, is entered without a call.'
        : n === 1
          ? 'Called once. The link leads to where it has just been entered.'
          : `Called ${shown} times. Each leads to where it has just been entered.`,
    around: (fn: string) => `within ${fn}`,
    plain: 'within no function that is watched',
    more: (n: string) => `${n} more calls are not listed.`,
    close: 'Close',
  },
} as const;
