// What decides a run, to look at and to change: the seed, the commands of the scenario; the run as a file.
'use client';

import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { ScenarioSpec, ScriptedInput } from '@/runtime/session/protocol';
import { saveFile } from '../_lib/save-file';
import { useDriver, useRoom, useRoomProps, useStore, useWords } from './context';
import { deedText } from './input-text';
import { readRunFile, writeRunFile, type RunFileProblem } from './run-file';
import { numberText, splitCommand } from './words';

/** Most characters of a run file that are read: far more than any run needs. */
const FILE_MOST = 4 * 1024 * 1024;

/** A command line that splitCommand reads as these words again. */
const commandLine = (argv: readonly string[]): string =>
  argv
    .map((word) => (/^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`))
    .join(' ');

type Problem = RunFileProblem | 'other-scenario' | 'seed' | 'quote';

/** What the scenario does by itself: a command can be changed, the rest is told. */
function ScriptedField({ one, children }: { one: ScriptedInput; children: ReactNode }) {
  const t = useWords();
  const { locale } = useRoomProps();
  const { when } = one;
  const at =
    'idle' in when
      ? t.runSheet.whenIdle(when.idle)
      : 'step' in when
        ? t.runSheet.whenStep(numberText(when.step, locale))
        : t.runSheet.whenTime(numberText(when.time / 1e6, locale));
  if (!('argv' in one)) {
    return <p className="run-field">{t.runSheet.deed(deedText(one, t.timeline), at)}</p>;
  }
  return (
    <p className="run-field">
      <label>
        {t.runSheet.command(one.host, at)}
        {children}
      </label>
    </p>
  );
}

function Settings({ scenario, seed }: { scenario: ScenarioSpec; seed: number }) {
  const t = useWords().runSheet;
  const driver = useDriver();
  const store = useStore();
  const { scenario: id, own } = useRoomProps();
  const args = useRoom((state) => state.args);
  const [seedText, setSeedText] = useState(String(seed));
  const [lines, setLines] = useState(
    scenario.script.map((one, i) =>
      'argv' in one ? commandLine(args.find(({ at }) => at === i)?.argv ?? one.argv) : '',
    ),
  );
  const [problem, setProblem] = useState<Problem>();
  const upload = useRef<HTMLInputElement>(null);

  function apply(): void {
    if (!/^\d{1,15}$/.test(seedText.trim())) return setProblem('seed');
    const words = lines.map(splitCommand);
    if (words.some((one) => one === undefined)) return setProblem('quote');
    setProblem(undefined);
    store.dispatch({ type: 'run-sheet', on: false });
    void driver.reopen(
      Number(seedText),
      words.map((one) => one ?? []),
    );
  }

  async function open(file: File): Promise<void> {
    const found = file.size > FILE_MOST ? 'not-a-run' : readRunFile(await file.text());
    if (typeof found === 'string') return setProblem(found);
    if (found.scenario !== id) return setProblem('other-scenario');
    setProblem(undefined);
    store.dispatch({ type: 'run-sheet', on: false });
    await driver.openFileRun(found.address);
  }

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        apply();
      }}
    >
      <h2>{t.title}</h2>
      <p className="soft">{t.text}</p>
      <p className="run-field">
        <label>
          {t.seed}{' '}
          <input
            className="field"
            inputMode="numeric"
            value={seedText}
            onChange={(event) => setSeedText(event.target.value)}
          />
        </label>
      </p>
      {scenario.script.map((one, i) => (
        <ScriptedField key={i} one={one}>
          <input
            className="field run-command"
            spellCheck={false}
            autoCapitalize="off"
            value={lines[i]}
            onChange={(event) =>
              setLines(lines.map((line, n) => (n === i ? event.target.value : line)))
            }
          />
        </ScriptedField>
      ))}
      <p role="alert">{problem && t.problems[problem]}</p>
      <p className="sheet-foot">
        <span className="outside-row">
          <button type="submit" className="room-run">
            {t.apply}
          </button>
          {!own && (
            <>
              <button
                type="button"
                className="quiet"
                onClick={() => {
                  const text = writeRunFile({ scenario: id, address: driver.run() });
                  saveFile(`${id}.run.json`, text);
                }}
              >
                {t.save}
              </button>
              <button type="button" className="quiet" onClick={() => upload.current?.click()}>
                {t.open}
              </button>
            </>
          )}
        </span>
        <button
          type="button"
          className="quiet"
          onClick={() => store.dispatch({ type: 'run-sheet', on: false })}
        >
          {t.close}
        </button>
      </p>
      <input
        ref={upload}
        type="file"
        hidden
        onChange={(event) => {
          const file = event.target.files?.[0];
          event.target.value = '';
          if (file) void open(file);
        }}
      />
    </form>
  );
}

/** A dialog; what is in it is made anew each time it is opened. */
export function RunSheet() {
  const t = useWords().runSheet;
  const store = useStore();
  const shown = useRoom((state) => state.runSheet);
  const scenario = useRoom((state) => state.scenario);
  const seed = useRoom(({ view }) => view?.seed);
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (shown) dialog.current?.showModal();
    else dialog.current?.close();
  }, [shown]);
  return (
    <dialog
      ref={dialog}
      className="sheet"
      aria-label={t.title}
      onClose={() => store.dispatch({ type: 'run-sheet', on: false })}
    >
      {shown && scenario && <Settings scenario={scenario} seed={seed ?? scenario.seed} />}
    </dialog>
  );
}
