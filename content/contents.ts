// The order of the book outside its prose: the parts, and which chapters a chapter builds on.
import type { Localized } from './types';

/** A part; chapters by their number. Those not written yet are left out of every list. */
export type Part = {
  readonly id: string;
  readonly title: Localized;
  readonly text: Localized;
  readonly chapters: readonly number[];
};

/** All parts in the order of reading. */
export const parts: readonly Part[] = [
  {
    id: 'orientation',
    title: { en: 'Orientation', zh: '入门' },
    text: {
      en: 'The page, the room, and the parts of Docker 1.6.2.',
      zh: '页面、机房，以及 Docker 1.6.2 的各个部件。',
    },
    chapters: [0, 1],
  },
  {
    id: 'daemon',
    title: { en: 'The daemon', zh: '守护进程' },
    text: {
      en: 'From one binary to a daemon that runs, and how it ends.',
      zh: '从一个程序文件到运行着的守护进程，再到它怎样结束。',
    },
    chapters: [2, 3, 4, 5, 6],
  },
  {
    id: 'server',
    title: { en: 'The server', zh: '服务器' },
    text: {
      en: 'How a request arrives, finds its way and becomes work.',
      zh: '请求怎样到达，怎样找到路，怎样变成工作。',
    },
    chapters: [7, 8, 9, 10, 11, 12, 13],
  },
  {
    id: 'swarm',
    title: { en: 'Swarm', zh: 'Swarm' },
    text: {
      en: 'Standalone Swarm 1.2.0: many daemons behind one address.',
      zh: '独立的 Swarm 1.2.0：许多守护进程，一个地址。',
    },
    chapters: [20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30],
  },
  {
    id: 'interludes',
    title: { en: 'Interludes', zh: '插曲' },
    text: {
      en: 'Two short walks beside the road.',
      zh: '路边的两次小散步。',
    },
    chapters: [31, 32],
  },
];

/** What a chapter takes for granted, by number: the nearest ones, which have needs of their own. */
export const needs: Readonly<Record<number, readonly number[]>> = {
  0: [],
  1: [0],
  2: [0],
  3: [0],
  4: [3],
  5: [2, 4],
  6: [4],
  7: [4],
  8: [7],
  9: [7],
  10: [5, 7],
  11: [7],
  12: [4, 7],
  13: [4, 12],
  20: [0],
  21: [20],
  22: [11, 21],
  23: [22],
  24: [21],
  25: [24],
  26: [20, 25],
  27: [7],
  28: [9, 25, 27],
  29: [25],
  30: [23, 25, 26, 28],
  31: [0],
  32: [0],
};

/** The drawing that is the way in: a diagram of a chapter, and which part opens which chapter. */
export const wayIn = {
  chapter: 1,
  diagram: 'map',
  links: 'client=2 server=7 engine=3 job=4 daemon=5 network=5 container=13',
} as const;
