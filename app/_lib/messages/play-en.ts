// What the playground says in English; play-zh.ts has the same keys.

/** English. */
export const playEn = {
  editor: 'Go source. Tab indents; press Escape and then Tab to leave.',
  loading: 'Opening the editor …',
  failed: 'The editor could not be loaded. Reload the page; what you wrote is kept.',
  run: 'Run',
  runHint: 'Ctrl+Enter',
  programs: 'Program',
  name: 'Name',
  untitled: 'untitled',
  add: 'New',
  samples: 'Begin with …',
  remove: 'Delete',
  removed: (name: string) => `“${name}” is deleted.`,
  undo: 'Take that back',
  openFile: 'Open a file',
  saveFile: 'Save as a file',
  share: 'Copy link',
  shared: 'The link is copied. The program is in the link itself and nowhere else.',
  notShared: 'Your browser did not let the link be copied. Here it is:',
  tooLong: (kb: string) =>
    `As a link this program would be ${kb} KB long; links go to 8 KB. Save it as a file and send that.`,
  scenario: 'Run in',
  original: 'As in the book again',
  editing: (file: string) => `You are changing ${file} of the book. Nobody else sees it.`,
  problems: (n: number) => (n === 1 ? 'One error' : `${n} errors`),
  fine: 'It compiles.',
  empty:
    'This file is empty. On line 1 write package main; below it func main() { }, and between the braces what the program is to do.',
  checking: 'Checking …',
  unsupported: 'not supported here',
  elsewhere: 'in another file',
  notLasting:
    'Your browser does not let this page keep anything: save what you write as a file before you leave.',
  tooLarge: (mb: string) =>
    `That would make the program ${mb} MB; the playground takes 1 MB. Nothing was changed.`,
  fileLarge: (name: string) => `${name} is larger than 1 MB. Open a smaller file.`,
  fileBinary: (name: string) =>
    `${name} is no text in UTF-8, so it is no Go source. What you had is still here.`,
  link: {
    cut: 'The link lost a part on its way, so the program in it cannot be read. Copy the whole link again; what you had is still here.',
    version: 'The link was made by a newer version of this site. Reload the page and try again.',
    large: 'The program in the link is larger than the playground takes (1 MB).',
    'no-file': 'The book has no such file. It may have been renamed since the link was made.',
  },
  dismiss: 'Dismiss',
  notYet: 'Press Run: the program opens here, with its whole past.',
};
