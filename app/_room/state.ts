// Everything the room knows, and how each thing that happens changes it. Pure: no worker, no page.
import type {
  ClusterView,
  DiagnosticView,
  Direction,
  EventView,
  Landmark,
  MomentView,
  Place,
  RefusalCode,
  Reply,
  ScenarioSpec,
  SequenceView,
  ValueView,
} from '@/runtime/session/protocol';
import type { Piece } from '../_mdx/highlight';
import type { Changed, LinkProblem } from './address';
import type { QuestionAnswer } from './answer';
import { keepRun, type KeptRun } from './kept-runs';
import { placed, type Pane } from './panes';
import { atMoment, noChoice, pick, type TerminalChoice, type TerminalId } from './terminal-choice';

/** A line of a file as the machine names it. */
export type Line = { readonly file: string; readonly line: number };

/** A source file as far as it has come. */
export type SourceFile = {
  readonly lines: readonly string[];
  /** Lines that carry a statement. */
  readonly statements: ReadonlySet<number>;
  /** Colours of the first so many lines; the rest is plain until it is done. */
  readonly pieces: readonly Piece[][];
};

/** What is told to the reader once, until the next thing happens. */
export type Note =
  | { readonly kind: 'refused'; readonly code: RefusalCode; readonly message: string }
  | { readonly kind: 'forked'; readonly step: number }
  | { readonly kind: 'moment'; readonly id: string }
  | { readonly kind: 'no-cause' }
  | { readonly kind: 'no-landmark'; readonly landmark: Landmark; readonly direction: Direction }
  | { readonly kind: 'copied' }
  | { readonly kind: 'too-long'; readonly characters: number }
  | { readonly kind: 'not-copied'; readonly address: string };

/** How the room came to its end, or where it stands on the way to its beginning. */
export type Phase =
  | { readonly kind: 'loading' }
  | { readonly kind: 'building' }
  | { readonly kind: 'ready' }
  | { readonly kind: 'diagnostics'; readonly diagnostics: readonly DiagnosticView[] }
  | { readonly kind: 'crashed'; readonly message: string }
  | { readonly kind: 'unavailable'; readonly message: string; readonly code?: RefusalCode };

/** Something under way, and how far it has come. */
export type Busy = {
  /** Packages of the programs that have been come to. */
  readonly packages?: number;
  readonly progress?: {
    readonly step: number;
    readonly recorded: number;
    readonly seeking: number;
  };
};

/** The cases of a select, as the session told them at a step. */
export type SelectCases = Extract<Reply, { type: 'select-cases' }> & { readonly step: number };

/** A request, if the run has one, and the last event of the run it was read from. */
export type Sequence = { readonly view: SequenceView | undefined; readonly lastSeq: number };

/** Two runs and where they part. */
export type Parting = {
  readonly own: KeptRun;
  readonly other: KeptRun;
  readonly found: Extract<Reply, { type: 'parting' }>;
};

/** A request to try on a router. */
export type RouteAsked = { readonly method: string; readonly url: string };

export type RoomState = {
  readonly phase: Phase;
  readonly scenario: ScenarioSpec | undefined;
  /** Id of the experiment this run is, if it is one. */
  readonly experiment: string | undefined;
  /** Commands of its script that the reader has changed. */
  readonly args: readonly Changed[];
  readonly view: MomentView | undefined;
  /** The moment before this one, to tell what is new. */
  readonly before: MomentView | undefined;
  readonly busy: Busy | undefined;
  /** Steps of the run that are recorded, also since the moment was shown. */
  readonly recorded: number;
  /** Statement after statement, slowly. */
  readonly walking: boolean;
  readonly note: Note | undefined;
  readonly linkProblem: LinkProblem | undefined;
  readonly answer: QuestionAnswer | undefined;
  /** Chosen by the reader; 0 follows the one that runs. */
  readonly chosen: number;
  /** Index into the stack of the chosen goroutine; undefined: the innermost that is shown. */
  readonly frame: number | undefined;
  /** A file the reader opened; undefined: the one the frame is in. */
  readonly open: string | undefined;
  /** The reader's line in the file that is shown. */
  readonly cursor: Line | undefined;
  readonly sources: Readonly<Record<string, SourceFile>>;
  /** Names of all files, as the machine names them. */
  readonly files: readonly string[];
  /** Which of the bundle's two folders a file is in, for its page. */
  readonly tops: Readonly<Record<string, string>>;
  readonly breakpoints: readonly Line[];
  /** Parts of values the reader asked for at this moment, by path. */
  readonly expanded: Readonly<Record<string, ValueView>>;
  readonly events: readonly EventView[];
  /** Live objects of the scenario's types, by type, as last asked for. */
  readonly objects: Readonly<Record<string, readonly ValueView[]>> | undefined;
  /** What a cluster's processes held when that was last asked for. */
  readonly cluster: ClusterView | undefined;
  /** Who ran when: the scheduler's switches, for the timeline. */
  readonly switches: readonly { readonly step: number; readonly g: number }[];
  /** Of the select that was asked for last, and the step it was asked at. */
  readonly selectCases: SelectCases | undefined;
  /** The request that was asked for last, and how far the run was recorded then. */
  readonly sequence: Sequence | undefined;
  /** Runs of this scenario the reader has made, the first of them first. */
  readonly runs: readonly KeptRun[];
  readonly parting: Parting | undefined;
  /** What stands in the route tester; `wanted`: the text asks for it to be tried. */
  readonly route: { readonly typed: RouteAsked; readonly wanted: boolean };
  readonly tab: Pane;
  /** The last tab that has no place of its own in any layout, to come back to. */
  readonly side: Pane;
  /** Which terminal the reader has picked, and what they have seen of the others. */
  readonly terminals: TerminalChoice;
  readonly presenting: boolean;
  readonly keysShown: boolean;
  readonly runSheet: boolean;
  readonly keysOn: boolean;
};

/** Before anything has come. */
export const initialState: RoomState = {
  phase: { kind: 'loading' },
  scenario: undefined,
  experiment: undefined,
  args: [],
  view: undefined,
  before: undefined,
  busy: undefined,
  recorded: 0,
  walking: false,
  note: undefined,
  linkProblem: undefined,
  answer: undefined,
  chosen: 0,
  frame: undefined,
  open: undefined,
  cursor: undefined,
  sources: {},
  files: [],
  tops: {},
  breakpoints: [],
  expanded: {},
  events: [],
  objects: undefined,
  cluster: undefined,
  switches: [],
  selectCases: undefined,
  sequence: undefined,
  runs: [],
  parting: undefined,
  route: { typed: { method: 'GET', url: '/v1.18/containers/json' }, wanted: false },
  tab: 'source',
  side: 'machine',
  terminals: noChoice,
  presenting: false,
  keysShown: false,
  runSheet: false,
  keysOn: true,
};

export type Action =
  | {
      readonly type: 'loaded';
      readonly scenario: ScenarioSpec;
      /** Of the bundle. */ readonly paths: readonly string[];
      /** The reader's own files, as the machine names them. */ readonly own?: readonly string[];
    }
  | {
      readonly type: 'building';
      readonly experiment: string | undefined;
      readonly args?: readonly Changed[] | undefined;
    }
  | { readonly type: 'phase'; readonly phase: Phase }
  | { readonly type: 'moment'; readonly view: MomentView }
  | { readonly type: 'busy'; readonly busy: Busy | undefined }
  | { readonly type: 'recorded'; readonly recorded: number }
  | { readonly type: 'walking'; readonly walking: boolean }
  | { readonly type: 'note'; readonly note: Note | undefined }
  | { readonly type: 'link-problem'; readonly problem: LinkProblem | undefined }
  | { readonly type: 'answer'; readonly answer: QuestionAnswer | undefined }
  | { readonly type: 'chosen'; readonly g: number }
  | { readonly type: 'frame'; readonly frame: number }
  | { readonly type: 'open'; readonly file: string | undefined; readonly line?: number }
  | { readonly type: 'cursor'; readonly cursor: Line }
  | { readonly type: 'source'; readonly file: string; readonly source: SourceFile }
  | { readonly type: 'pieces'; readonly file: string; readonly pieces: readonly Piece[][] }
  | { readonly type: 'breakpoints'; readonly breakpoints: readonly Line[] }
  | { readonly type: 'expanded'; readonly key: string; readonly value: ValueView | undefined }
  | { readonly type: 'events'; readonly events: readonly EventView[] }
  | { readonly type: 'objects'; readonly objects: RoomState['objects'] }
  | { readonly type: 'cluster'; readonly cluster: ClusterView }
  | { readonly type: 'switches'; readonly switches: RoomState['switches'] }
  | { readonly type: 'select-cases'; readonly cases: SelectCases | undefined }
  | { readonly type: 'sequence'; readonly sequence: Sequence }
  | { readonly type: 'parting'; readonly parting: Parting | undefined }
  | { readonly type: 'route'; readonly route: RoomState['route'] }
  | { readonly type: 'tab'; readonly tab: Pane }
  | { readonly type: 'terminal'; readonly at: TerminalId; readonly opened?: boolean }
  | { readonly type: 'presenting' | 'keys-on' | 'keys-shown' | 'run-sheet'; readonly on: boolean };

/** Nothing comes after this moment, as far as is known: what is done here goes on with the run. */
export function atEnd({ step, recorded, recording }: MomentView): boolean {
  return step >= recorded && !recording;
}

/** The same moment of the same run, of which more has been recorded since. */
function isGrown(view: MomentView, later: MomentView): boolean {
  return (
    view.recording === true &&
    view.step === later.step &&
    view.seed === later.seed &&
    view.inputs.length === later.inputs.length
  );
}

function withMoment(state: RoomState, view: MomentView): RoomState {
  const other = state.view?.step !== view.step || state.view.recorded !== view.recorded;
  const moved = other && !(state.view && isGrown(state.view, view));
  const gone = state.chosen !== 0 && !view.goroutines.some(({ id }) => id === state.chosen);
  return {
    ...state,
    phase: { kind: 'ready' },
    view,
    runs: other ? keepRun(state.runs, view, state.experiment, state.args) : state.runs,
    busy: undefined,
    recorded: view.recorded,
    before: moved ? state.view : state.before,
    chosen: gone ? 0 : state.chosen,
    terminals: atMoment(
      state.terminals,
      view.step,
      state.view !== undefined && state.view.inputs.length !== view.inputs.length,
    ),
    ...(moved ? { frame: undefined, open: undefined, expanded: {}, note: undefined } : {}),
  };
}

/** Programs first, then the library, each by name. */
function filesOf(
  paths: readonly string[],
  own: readonly string[] = [],
): Pick<RoomState, 'files' | 'tops'> {
  const split = [...paths].sort((a, b) =>
    a[0] === b[0] ? (a < b ? -1 : 1) : a[0] === 's' ? -1 : 1,
  );
  const tops: Record<string, string> = {};
  const files = split.map((path) => {
    const at = path.indexOf('/');
    const file = path.slice(at + 1);
    tops[file] = path.slice(0, at);
    return file;
  });
  // They have no page of their own, so no folder either.
  return { files: [...own.filter((file) => !(file in tops)), ...files], tops };
}

/** The state after an action. */
export function reduce(state: RoomState, action: Action): RoomState {
  switch (action.type) {
    case 'loaded':
      return {
        ...state,
        scenario: action.scenario,
        runs: [],
        ...filesOf(action.paths, action.own),
      };
    case 'building':
      // Another run: what was read from the last one says nothing of it.
      return {
        ...state,
        phase: { kind: 'building' },
        experiment: action.experiment,
        args: action.args ?? [],
        before: undefined,
        answer: undefined,
        note: undefined,
        chosen: 0,
        frame: undefined,
        open: undefined,
        sources: {},
        expanded: {},
        events: [],
        objects: undefined,
        cluster: undefined,
        switches: [],
        sequence: undefined,
        terminals: { ...noChoice, picked: state.terminals.picked },
      };
    case 'phase':
      return { ...state, phase: action.phase, busy: undefined, walking: false };
    case 'moment':
      return withMoment(state, action.view);
    case 'recorded':
      return { ...state, recorded: action.recorded };
    case 'busy':
      return { ...state, busy: action.busy };
    case 'walking':
      return { ...state, walking: action.walking };
    case 'note':
      return { ...state, note: action.note };
    case 'link-problem':
      return { ...state, linkProblem: action.problem };
    case 'answer':
      return { ...state, answer: action.answer };
    case 'chosen':
      return { ...state, chosen: action.g, frame: undefined, open: undefined, expanded: {} };
    case 'frame':
      return { ...state, frame: action.frame, open: undefined };
    case 'open':
      return {
        ...state,
        open: action.file,
        ...(action.file !== undefined && action.line !== undefined
          ? { cursor: { file: action.file, line: action.line } }
          : {}),
      };
    case 'cursor':
      return { ...state, cursor: action.cursor };
    case 'source':
      return { ...state, sources: { ...state.sources, [action.file]: action.source } };
    case 'pieces': {
      const source = state.sources[action.file];
      if (!source) return state;
      const coloured = { ...source, pieces: action.pieces };
      return { ...state, sources: { ...state.sources, [action.file]: coloured } };
    }
    case 'breakpoints':
      return { ...state, breakpoints: action.breakpoints };
    case 'expanded': {
      const { [action.key]: _, ...rest } = state.expanded;
      return {
        ...state,
        expanded: action.value ? { ...rest, [action.key]: action.value } : rest,
      };
    }
    case 'events':
      return { ...state, events: action.events };
    case 'objects':
      return { ...state, objects: action.objects };
    case 'cluster':
      return { ...state, cluster: action.cluster };
    case 'switches':
      return { ...state, switches: action.switches };
    case 'select-cases':
      return { ...state, selectCases: action.cases };
    case 'sequence':
      return { ...state, sequence: action.sequence };
    case 'parting':
      return { ...state, parting: action.parting };
    case 'route':
      return { ...state, route: action.route };
    case 'tab':
      return {
        ...state,
        tab: action.tab,
        side: placed.has(action.tab) ? state.side : action.tab,
      };
    case 'terminal':
      return {
        ...state,
        terminals: pick(state.terminals, action.at, state.view?.step ?? 0, action.opened),
      };
    case 'presenting':
      return { ...state, presenting: action.on };
    case 'run-sheet':
      return { ...state, runSheet: action.on };
    case 'keys-shown':
      return { ...state, keysShown: action.on };
    case 'keys-on':
      return { ...state, keysOn: action.on };
  }
}

/** The goroutine whose stack is shown: the reader's choice, else the one that runs. */
export function shownGoroutine(state: RoomState): MomentView['goroutines'][number] | undefined {
  const { view, chosen } = state;
  if (!view) return undefined;
  const id = chosen || view.current?.g || view.chosen;
  return view.goroutines.find((g) => g.id === id);
}

/** Index of the frame that is shown: the reader's choice, else the innermost of a visible package. */
export function shownFrame(state: RoomState): number {
  return state.frame ?? Math.max(0, shownGoroutine(state)?.visibleFrame ?? 0);
}

/** Where that frame stands. */
export function shownPlace(state: RoomState): Place | undefined {
  const g = shownGoroutine(state);
  return g?.stack[shownFrame(state)]?.place ?? state.view?.current?.place;
}

/** The file in the source pane: the one the reader opened, else where the frame stands. */
export function shownFile(state: RoomState): string | undefined {
  return state.open ?? shownPlace(state)?.file ?? state.cursor?.file;
}

/** With a breakpoint set or taken away. */
export function toggled(breakpoints: readonly Line[], { file, line }: Line): readonly Line[] {
  const rest = breakpoints.filter((one) => one.file !== file || one.line !== line);
  return rest.length < breakpoints.length ? rest : [...rest, { file, line }];
}
