// Chapter 31: the list inside what is listed, as Linux has it, and where Go does it so and where not.
import type { Chapter } from '../../types';

const file = 'engine-room/cmd/list-head/main.go';
const fn = (name: string) => `engine-room/list-head.${name}`;

/** Data of the chapter; its words are in en.mdx and zh.mdx. */
export const chapter: Chapter = {
  order: 31,
  title: { en: 'A list without nodes', zh: '没有节点的链表' },
  question: {
    en: 'Linux keeps nearly everything in lists that know nothing of what they hold. How can two pointers inside a thing be a list of things?',
    zh: 'Linux 几乎把所有东西都放在链表里，而这些链表对里面装的东西一无所知。一样东西里面的两个指针，怎么就成了这些东西的链表？',
  },
  scenario: 'list-head',
  moments: [
    {
      id: 'static',
      kind: 'return',
      fn: fn('Store'),
      nth: 2,
      title: { en: 'A head that points to itself', zh: '指向自己的头' },
    },
    {
      id: 'zeros',
      kind: 'call',
      fn: fn('InitListHead'),
      nth: 1,
      title: { en: 'The second head is two zeros', zh: '第二个头还是两个零' },
    },
    {
      id: 'made',
      kind: 'return',
      fn: fn('InitListHead'),
      nth: 1,
      title: { en: 'Both lists are empty', zh: '两个链表都是空的' },
    },
    {
      id: 'splice',
      kind: 'call',
      fn: fn('listAdd'),
      nth: 1,
      title: { en: 'a is about to be linked', zh: 'a 即将被链上' },
    },
    {
      id: 'half',
      kind: 'return',
      fn: fn('Store'),
      after: 'splice',
      nth: 2,
      title: { en: 'a knows the list, the list not a', zh: 'a 认得链表，链表还不认得 a' },
    },
    {
      id: 'linked',
      kind: 'return',
      fn: fn('ListAddTail'),
      nth: 1,
      title: { en: 'a is in both circles', zh: 'a 进了两个圈' },
    },
    {
      id: 'front',
      kind: 'call',
      fn: fn('listAdd'),
      nth: 3,
      title: { en: 'c goes to the front', zh: 'c 插到最前' },
    },
    {
      id: 'three',
      kind: 'call',
      fn: 'main.show',
      nth: 1,
      title: { en: 'Three tasks are in the list', zh: '链表里有三个 task' },
    },
    {
      id: 'entry',
      kind: 'call',
      fn: fn('ListEntry'),
      nth: 1,
      title: { en: 'From the list_head back to the task', zh: '从 list_head 回到 task' },
    },
    {
      id: 'del',
      kind: 'call',
      fn: fn('ListDel'),
      nth: 1,
      title: { en: 'a is to go', zh: 'a 要离开' },
    },
    {
      id: 'bypassed',
      kind: 'return',
      fn: fn('listDel'),
      nth: 1,
      title: { en: 'The list has gone past a', zh: '链表绕过了 a' },
    },
    {
      id: 'gone',
      kind: 'return',
      fn: fn('ListDel'),
      nth: 1,
      title: { en: 'a points to poison', zh: 'a 指向毒值' },
    },
    {
      id: 'safe',
      kind: 'call',
      fn: fn('ListDel'),
      nth: 2,
      title: { en: 'c is taken out in the middle of a walk', zh: '遍历途中把 c 摘下' },
    },
    {
      id: 'moved',
      kind: 'return',
      fn: fn('ListAddTail'),
      after: 'safe',
      nth: 1,
      title: { en: 'c is in the other list', zh: 'c 到了另一个链表' },
    },
    {
      id: 'empty',
      kind: 'call',
      fn: fn('ListEmpty'),
      nth: 1,
      title: { en: 'Nothing is left', zh: '什么都不剩' },
    },
    {
      id: 'nodes',
      kind: 'call',
      fn: 'main.withNodes',
      nth: 1,
      title: { en: 'The same with nodes', zh: '用节点再来一遍' },
    },
    {
      id: 'in-two',
      kind: 'block',
      text: 'select',
      nth: 1,
      before: true,
      title: { en: 'One goroutine, two queues', zh: '一个 goroutine，两个队列' },
    },
  ],
  questions: [
    { id: 'writes', at: 'linked', answer: { read: 'count', kind: 'call', fn: fn('Store') } },
    { id: 'which-next', at: 'front', answer: { read: 'value', name: 'next' } },
    { id: 'both', at: 'in-two', answer: { read: 'waits' } },
  ],
  experiments: [
    {
      id: 'unsafe-walk',
      title: { en: 'Walk without looking ahead', zh: '遍历时不先看一步' },
      edits: [
        {
          file,
          find: 'for pos, n := Load(ready+Next), Load(Load(ready+Next)+Next); pos != ready; pos, n = n, Load(n+Next) {',
          replace: 'for pos := Load(ready + Next); pos != ready; pos = Load(pos + Next) {',
        },
      ],
      show: 'safe',
    },
    {
      id: 'uninitialised',
      title: { en: 'Forget INIT_LIST_HEAD', zh: '忘了 INIT_LIST_HEAD' },
      edits: [{ file, find: '\tInitListHead(waiting)\n', replace: '' }],
    },
    {
      id: 'twice',
      title: { en: 'Take the same task out twice', zh: '把同一个 task 摘下两次' },
      edits: [
        { file, find: '\tListDel(a + run)\n', replace: '\tListDel(a + run)\n\tListDel(a + run)\n' },
      ],
      show: 'gone',
    },
  ],
};
