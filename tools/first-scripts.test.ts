// Which scripts are a page's own, and that asking twice to compile them is asking once.
import { expect, test } from 'vitest';
import { askToCompile, firstScripts } from './first-scripts.mjs';

test('scripts of a page: each once, without those for old browsers and those inside it', () => {
  const html = `<script src="/_next/a.js" async=""></script><script>let src="/_next/no.js"</script>
    <script async src="/_next/b.js?x=1"></script><script src="/_next/a.js"></script>
    <script src="/_next/old.js" noModule=""></script>`;
  expect(firstScripts(html)).toEqual(['/_next/a.js', '/_next/b.js']);
});

test('the hint is the first line, once', () => {
  const once = askToCompile('f()');
  expect(once.split('\n')).toEqual(['//# allFunctionsCalledOnLoad', 'f()']);
  expect(askToCompile(once)).toBe(once);
});
