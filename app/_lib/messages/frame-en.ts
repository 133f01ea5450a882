// What the frame of the book says in English; frame-zh.ts has the same keys. `{n}` and `{of}` are
// filled in on the page, where functions cannot be handed down.

/** English. */
export const frameEn = {
  home: {
    liveText:
      'These lines, in this page. Each press of `s`, or of the bright button, is one statement; with `Shift` it goes back.',
    tracks: 'Read, watch, write',
    book: 'The book',
    bookText:
      'Five minutes a chapter to read, each one question about the daemon or Swarm, with the program that answers it beside the text.',
    bookLink: 'Contents',
    lab: 'The lab',
    labText:
      'The runs alone, at full width: change the seed, send requests and signals, see what becomes of them.',
    labLink: 'Choose a run',
    play: 'The playground',
    playText: 'Your own Go, or any file of the book changed, in the same room.',
    playLink: 'Write Go',
    map: 'The map',
    mapText: 'Who talks to whom in Docker 1.6.2. A part that is underlined opens its chapter.',
  },
  contents: {
    title: 'Contents',
    intro:
      'Each chapter answers one question: about five minutes to read, as many again to try. Read them in order, or follow what a chapter needs.',
    needs: 'Needs',
    nothing: 'Needs no other chapter',
    total: (chapters: number, minutes: number) => `${chapters} chapters, ${minutes} minutes`,
    more: 'Beside the chapters',
    glossary: 'Glossary: the words, in English and Chinese',
  },
  progress: {
    title: 'Your progress',
    noScript: 'With JavaScript this page shows how far you have read.',
    kept: 'Kept on this device only.',
    notKept: 'This browser keeps nothing for this site: what is marked here is gone with the page.',
    none: 'Nothing read yet. A section counts once you have stayed at it.',
    some: '{n} of {of} sections read',
    chapterSome: '{n} of {of} read',
    chapterAll: 'Read',
    save: 'Save as a file',
    open: 'Open a file',
    reset: 'Start over',
    undo: 'Take that back',
    wasReset: 'Your progress is cleared.',
    cameBack: 'Your progress is back.',
    opened: 'Taken in. What was read on either side now counts as read.',
    corrupt:
      'What was kept here could not be read. It has been set aside, not deleted: you can save it as a file.',
    version:
      'What was kept here was written by another version of this site. It has been set aside, not deleted: you can save it as a file.',
    fileCorrupt: 'That file holds no progress of this book. Nothing has changed.',
    fileVersion: 'That file was written by another version of this site. Nothing has changed.',
    fileLarge: 'That file is too large to hold progress. Nothing has changed.',
    saveAside: 'Save what was set aside',
    drop: 'Delete it',
  },
  reading: {
    neighbours: 'Neighbouring chapters',
    here: 'In this chapter',
    top: 'Top of the chapter',
    linkTo: 'Link to this section',
    linkToMoment: 'Copy the link to this moment',
    copied: 'Link copied',
    notCopied: 'The link is in the address bar',
    upstreamAt: (tree: string, file: string, lines: string) =>
      `Upstream: ${tree}, ${file}, ${lines}`,
    upstreamOf: (name: string, tree: string) => `${name} in ${tree}`,
    lines: (first: number, last: number) =>
      first === last ? `line ${first}` : `lines ${first}–${last}`,
  },
  glossary: {
    title: 'Glossary',
    intro:
      'The words the chapters lean on, each marked where a chapter first uses it. Beside each stands what it is called in Chinese.',
    inGlossary: 'In the glossary',
    usedIn: 'In chapters',
    more: 'At length',
    subjects: {
      go: 'Go',
      docker: 'Docker',
      http: 'HTTP',
      system: 'Systems',
      book: 'This book',
    },
  },
};
