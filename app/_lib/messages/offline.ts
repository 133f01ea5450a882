// What is said where the network is missing, in both languages.
import type { Locale } from '../locale';

const en = {
  noteKept: 'No network. Pages kept on this device open as usual.',
  note: 'No network. This page goes on; others need it.',
  noteBack: 'The network is back.',
  title: 'Without network',
  intro:
    'Once you have been here, the book in your language stays on this device: chapters, runs, playground, search and glossary; of the source, the files you have opened. It comes by itself a little after the first page, some 4 MB that take less than 20 MB of space, unless the browser saves data.',
  notHere: 'The page you asked for is not here without network:',
  again: 'Try again',
  counting: 'Looking at what is here …',
  all: 'All {of} pages are on this device.',
  some: '{n} of {of} pages are on this device. The rest comes while a page is open and there is network.',
  nothing: 'Nothing of this language is kept on this device yet.',
  unable:
    'This browser keeps no pages here: it does so for addresses that begin with https, and on the computer itself.',
  chapters: 'Chapters',
  lab: 'Lab',
  more: 'Besides',
  source: 'Source you have opened',
};

/** Everything that is said about reading without network, in one language. */
export type OfflineMessages = typeof en;

const zh: OfflineMessages = {
  noteKept: '没有网络。留在本机上的页面照常打开。',
  note: '没有网络。这一页可以继续看，别的页面要等网络。',
  noteBack: '网络恢复了。',
  title: '没有网络的时候',
  intro:
    '来过一次之后，你所用语言的全书就留在这台设备上：各章、运行、试验场、搜索和术语表；源码则是你打开过的文件。打开第一页之后稍等就自动取来，约 4 MB，占用不到 20 MB 空间；浏览器在节省流量时不取。',
  notHere: '没有网络，这里没有你要的页面：',
  again: '再试一次',
  counting: '正在看这里有什么……',
  all: '全部 {of} 页都在这台设备上。',
  some: '{of} 页中有 {n} 页在这台设备上。其余的在页面开着且有网络时取来。',
  nothing: '这台设备上还没有留下这种语言的页面。',
  unable: '这个浏览器在这里不留页面：只有 https 开头的地址和本机地址才可以。',
  chapters: '各章',
  lab: '实验室',
  more: '其他',
  source: '打开过的源码',
};

const messages: Record<Locale, OfflineMessages> = { en, zh };

/** Those of one language. `{n}` and `{of}` are filled in where they are shown. */
export function offlineMessagesFor(locale: Locale): OfflineMessages {
  return messages[locale];
}
