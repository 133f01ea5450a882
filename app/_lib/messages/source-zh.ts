// 源码页关于名字的中文文本；键与 source-en.ts 相同。
import type { Shape } from '.';
import type { sourceEn } from './source-en';

/** 中文。 */
export const sourceZh: Shape<typeof sourceEn> = {
  tree: '文件',
  hint: '指向一个名字，或在源码里按方向键；回车说明它是什么。',
  chapterMark: (n, title) => `见第 ${n} 章：${title}`,
  chapterShort: (n) => `第 ${n} 章`,
  failed: '名字的说明没能加载。请检查网络后再试。',
  loading: '正在取这个名字的说明……',
  close: '关闭',
  nameAt: (name, kind, line) => `${name}，${kind}，第 ${line} 行`,
  kinds: {
    func: '函数',
    method: '方法',
    'interface-method': '接口的方法',
    type: '类型',
    interface: '接口',
    var: '变量',
    param: '参数或结果',
    field: '字段',
    const: '常量',
    label: '标签',
    package: '包',
  },
  declared: '声明于',
  here: '就在这里声明',
  openPackage: '这个包的文件',
  native: '它没有 Go 的函数体：由机器自己来做。',
  line: (n) => `第 ${n} 行`,
  chapters: '讲到这里的章节',
  showsLine: (n) => `引用了第 ${n} 行`,
  showsDeclaration: '引用了它的声明',
  note: '并有注解',
  uses: (n) => `有 ${n} 行用到它`,
  unused: '别处没有用到。',
  more: (n) => `另有 ${n} 行`,
  implementers: (n) => `${n} 个类型实现了它`,
  methodImplementers: (n) => `实际可能是这 ${n} 个方法之一`,
  implements: (n) => `实现了 ${n} 个接口`,
  callers: (n) => `被 ${n} 处调用`,
  callersAsValue: '这里只列出指名的调用。当作值传出去以后由谁调用，只有运行起来才知道。',
  callersThrough: '它也可能经由接口被调用；到底是哪个方法，只有运行起来才知道：',
  callees: (n) => `指名调用了 ${n} 个`,
  outside: '函数之外',
  how: { call: '', go: 'go', defer: 'defer' },
  run: {
    open: '谁调用',
    title: '这次运行里谁调用了它？',
    looking: '正在查这次运行里的调用……',
    running: '正在把这次运行重做一遍，并盯着这个函数……',
    noFunction: '这一行不在这次运行的程序够得着的任何函数里。',
    unwatched:
      '这次运行没有盯着这个函数，所以没有留下对它的调用。可以在旁边把同一次运行重做一遍并盯着它：步数完全相同。',
    again: '重做一遍并查找',
    count: (shown, n) =>
      n === 0
        ? '没有记录到对它的调用。由 go 语句启动的函数和程序的 main 不经调用就进入。'
        : `被调用 ${shown} 次。每一条都通向刚刚进入它的时刻。`,
    around: (fn) => `在 ${fn} 之内`,
    plain: '外层没有被盯着的函数',
    more: (n) => `另有 ${n} 次调用没有列出。`,
    close: '关闭',
  },
};
