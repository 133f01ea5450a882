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

/** The lines on the left are those the machine executes: they light up with the run. */
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
  return (
    <section id="live" aria-labelledby="live-name" className="border-t border-line py-12">
      <h2 id="live-name" className="text-xl font-semibold">
        {home.live}
      </h2>
      <p className="mt-2 mb-6 max-w-[42rem] text-ink-soft">
        <WithCode text={home.liveText} />
      </p>
      <div className="live">
        <figure className="code-figure my-0! min-w-0">
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
          <p className="text-sm text-ink-soft">{home.liveIntro}</p>
          <noscript>
            <p className="mt-3 text-sm">{t.room.noScript}</p>
          </noscript>
        </RoomSlot>
      </div>
    </section>
  );
}
