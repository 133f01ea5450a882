// The playground's state: which program is open, what is wrong with it, what is run of it.
'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import type { DiagnosticView } from '@/runtime/session/protocol';
import { fetchJson } from '../_lib/fetch-json';
import { loadScenario } from '../_lib/load-scenario';
import { showsFile } from '../_lib/shows-file';
import type { OwnProgram } from '../_reader/room-props';
import { makeSessionWorker } from '../_room/surroundings';
import type { Sources } from '../_room/session-client';
import { createChecker } from './checker';
import type { CodeEditor } from './code-editor';
import { openDrafts, type Draft, type Drafts } from './drafts';
import { fileOf, ownProgram } from './own-program';
import { decodeShared, readText, type ShareProblem } from './share';

/** Milliseconds without a key before what was typed is kept and checked. */
const SETTLED = 250;

/** What the reader is told; the page has the words. */
export type PlayNote =
  | { readonly kind: 'link'; readonly problem: ShareProblem | 'no-file' }
  | { readonly kind: 'too-large'; readonly bytes: number }
  | { readonly kind: 'file'; readonly problem: 'binary' | 'large'; readonly name: string }
  | { readonly kind: 'removed'; readonly draft: Draft }
  | { readonly kind: 'shared' }
  | { readonly kind: 'not-shared'; readonly link: string }
  | { readonly kind: 'too-long'; readonly length: number };

/** A scenario a changed file can be run in. */
export type PlayScenario = {
  readonly id: string;
  readonly title: string;
  readonly visible: readonly string[];
};

type Props = {
  readonly programs: string;
  readonly scenarios: readonly PlayScenario[];
  /** Import path of the program a newcomer begins with. */
  readonly first: string;
};

const newId = () => crypto.randomUUID();

/** The scenario that shows the package of a file; the first one where none does. */
function scenarioFor(file: string, scenarios: readonly PlayScenario[]): string | undefined {
  const shows = ({ visible }: PlayScenario) => showsFile(visible, file);
  return (scenarios.find(shows) ?? scenarios[0])?.id;
}

/** Everything the playground does. */
export function usePlay({ programs, scenarios, first }: Props) {
  const [drafts, setDrafts] = useState<readonly Draft[]>([]);
  const [draft, setDraft] = useState<Draft>();
  const [lasting, setLasting] = useState(true);
  const [note, setNote] = useState<PlayNote>();
  const [problems, setProblems] = useState<readonly DiagnosticView[]>();
  const [own, setOwn] = useState<OwnProgram>();
  const [failed, setFailed] = useState(false);
  const editor = useRef<CodeEditor>(undefined);
  const store = useRef<Drafts>(undefined);
  const sources = useRef<Sources>({});
  const checker = useRef<ReturnType<typeof createChecker>>(undefined);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const now = useRef<Draft>(undefined);

  const toOwn = useCallback(async (of: Draft): Promise<OwnProgram> => {
    const scenario = of.scenario === undefined ? undefined : await loadScenario(of.scenario);
    return ownProgram(of, scenario);
  }, []);

  const check = useCallback(
    async (of: Draft) => {
      setProblems(undefined);
      const program = await toOwn(of);
      checker.current?.check(program, (found) => {
        if (now.current?.id !== of.id) return;
        setProblems(found);
        editor.current?.mark(found);
      });
    },
    [toOwn],
  );

  /** Keeps a draft and makes it the one that is open. */
  const keep = useCallback(async (next: Draft) => {
    now.current = next;
    setDraft(next);
    setDrafts((all) => [next, ...all.filter(({ id }) => id !== next.id)]);
    try {
      await store.current?.put(next);
    } catch {
      // The device is full, or storage was taken away: what is written lasts as long as the page.
      setLasting(false);
    }
  }, []);

  const settle = useCallback(async (): Promise<Draft | undefined> => {
    clearTimeout(timer.current);
    const text = editor.current?.text();
    const { current } = now;
    if (!current || text === undefined || text === current.text) return current;
    const next = { ...current, text, changed: Date.now() };
    await keep(next);
    return next;
  }, [keep]);

  const open = useCallback(
    async (next: Draft) => {
      await settle();
      await keep(next);
      editor.current?.open(next.text);
      void check(next);
    },
    [check, keep, settle],
  );

  /** The program of an import path of the book, as a draft of the reader's. */
  const sample = useCallback((path: string): Draft => {
    const text = sources.current[`src/${path}/main.go`] ?? 'package main\n\nfunc main() {\n}\n';
    const name = path.slice(path.lastIndexOf('/') + 1);
    return { id: newId(), name, text, changed: Date.now() };
  }, []);

  const bookFile = useCallback(
    (file: string): Draft | undefined => {
      const text = sources.current[`src/${file}`] ?? sources.current[`lib/${file}`];
      if (text === undefined) return undefined;
      const scenario = scenarioFor(file, scenarios);
      const name = file.slice(file.lastIndexOf('/') + 1);
      const id = newId();
      return { id, name, text, edit: file, ...(scenario ? { scenario } : {}), changed: Date.now() };
    },
    [scenarios],
  );

  const run = useCallback(async () => {
    const of = await settle();
    if (of) setOwn(await toOwn(of));
  }, [settle, toOwn]);

  /** What the address asks for, else what was open last, else a first program. */
  const begin = useCallback(
    (kept: readonly Draft[]): Draft => {
      const shared = decodeShared(location.hash);
      if (shared !== undefined) {
        history.replaceState(null, '', location.pathname + location.search);
        if (typeof shared === 'object') return { ...shared, id: newId(), changed: Date.now() };
        setNote({ kind: 'link', problem: shared });
      }
      const file = new URLSearchParams(location.search).get('edit');
      const found = file === null ? undefined : kept.find(({ edit }) => edit === file);
      const fresh = file === null || found ? undefined : bookFile(file);
      if (file !== null && !found && !fresh) setNote({ kind: 'link', problem: 'no-file' });
      return found ?? fresh ?? kept[0] ?? sample(first);
    },
    [bookFile, first, sample],
  );

  const start = useCallback(
    async (mount: (text: string) => Promise<CodeEditor>, wanted: () => boolean) => {
      try {
        const [opened, bundle] = await Promise.all([openDrafts(), fetchJson<Sources>(programs)]);
        const kept = await opened.all();
        if (!wanted()) return;
        store.current = opened;
        sources.current = bundle;
        setLasting(opened.lasting);
        setDrafts(kept);
        const chosen = begin(kept);
        const made = await mount(chosen.text);
        if (!wanted()) return made.destroy();
        editor.current = made;
        checker.current = createChecker(makeSessionWorker, bundle);
        await keep(chosen);
        void check(chosen);
        // A link to a step of a run is followed; else the reader presses Run.
        if (new URLSearchParams(location.search).has('step')) setOwn(await toOwn(chosen));
      } catch {
        if (wanted()) setFailed(true);
      }
    },
    [begin, check, keep, programs, toOwn],
  );

  // Whoever leaves right after the last key finds it when they return.
  useEffect(() => {
    const leave = () => {
      const text = editor.current?.text();
      const { current } = now;
      if (!current || text === undefined) return;
      const changed = text === current.text ? current.changed : Date.now();
      store.current?.leave({ ...current, text, changed });
    };
    addEventListener('pagehide', leave);
    return () => {
      removeEventListener('pagehide', leave);
      leave();
      clearTimeout(timer.current);
      checker.current?.close();
      editor.current?.destroy();
      editor.current = undefined;
    };
  }, []);

  return {
    drafts,
    draft,
    file: draft && fileOf(draft),
    lasting,
    note,
    problems,
    own,
    failed,
    say: setNote,
    start,
    open,
    sample,
    run,
    settle,
    /** Something was typed. */
    typed: useCallback(() => {
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void settle().then((of) => of && check(of)), SETTLED);
    }, [check, settle]),
    fileNow: useCallback(() => (now.current ? fileOf(now.current) : ''), []),
    goTo: (line: number, column: number) => editor.current?.goTo(line, column),
    rename: (name: string) => {
      const { current } = now;
      if (current) void keep({ ...current, name, changed: Date.now() });
    },
    runIn: (scenario: string) => {
      const { current } = now;
      if (!current) return;
      const next = { ...current, scenario, changed: Date.now() };
      void keep(next).then(() => check(next));
    },
    /** A file of the book as it was. */
    restore: () => {
      const book = draft?.edit === undefined ? undefined : bookFile(draft.edit);
      if (book && draft) void open({ ...draft, text: book.text, changed: Date.now() });
    },
    remove: async () => {
      const { current } = now;
      if (!current) return;
      await settle();
      const gone = now.current ?? current;
      const rest = drafts.filter(({ id }) => id !== gone.id);
      await store.current?.remove(gone.id).catch(() => undefined);
      setDrafts(rest);
      now.current = undefined;
      const next = rest[0] ?? sample(first);
      await keep(next);
      editor.current?.open(next.text);
      void check(next);
      setNote({ kind: 'removed', draft: gone });
    },
    /** A file from the reader's disk; what cannot be read changes nothing. */
    upload: async (file: File) => {
      const read =
        file.size > 64 * 1024 * 1024 ? 'large' : readText(new Uint8Array(await file.arrayBuffer()));
      if (typeof read === 'string') {
        setNote({ kind: 'file', problem: read, name: file.name });
        return;
      }
      const name = file.name.replace(/\.go$/, '');
      await open({ id: newId(), name, text: read.text, changed: Date.now() });
    },
  };
}
