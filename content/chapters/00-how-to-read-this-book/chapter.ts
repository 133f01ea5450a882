// Chapter 0: the page and the room, learned on a program of two goroutines and a channel.
import type { Chapter } from '../../types';

const file = 'engine-room/cmd/hello/main.go';

/** Data of the chapter; its words are in en.mdx and zh.mdx. */
export const chapter: Chapter = {
  order: 0,
  title: { en: 'How to read this book', zh: '怎样读这本书' },
  question: {
    en: 'Beside the text a program runs, one statement at a time. How do you move in it, and what can you ask of it?',
    zh: '正文旁边有一个程序在运行，一次一条语句。怎样在其中走动，又能向它问些什么？',
  },
  scenario: 'two-goroutines',
  moments: [
    {
      id: 'begins',
      kind: 'call',
      fn: 'main.main',
      nth: 1,
      title: { en: 'main begins', zh: 'main 开始' },
    },
    {
      id: 'forked',
      kind: 'go',
      after: 'begins',
      nth: 1,
      title: { en: 'There is a second goroutine', zh: '有了第二个 goroutine' },
    },
    {
      id: 'waits',
      kind: 'block',
      text: 'chan receive',
      nth: 1,
      before: true,
      title: { en: 'main waits for a word', zh: 'main 在等一个词' },
    },
    {
      id: 'sent',
      kind: 'send',
      nth: 1,
      title: { en: 'The first word is sent', zh: '第一个词被发送' },
    },
    {
      id: 'full',
      kind: 'block',
      text: 'chan send',
      nth: 1,
      before: true,
      title: { en: 'The channel is full', zh: 'channel 满了' },
    },
    {
      id: 'printed',
      kind: 'print',
      nth: 1,
      title: { en: 'The first line is printed', zh: '打印出第一行' },
    },
    {
      id: 'closed',
      kind: 'close',
      nth: 1,
      title: { en: 'The channel is closed', zh: 'channel 被关闭' },
    },
    {
      id: 'over',
      kind: 'process-exit',
      nth: 1,
      title: { en: 'The program is over', zh: '程序结束' },
    },
  ],
  questions: [
    { id: 'in-buffer', at: 'full', answer: { read: 'channel-length', name: 'line' } },
    { id: 'after-full', at: 'full', answer: { read: 'next-goroutine' } },
    { id: 'sent-so-far', at: 'printed', answer: { read: 'count', kind: 'send' } },
  ],
  experiments: [
    {
      id: 'unclosed',
      title: { en: 'Never close the channel', zh: '永远不关闭 channel' },
      edits: [{ file, find: '\tclose(to)\n', replace: '' }],
    },
    {
      id: 'roomy',
      title: { en: 'Room for all three words', zh: '放得下三个词' },
      edits: [{ file, find: 'make(chan string, 1)', replace: 'make(chan string, 3)' }],
    },
  ],
};
