// 书的框架（目录、阅读、术语表）的中文文字；键与 frame-en.ts 相同。
import type { FrameMessages } from './frame';

/** 上游源码树的名字：content/upstream 里写的是英文。 */
export const treeInChinese = (tree: string): string =>
  tree.replace(/^(.*), as (.*) vendors it$/, '$2 自带的 $1');

/** Chinese. */
export const frameZh: FrameMessages = {
  home: {
    liveText:
      '就是这几行，就在这个页面里。每按一次 `s`，或点一下亮色的按钮，走一条语句；加上 `Shift` 往回走。',
    tracks: '读，看，写',
    book: '书',
    bookText: '每章读五分钟，回答关于守护进程或 Swarm 的一个问题，回答它的程序就在正文旁边运行。',
    bookLink: '目录',
    lab: '实验室',
    labText: '只有运行，占满整个窗口：换种子，发请求，发信号，看结果如何。',
    labLink: '选一个运行',
    play: '试验场',
    playText: '你自己的 Go，或者改过的书中文件，放进同一间机房。',
    playLink: '写 Go',
    map: '地图',
    mapText: '在 Docker 1.6.2 里，谁和谁说话。带下划线的部件，点一下就翻到那一章。',
  },
  contents: {
    title: '目录',
    intro:
      '每章回答一个问题：读大约五分钟，动手再花五分钟。可以按顺序读，也可以顺着一章所需要的章节往回找。',
    needs: '先读',
    nothing: '不需要先读别的章',
    total: (chapters, minutes) => `${chapters} 章，共 ${minutes} 分钟`,
    more: '章节之外',
    glossary: '术语表：中英文对照',
  },
  progress: {
    title: '阅读进度',
    noScript: '启用 JavaScript 后，这里会显示你读到了哪里。',
    kept: '只保存在这台设备上。',
    notKept: '这个浏览器不为本站保存任何东西：这里的标记会随页面一起消失。',
    none: '还没有读过。在一节停留片刻，就算读过这一节。',
    some: '已读 {n} 节，共 {of} 节',
    chapterSome: '已读 {n}/{of} 节',
    chapterAll: '已读',
    save: '存为文件',
    open: '打开文件',
    reset: '从头开始',
    undo: '撤销',
    wasReset: '进度已清空。',
    cameBack: '进度已恢复。',
    opened: '已并入。任何一边读过的，现在都算读过。',
    corrupt: '这里保存的内容读不出来。它没有被删除，已另放一边，可以存为文件。',
    version: '这里保存的内容是本站的另一个版本写下的。它没有被删除，已另放一边，可以存为文件。',
    fileCorrupt: '这个文件里没有本书的进度。什么都没有改变。',
    fileVersion: '这个文件是本站的另一个版本写下的。什么都没有改变。',
    fileLarge: '文件太大，不会是阅读进度。什么都没有改变。',
    saveAside: '保存另放的内容',
    drop: '删除它',
  },
  reading: {
    neighbours: '相邻的章节',
    here: '本章内容',
    top: '本章开头',
    linkTo: '本节的链接',
    linkToMoment: '复制这一时刻的链接',
    copied: '链接已复制',
    notCopied: '链接在地址栏里',
    upstreamAt: (tree, file, lines) => `上游：${treeInChinese(tree)}，${file}，${lines}`,
    upstreamOf: (name, tree) => `${treeInChinese(tree)} 中的 ${name}`,
    lines: (first, last) => (first === last ? `第 ${first} 行` : `第 ${first}–${last} 行`),
  },
  glossary: {
    title: '术语表',
    intro: '各章所依靠的词。每一章第一次用到某个词的地方都有标记。中文旁边是英文的说法。',
    inGlossary: '在术语表中查看',
    usedIn: '出现于',
    more: '详见',
    subjects: {
      go: 'Go',
      docker: 'Docker',
      http: 'HTTP',
      system: '系统',
      book: '本书',
    },
  },
};
