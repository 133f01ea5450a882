// What the interface says in English; zh.ts has the same keys.

/** English. */
export const en = {
  site: {
    name: 'Engine Room',
    tagline: 'Docker’s daemon, read and run.',
    description:
      'The source of Docker’s daemon, explained chapter by chapter. The Go on the page is the program that runs in the page, one statement at a time, forwards and backwards.',
  },
  nav: {
    label: 'Main',
    skip: 'Skip to the text',
    home: 'Engine Room, home',
    chapters: 'Chapters',
    lab: 'Lab',
    source: 'Source',
    play: 'Play',
    language: 'Read this page in Chinese',
    otherLanguage: '中文',
  },
  theme: {
    system: 'Colours: as the system',
    light: 'Colours: light',
    dark: 'Colours: dark',
  },
  home: {
    title: 'Read Docker’s daemon while it runs',
    lead: 'Type `docker ps`, and a request leaves the client, is accepted, gets a goroutine, finds its route, becomes a job and is answered. Here you read the Go that does it, and watch those very lines run. Then the same of Swarm: many daemons behind one address.',
    start: 'Start reading',
    principles: 'What you can rely on',
    same: 'What you read is what runs.',
    sameText:
      'The excerpts are pulled from the program. A highlighted line is the statement the machine is executing; nothing is choreographed.',
    again: 'The same run, always.',
    againText:
      'Scheduling, time and chance come from a seed or from you. Any moment has an address, and the run goes backwards as well as forwards.',
    plainGo: 'It is Go.',
    plainGoText:
      'Every program here also compiles, passes vet and prints the same under an ordinary Go toolchain.',
    figure: 'From the program',
  },
  chapter: {
    label: (order: number) => `Chapter ${order}`,
    minutes: (minutes: number) => `${minutes} min`,
    question: 'The question',
    previous: 'Previous chapter',
    next: 'Next chapter',
    contents: 'In this chapter',
    notes: 'Notes on the code',
    note: (n: number) => `Note ${n}`,
    openSource: 'Open the file',
    excerptOf: (symbol: string) => `Source of ${symbol}`,
    line: (n: number) => `line ${n}`,
    leftOut: 'lines left out',
    upstream: 'upstream',
    upstreamAt: (version: string, file: string, symbol: string) =>
      `${symbol} in ${file} of ${version}`,
    moment: 'Go to this moment of the run',
    fromRun: 'Read from the job in the room, at the moment it stands at',
    diagram: 'Diagram',
    questionNumber: (n: number) => `Question ${n}`,
    answerFromRun: 'Let the run answer',
    answer: 'Answer',
    experiment: 'Experiment: ',
    tryIt: 'Try it',
    watch: 'What to watch',
  },
  room: {
    title: 'The room',
    intro: 'The programs of this chapter, ready to run on this page.',
    run: 'Run it',
    loading: 'Opening the room …',
    close: 'Back to the text',
    failed: 'The room could not be opened. Check the network and try again.',
    retry: 'Try again',
    noScript: 'The text needs no JavaScript; the room does.',
    moments: 'Moments of this run',
    tab: 'Room',
    textTab: 'Text',
  },
  lab: {
    title: 'Lab',
    intro: 'The room alone: no text beside it, the whole window for the run.',
    open: 'Open',
    readChapter: 'Read the chapter',
  },
  search: {
    open: 'Search',
    failed: 'The search could not be loaded. Check the network and try again.',
  },
  play: {
    title: 'Playground',
    intro:
      'Write Go or change a file of the book, and run it in the room: every goroutine, channel and value, forwards and backwards. What you write stays on this device.',
    noScript: 'The playground needs JavaScript.',
    loading: 'Opening the editor …',
    failed: 'The editor could not be loaded. Reload the page; what you wrote is kept.',
  },
  source: {
    title: 'Source',
    intro: 'The programs as they run here.',
    folder: 'Folder',
    empty: 'This folder is empty.',
    lines: (n: number) => (n === 1 ? '1 line' : `${n} lines`),
    up: 'Up',
    run: 'See it run',
    change: 'Change it',
    path: 'Path',
  },
  missing: {
    title: 'There is no page here',
    text: 'The address may have been cut short on its way, or the page was never written.',
    home: 'To the first page',
  },
  error: {
    title: 'This page broke',
    text: 'Something in this page failed. What you wrote is kept on this device.',
    again: 'Try again',
    home: 'To the first page',
  },
  footer: {
    licence: 'Programs and text under the Apache License 2.0.',
    reconstruction:
      'The programs are reconstructions for reading; Docker is a trademark of Docker, Inc., which has no part in this.',
  },
};
