// The live run on the first page: the whole of a small program, and the room that runs it.
import type { Locale } from '../_lib/locale';
import { messagesFor } from '../_lib/messages';
import { frameMessagesFor } from '../_lib/messages/frame';
import { machineName, programBundleUrl, programFiles } from '../_lib/programs';
import { findSymbol } from '../_mdx/excerpt';
import { highlightGo } from '../_mdx/highlight';
import { RoomSlot } from '../_reader/room-slot';
import { CodeLines } from './code-lines';
import { WithCode } from './with-code';

const scenario = 'two-goroutines';
const symbols = ['engine-room/cmd/hello.say', 'engine-room/cmd/hello.main'];

/** Two parts of the first screen: the lines, which light up with the run, and the place of the room. */
export async function HomeRun({ locale }: { locale: Locale }) {
  const t = messagesFor(locale);
  const { home } = frameMessagesFor(locale);
  const excerpts = await Promise.all(
    symbols.map(async (symbol) => {
      const excerpt = findSymbol(programFiles(), symbol);
      if (!excerpt) throw new RangeError(`no symbol ${symbol} in content/go`);
      return { symbol, excerpt, lines: await highlightGo(excerpt.lines.join('\n')) };
    }),
  );
  const file = machineName(excerpts[0]?.excerpt.file ?? '');
  return (
    <>
      <figure className="code-figure live-lines my-0!">
        <figcaption>
          <code>{file}</code>
          <span>{t.home.figure}</span>
        </figcaption>
        {excerpts.map(({ symbol, excerpt, lines }) => (
          <CodeLines
            key={symbol}
            file={machineName(excerpt.file)}
            firstLine={excerpt.firstLine}
            lines={lines}
            label={t.chapter.excerptOf(symbol.slice(symbol.lastIndexOf('/') + 1))}
          />
        ))}
      </figure>
      <RoomSlot
        locale={locale}
        scenario={scenario}
        place="chapter"
        programs={programBundleUrl()}
        labels={t.room}
      >
        <p className="max-w-[24rem] text-sm text-ink-soft">
          <WithCode text={home.liveText} />
        </p>
        <noscript>
          <p className="mt-3 text-sm">{t.room.noScript}</p>
        </noscript>
      </RoomSlot>
    </>
  );
}
