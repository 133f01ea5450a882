// The excerpt on the first page: a few real lines of the program, so that a visitor sees at once
// what is read here.
import type { Locale } from '../_lib/locale';
import { messagesFor } from '../_lib/messages';
import { machineName, programFiles } from '../_lib/programs';
import { cut, findSymbol } from '../_mdx/excerpt';
import { highlightGo } from '../_mdx/highlight';
import { CodeLines } from './code-lines';

const symbol = 'github.com/docker/docker/engine.(*Job).Run';
const most = 22;

/** Pulled by name like any excerpt, and shortened to what fits beside the title. */
export async function FirstExcerpt({ locale }: { locale: Locale }) {
  const whole = findSymbol(programFiles(), symbol);
  if (!whole) throw new RangeError(`no symbol ${symbol} in content/go`);
  const excerpt = cut(whole, 'func ', undefined);
  const t = messagesFor(locale);
  const lines = await highlightGo(excerpt.lines.join('\n'));
  return (
    <figure className="code-figure my-0! min-w-0 max-lg:hidden">
      <figcaption>
        <code>engine.(*Job).Run</code>
        <span>{t.home.figure}</span>
      </figcaption>
      <CodeLines
        file={machineName(excerpt.file)}
        firstLine={excerpt.firstLine}
        lines={lines.slice(0, most)}
        label={t.chapter.excerptOf('engine.(*Job).Run')}
      />
    </figure>
  );
}
