// 搜索的中文文本；键与 search-en.ts 相同。
import type { Shape } from '.';
import type { searchEn } from './search-en';

/** 中文。 */
export const searchZh: Shape<typeof searchEn> = {
  open: '搜索',
  field: '一个词、一个符号、一段源码',
  hint: '章节、符号（如 (*Job).Run）和每一行源码。回车去第一条，方向键选择。',
  loading: '正在取可搜索的内容……',
  failed: '搜索没能加载。请检查网络后再试。',
  none: '没有哪里有这些字。',
  count: (n) => `${n} 条结果`,
  long: (most) => `只用到前 ${most} 个字符。`,
  pages: '章节与实验室',
  symbols: '符号',
  lines: '源码行',
  close: '关闭',
};
