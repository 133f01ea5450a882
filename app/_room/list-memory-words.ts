// What the drawing of a memory with lists says, in both languages.
import type { Locale } from '../_lib/locale';

const en = {
  title: 'Memory',
  label: 'Words of memory with the pointers of their lists',
  next: 'next: to the right, solid',
  prev: 'prev: to the left, dashed',
  nowhere: 'leads nowhere',
  leads: (from: string, value: string, to: string) => `${from} holds ${value}: ${to}`,
  value: (field: string, value: string) => `${field} is ${value}`,
  at: (name: string, address: string) => `${name} at ${address}`,
  forwards: 'Forwards',
  backwards: 'Backwards',
  broken: 'and no further',
};

const zh: typeof en = {
  title: '内存',
  label: '内存里的各个字，以及链表的指针',
  next: 'next：右侧，实线',
  prev: 'prev：左侧，虚线',
  nowhere: '不通向任何地方',
  leads: (from, value, to) => `${from} 的值是 ${value}：${to}`,
  value: (field, value) => `${field} 是 ${value}`,
  at: (name, address) => `${name}，地址 ${address}`,
  forwards: '向前',
  backwards: '向后',
  broken: '到此为止',
};

/** The words in a language. */
export const listMemoryWords = (locale: Locale): typeof en => (locale === 'zh' ? zh : en);
