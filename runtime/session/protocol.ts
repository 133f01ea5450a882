/**
 * What passes between a session (in a worker, or in a test) and whoever drives it: commands in,
 * read-only views out. Everything here is plain data that structuredClone can carry.
 */
import type { EventKind } from '../machine/event';

// ------------------------------------------------------------------- the run

/** A host of the room. */
export interface HostSpec {
  readonly name: string;
  readonly addresses: readonly string[];
  /** Text files by absolute path. Directories come with them. */
  readonly files?: Readonly<Record<string, string>>;
  /** Virtual nanoseconds that a read of a file waits for the disk; none if undefined. */
  readonly disk?: number;
  /** Names by which any host finds it, besides its own: `discovery.hub.docker.com`. */
  readonly names?: readonly string[];
}

/** A process by what is known before it runs: the latest that lives and fits. */
export interface ProcessName {
  readonly host?: string;
  readonly terminal?: string;
  /** Its command line begins like this. */
  readonly argv?: readonly string[];
}

/** Something from outside, decided by the scenario or by the reader: part of what decides a run. */
export type Input = {
  /** Applied when the machine has executed this many steps (or is idle at it). */ readonly at: number;
} & (
  | {
      readonly kind: 'exec';
      readonly host: string;
      readonly terminal: string;
      readonly argv: readonly string[];
    }
  | { readonly kind: 'stdin'; readonly process: number; readonly text: string }
  | { readonly kind: 'signal'; readonly process: number; readonly signal: string }
  | { readonly kind: 'run-next'; readonly g: number }
  | { readonly kind: 'hold'; readonly g: number; readonly held: boolean }
  | { readonly kind: 'select-case'; readonly g: number; readonly index: number }
  | LinkDeed
  | FileDeed
);

/**
 * The link between two hosts, or the loopback of one: `latency` in nanoseconds one way, `cut` or joined,
 * `loss` how many packets of a hundred are lost (0 to 90). Bytes are never lost: a stream sends again
 * what was lost, after 200 ms, then 400, 800 …, as the seed decides; what comes after it waits.
 */
export interface LinkDeed {
  readonly kind: 'link';
  readonly a: string;
  readonly b: string;
  readonly latency?: number;
  readonly cut?: boolean;
  readonly loss?: number;
}

/** A text file of a host is written anew, or without `text` removed. */
export interface FileDeed {
  readonly kind: 'file';
  readonly host: string;
  /** Absolute. */
  readonly path: string;
  readonly text?: string;
}

/**
 * When something happens by itself: when the run has become idle for the nth time, at a step, or when the
 * virtual clock (nanoseconds from the run's beginning) comes to a time.
 */
export type When =
  { readonly idle: number } | { readonly step: number } | { readonly time: number };

/** A command that a scenario types by itself. */
export interface ScriptedCommand {
  readonly when: When;
  readonly kind?: 'exec';
  readonly host: string;
  readonly terminal: string;
  readonly argv: readonly string[];
}

/** What else happens to the machines of a scenario: nothing, where no process of that name lives. */
export type ScriptedDeed = { readonly when: When } & (
  | { readonly kind: 'signal'; readonly process: ProcessName; readonly signal: string }
  | { readonly kind: 'stdin'; readonly process: ProcessName; readonly text: string }
  | LinkDeed
  | FileDeed
);

/** What happens by itself in a scenario; a command is what has `argv`. */
export type ScriptedInput = ScriptedCommand | ScriptedDeed;

/** A run's cast: hosts, the programs their commands start, what is started at once. */
export interface ScenarioSpec {
  readonly id: string;
  readonly hosts: readonly HostSpec[];
  /** Command name → import path of a `package main`. */
  readonly commands: Readonly<Record<string, string>>;
  readonly script: readonly ScriptedInput[];
  readonly seed: number;
  /** Functions whose entering and leaving are events, by their name in traces; `pkg.*` takes a package's all. */
  readonly watch: readonly string[];
  /** Packages whose statements a plain step shows; everything else is stepped over unless asked. */
  readonly visible: readonly string[];
  /** Types whose live objects the views list, by `pkgPath.Name`. */
  readonly objects: readonly string[];
  /** Source files replaced for an experiment: path under src → [text to find, its replacement]. */
  readonly edits?: readonly SourceEdit[];
  readonly maxSteps?: number;
  /**
   * Virtual nanoseconds from its beginning at which the run ends, for one that would never be idle. What a
   * reader does near the end, or at it, moves it to a minute after that.
   */
  readonly until?: number;
}

/** One change of an experiment; refused (not ignored) when `find` does not stand in the file exactly once. */
export interface SourceEdit {
  readonly file: string;
  readonly find: string;
  readonly replace: string;
}

/** A named point of a run, found over its events: the nth event that fits. */
export interface MomentSpec {
  readonly id: string;
  readonly kind: EventKind;
  /** For call and return: the function's name in traces. */
  readonly fn?: string;
  /** Only events of a process whose argv starts like this. */
  readonly process?: readonly string[];
  /**
   * What the event's words (`EventView.detail`) contain: text of a print, kind of a wait; `SIGKILL to
   * swarm manage …` (signal-sent); `cut manager node-1`, `joined …`, `latency … 5ms`, `loss … 20%` (link, hosts
   * in the order of their names); `write node-1 /etc/cluster`, `remove …` (file).
   */
  readonly text?: string;
  /** Counts from 1. */
  readonly nth: number;
  /** Stand before the statement that causes it, instead of after. */
  readonly before?: boolean;
  /** Only events after this moment. */
  readonly after?: string;
}

// ------------------------------------------------------------------ commands

export type Direction = 'forward' | 'back';

export type Command =
  | {
      readonly type: 'open';
      readonly scenario: ScenarioSpec;
      readonly seed?: number;
      readonly inputs?: readonly Input[];
      readonly step?: number;
      readonly moments?: readonly MomentSpec[];
      readonly files?: Readonly<Record<string, string>>;
      /**
       * Answered as soon as the step is recorded. The rest is recorded while nothing else is asked;
       * `progress` tells how far that is, `recorded` that it is done.
       */
      readonly soon?: boolean;
    }
  | {
      readonly type: 'step';
      readonly how: 'statement' | 'over' | 'out' | 'any';
      readonly direction: Direction;
      /** Follow this goroutine; default: the one that runs now. */ readonly g?: number;
    }
  | {
      readonly type: 'to-line';
      readonly file: string;
      readonly line: number;
      readonly direction: Direction;
    }
  | {
      readonly type: 'to-event';
      readonly kinds: readonly EventKind[];
      readonly direction: Direction;
      readonly g?: number;
      readonly obj?: number;
    }
  /** To the nearest event that a reader of a cluster looks for, whatever the scenario watches. */
  | { readonly type: 'to-landmark'; readonly landmark: Landmark; readonly direction: Direction }
  | { readonly type: 'to-seq'; readonly seq: number }
  | {
      readonly type: 'to-cause';
      /** Of this event; default: the last event of the goroutine. */ readonly seq?: number;
      readonly g?: number;
    }
  | { readonly type: 'to-moment'; readonly id: string }
  | { readonly type: 'next-moment'; readonly direction: Direction }
  /** To a recorded step; Infinity: to the end of the run. */
  | { readonly type: 'seek'; readonly step: number }
  | { readonly type: 'run'; readonly direction: Direction }
  | { readonly type: 'stop' }
  | {
      readonly type: 'breakpoints';
      readonly lines: readonly { readonly file: string; readonly line: number }[];
    }
  | { readonly type: 'input'; readonly input: DistributiveOmit<Input, 'at'> }
  /** Whose frames the views fill with variables; 0: those of the goroutine that runs. */
  | { readonly type: 'choose'; readonly g: number }
  /** Views hold at most so many goroutines from now on; replies with the moment. */
  | { readonly type: 'goroutines'; readonly most: number }
  /** The moment with who is stuck, however long that takes. */
  | { readonly type: 'stuck' }
  | { readonly type: 'expand'; readonly path: ValuePath }
  | { readonly type: 'last-write'; readonly path: ValuePath }
  | { readonly type: 'source'; readonly file: string }
  | {
      readonly type: 'events';
      readonly from: number;
      readonly count: number;
      readonly kinds?: readonly EventKind[];
      readonly g?: number;
    }
  | { readonly type: 'objects'; readonly typeName: string; readonly depth: number }
  /** What the managers of a cluster, and those who keep its lists, have in memory at this moment. */
  | { readonly type: 'cluster' }
  /** Whether the programs compile with these files over them: `diagnostics`, none if they do. No run is touched. */
  | {
      readonly type: 'check';
      readonly scenario: ScenarioSpec;
      readonly files?: Readonly<Record<string, string>>;
    }
  /** What variables held just after events: replies with `held`. The reader stays where they are. */
  | { readonly type: 'held'; readonly wanted: readonly HeldQuery[] }
  /**
   * Who called the function that a line is in, in the open run. One that is not watched has no events:
   * with `again` the same run is made once more, watching it; steps are the same.
   */
  | {
      readonly type: 'callers';
      readonly file: string;
      readonly line: number;
      readonly again?: boolean;
    }
  /** The cases of the select that goroutine `g` is about to execute. */
  | { readonly type: 'select-cases'; readonly g: number }
  /** A request from its dial on; without `dial`, the one under way at this moment, or the last before it. */
  | { readonly type: 'sequence'; readonly dial?: number }
  /** Where the open run and another one, of the same scenario or of an edited one, part. */
  | {
      readonly type: 'compare';
      readonly scenario: ScenarioSpec;
      readonly seed?: number;
      readonly inputs?: readonly Input[];
      readonly files?: Readonly<Record<string, string>>;
    };

/** A variable of the innermost frame of `fn`, on the goroutine of event `seq`, just after that event. */
export interface HeldQuery {
  readonly seq: number;
  /** The function's name in traces. */
  readonly fn: string;
  /** The variable, and the way from it to what is wanted inside. */
  readonly path: readonly [name: string, ...steps: (string | number)[]];
  /** Levels of children; at most 6. */
  readonly depth: number;
}

type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;

/** A command with a number, so that its reply can be told. */
export interface Request {
  readonly id: number;
  readonly command: Command;
}

// --------------------------------------------------------------------- views

/** A place in a source file; line and columns from 1, columns in bytes, end exclusive. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** How a value is reached from the current moment: a goroutine's frame, a global, or an object's number. */
export type ValuePath = readonly [
  root:
    | { readonly g: number; readonly frame: number; readonly name: string }
    | { readonly process: number; readonly global: string }
    | { readonly object: number },
  ...steps: (string | number)[],
];

export interface ValueView {
  readonly type: string;
  readonly kind: string;
  /** One line: `"ps"`, `42`, `[]string len 2 cap 2`, `*engine.Job #17`, `nil`. */
  readonly text: string;
  /** The lasting number of the object it is or points to. */
  readonly object?: number;
  readonly children?: readonly { readonly name: string; readonly value: ValueView }[];
  /** Children exist that were not sent (depth or length): ask with `expand`. */
  readonly more?: boolean;
}

export interface FrameView {
  readonly fn: string;
  readonly place: Place | undefined;
  readonly library: boolean;
  readonly locals: readonly {
    readonly name: string;
    readonly role: 'param' | 'result' | 'local' | 'captured';
    readonly value: ValueView;
  }[];
}

export interface GoroutineView {
  readonly id: number;
  readonly process: number;
  readonly state: 'running' | 'runnable' | 'waiting' | 'dead';
  readonly held: boolean;
  /** It is about to execute a select: `select-cases` tells its cases. */
  readonly selects: boolean;
  readonly reason: string;
  /** What it waits on: kind and number of the object, and who could wake it (of the chosen goroutine alone). */
  readonly waitsOn?: {
    readonly kind: string;
    readonly object: number;
    readonly text: string;
    readonly wakers: readonly number[];
  };
  readonly sinceStep: number;
  readonly sinceTime: number;
  readonly createdBy: number;
  readonly createdSeq: number;
  /** Event that last woke it or made it. */
  readonly causeSeq: number;
  /** Function it was started with. */
  readonly entry: string;
  /** Innermost first; only `fn` and `place` are filled unless this goroutine is the chosen one. */
  readonly stack: readonly FrameView[];
  /** Index into stack of the innermost frame of a visible package, or -1. */
  readonly visibleFrame: number;
}

export interface ChannelView {
  readonly object: number;
  readonly type: string;
  readonly cap: number;
  /** The first values; `buffered` are there. */
  readonly buffer: readonly ValueView[];
  readonly buffered: number;
  readonly closed: boolean;
  /** The first goroutines that wait, in their order; so many wait in all. */
  readonly senders: readonly number[];
  readonly sending: number;
  readonly receivers: readonly number[];
  readonly receiving: number;
  /** Names of variables and fields that hold it, as far as known; none where only a closure does. */
  readonly names: readonly string[];
  /** Where it was made; undefined: by no statement. */
  readonly made?: Place;
  readonly process: number;
}

export interface ConnectionView {
  readonly object: number;
  readonly network: 'tcp' | 'unix';
  readonly local: string;
  readonly remote: string;
  readonly state: 'connecting' | 'queued' | 'open' | 'half-closed' | 'closed';
  readonly client: { readonly process: number; readonly unread: string };
  readonly server: { readonly process: number; readonly unread: string };
}

export interface ListenerView {
  readonly object: number;
  readonly network: 'tcp' | 'unix';
  readonly address: string;
  readonly process: number;
  readonly queued: number;
}

export interface ProcessView {
  readonly id: number;
  /** The process that started it; 0: somebody at a terminal. */
  readonly parent: number;
  /** Goroutines that live in it; the view may hold fewer. */
  readonly goroutines: number;
  readonly host: string;
  readonly argv: readonly string[];
  readonly terminal: string;
  readonly exited: boolean;
  /** Halted from outside: it exists and does nothing. */
  readonly stopped: boolean;
  readonly code: number;
}

/** Two hosts (or one, its loopback) and what lies between them. */
export interface LinkView {
  readonly a: string;
  readonly b: string;
  /** Nanoseconds one way; undefined: not used yet, the seed will decide. */
  readonly latency?: number;
  readonly cut: boolean;
  /** Packets lost of a hundred. */
  readonly loss: number;
}

/** Text on a terminal, in order. */
export interface TerminalLine {
  readonly terminal: string;
  readonly kind: 'command' | 'stdout' | 'stderr' | 'note';
  readonly text: string;
  readonly step: number;
  readonly process: number;
}

export interface EventView {
  readonly seq: number;
  readonly step: number;
  readonly time: number;
  readonly kind: EventKind;
  readonly g: number;
  readonly process: number;
  readonly obj: number;
  readonly aux: number;
  readonly cause: number;
  /** A sentence fragment in the machine's words: function name, channel type, text printed… */
  readonly detail: string;
}

export type Outcome =
  | { readonly kind: 'running' }
  /** Every goroutine waits and only something from outside can go on. */
  | { readonly kind: 'idle' }
  | { readonly kind: 'done' }
  /** The scenario ends at this virtual time (nanoseconds), though programs would go on. */
  | { readonly kind: 'time'; readonly at: number }
  | {
      readonly kind: 'panic' | 'deadlock' | 'fatal';
      readonly text: string;
      readonly process: number;
    }
  | { readonly kind: 'limit'; readonly text: string }
  /** What the program holds is more than a page should be asked for; its past is there. */
  | { readonly kind: 'memory'; readonly text: string }
  | { readonly kind: 'failed'; readonly text: string };

/** Everything the room needs to draw one moment. */
export interface MomentView {
  readonly step: number;
  readonly time: number;
  /** The earliest step that can be gone to: above 0 when a long run's oldest past has been let go. */
  readonly first: number;
  /** Steps recorded so far: the timeline's length. */
  readonly recorded: number;
  /** The run goes on beyond them, and is still being recorded. */
  readonly recording?: boolean;
  readonly seq: number;
  readonly lastSeq: number;
  /** What stands at the end of the recording. */
  readonly outcome: Outcome;
  readonly seed: number;
  readonly inputs: readonly Input[];
  readonly current:
    { readonly g: number; readonly fn: string; readonly place: Place | undefined } | undefined;
  readonly chosen: number;
  readonly processes: readonly ProcessView[];
  /** By number. Of very many only some: the chosen one, the one that runs, the first; ask for more with `goroutines`. */
  readonly goroutines: readonly GoroutineView[];
  readonly channels: readonly ChannelView[];
  readonly links: readonly LinkView[];
  readonly listeners: readonly ListenerView[];
  readonly connections: readonly ConnectionView[];
  /** The latest lines; `terminalBefore` more came before them. */
  readonly terminal: readonly TerminalLine[];
  readonly terminalBefore: number;
  /** Live objects of the scenario's types: type name → values. */
  readonly objects: Readonly<Record<string, readonly ValueView[]>>;
  /** Events of the statement just executed. */
  readonly events: readonly EventView[];
  /** Moments found so far, by id: the event, its step, and the step at which one stands who has gone there. */
  readonly moments: Readonly<
    Record<string, { readonly seq: number; readonly step: number; readonly at: number }>
  >;
  /** Steps of the first and the last landmark of each kind in what is recorded; none: absent. */
  readonly landmarks: {
    readonly [kind in Landmark]?: { readonly first: number; readonly last: number };
  };
  /** Goroutines that nothing in the run can wake any more, with the reason in words. */
  readonly stuck: readonly {
    readonly g: number;
    readonly kind: 'leak' | 'deadlock' | 'lost-wakeup' | 'nil-channel';
    readonly text: string;
    /** Goroutines it is stuck with: holders of what it waits for. */
    readonly with: readonly number[];
  }[];
  /** False: there are so many goroutines that nobody has looked; ask with `stuck`. */
  readonly stuckKnown: boolean;
}

/**
 * What a reader of a cluster jumps to: a machine reports itself (or a lock is kept), a manager asks an engine how it is,
 * a report or key is forgotten, an engine's state or count of failures changes, somebody becomes leader, a
 * container is placed.
 */
export type Landmark = 'heartbeat' | 'refresh' | 'expiry' | 'state' | 'election' | 'placement';

/** An engine as a manager has it in memory (cluster.Engine). */
export interface EngineView {
  readonly object: number;
  readonly id: string;
  readonly name: string;
  readonly addr: string;
  /** The program's own word (stateText), or its number. */
  readonly state: string;
  readonly failures: number;
  /** How many failures in a row make it unhealthy; undefined where the program does not say. */
  readonly retry?: number;
  readonly lastError: string;
  readonly containers: number;
  /** Processors; total with the overcommit. */
  readonly cpus: number;
  readonly usedCpus: number;
  /** Bytes; total with the overcommit. */
  readonly memory: number;
  readonly usedMemory: number;
}

/** A cluster/swarm.Cluster found in a process. */
export interface ManagerView {
  readonly process: number;
  readonly object: number;
  /** Type of the strategy, without its package; '' if there is none. */
  readonly strategy: string;
  readonly filters: readonly string[];
  /** By address. */
  readonly engines: readonly EngineView[];
  readonly pendingEngines: readonly EngineView[];
  readonly pendingContainers: readonly {
    readonly id: string;
    readonly name: string;
    readonly image: string;
    /** Address of the engine it is on its way to. */
    readonly engine: string;
  }[];
}

/** A node of the scheduler's during a placement. */
export interface CandidateView {
  readonly name: string;
  readonly addr: string;
  /** What constraints go by, as `storage=ssd`. */
  readonly labels: readonly string[];
  /**
   * Filtered out already, not yet looked at by the strategy, too full for it, weighed; when filters and
   * strategy are through, in their answer or not: by then nothing tells which of the two left it out.
   */
  readonly stage: 'out' | 'in' | 'full' | 'weighed' | 'answered' | 'unanswered';
  readonly weight?: number;
  readonly containers: number;
  readonly usedCpus: number;
  readonly totalCpus: number;
  readonly usedMemory: number;
  readonly totalMemory: number;
  readonly health: number;
}

/** A goroutine that is inside the scheduler. */
export interface PlacementView {
  readonly process: number;
  readonly g: number;
  /** Functions of the scheduler it is in, outermost first, without the package's path. */
  readonly calls: readonly string[];
  readonly image: string;
  /**
   * Bytes, CPUs, and what filters go by, as a client writes it: `constraint:storage==ssd`, `-p 8080`,
   * `--net=container:web-1`.
   */
  readonly wants: {
    readonly memory: number;
    readonly cpus: number;
    readonly expressions: readonly string[];
  };
  /** Weighed ones first, in the order the strategy has them in now. */
  readonly candidates: readonly CandidateView[];
}

/** Bytes that are between two hosts, one way, on one connection. */
export interface FlightView {
  readonly connection: number;
  readonly from: string;
  readonly to: string;
  readonly bytes: number;
  /** The first line, as far as it can be read. */
  readonly text: string;
  /** Nanoseconds until it arrives; undefined: not before the link is joined. */
  readonly left?: number;
  /** Somebody in one of the two processes is reporting a machine, or keeping a lock. */
  readonly heartbeat: boolean;
}

/** What a cluster's processes hold at a moment. */
export interface ClusterView {
  readonly managers: readonly ManagerView[];
  readonly placements: readonly PlacementView[];
  readonly flights: readonly FlightView[];
  /** leadership.Candidate: who runs for election, and whether it leads as far as it knows. */
  readonly candidates: readonly {
    readonly process: number;
    readonly object: number;
    readonly key: string;
    readonly node: string;
    readonly leader: boolean;
  }[];
  /** leadership.Follower: whom a process takes for the leader. */
  readonly followers: readonly {
    readonly process: number;
    readonly object: number;
    readonly key: string;
    readonly leader: string;
  }[];
  /** What services remember of machines and keys: the discovery service's reports, the store's keys. */
  readonly known: readonly {
    readonly process: number;
    readonly what: string;
    readonly value: string;
    /** Nanoseconds until it is forgotten; undefined: never. */
    readonly left?: number;
  }[];
  /** There is more in memory than was looked at. */
  readonly truncated: boolean;
}

export interface DiagnosticView {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly message: string;
  readonly notes: readonly {
    readonly file: string;
    readonly line: number;
    readonly column: number;
    readonly message: string;
  }[];
  readonly unsupported: boolean;
}

/** A call of a function. */
export interface CalledView {
  /** The step that calls: stand there, and the function has just been entered. */
  readonly step: number;
  /** The goroutine that called, its process and that one's command line. */
  readonly g: number;
  readonly process: number;
  readonly command: string;
  /** The nearest watched function around the call, in the same goroutine; empty where there is none. */
  readonly around: string;
}

/** A case of a select statement that can be chosen. */
export interface SelectCaseView {
  /** What a `select-case` input names it by: its place among the cases, the default not counted. */
  readonly index: number;
  /** The communication as it is written: `job := <-queue`. */
  readonly text: string;
  readonly place: Place | undefined;
  /** Whether it can be taken now; undefined while another goroutine runs first. */
  readonly ready?: boolean;
}

/** Who takes part in a request: a goroutine outside all watched calls, a package it is in, the connection. */
export interface SequenceLane {
  readonly kind: 'goroutine' | 'package' | 'socket';
  readonly process: number;
  readonly g: number;
  /** Import path of a package; else words for engineers. */
  readonly name: string;
}

/** An arrow from lane to lane; both the same: something done there. */
export interface SequenceMessage {
  /** The event it is: a link to the moment. */
  readonly seq: number;
  readonly step: number;
  readonly time: number;
  readonly g: number;
  readonly kind:
    'call' | 'return' | 'call-return' | 'dial' | 'accept' | 'write' | 'read' | 'go' | 'print';
  readonly from: number;
  readonly to: number;
  readonly text: string;
  /** The same so many times in a row. */
  readonly count: number;
}

/** A bar: a watched call, or a wait. */
export interface SequenceSpan {
  readonly seq: number;
  readonly end: number;
  readonly g: number;
  readonly kind: 'call' | 'wait';
  readonly lane: number;
  readonly text: string;
  /** Watched calls around it on its goroutine. */
  readonly depth: number;
  /** Steps. */
  readonly from: number;
  readonly to: number;
}

export interface SequenceView {
  /** Every connection of the run that was accepted; `dial` names it. */
  readonly connections: readonly {
    readonly dial: number;
    readonly step: number;
    readonly process: number;
    readonly command: string;
  }[];
  readonly dial: number;
  readonly from: number;
  readonly to: number;
  readonly lanes: readonly SequenceLane[];
  readonly messages: readonly SequenceMessage[];
  readonly spans: readonly SequenceSpan[];
}

export type Reply =
  | { readonly type: 'moment'; readonly view: MomentView }
  | { readonly type: 'diagnostics'; readonly diagnostics: readonly DiagnosticView[] }
  | { readonly type: 'value'; readonly value: ValueView }
  | { readonly type: 'values'; readonly values: readonly ValueView[] }
  /** `watched` false: the run keeps no calls of it, and none are told; `total` counts those left out, too. */
  | {
      readonly type: 'callers';
      readonly fn: string;
      readonly watched: boolean;
      readonly calls: readonly CalledView[];
      readonly total: number;
    }
  /** In the order of the queries; undefined where there is no such event, frame or variable. */
  | { readonly type: 'held'; readonly values: readonly (ValueView | undefined)[] }
  | {
      readonly type: 'source';
      readonly file: string;
      readonly text: string;
      /** Lines that carry a statement: where a breakpoint can stand. */ readonly lines: readonly number[];
    }
  | { readonly type: 'events'; readonly events: readonly EventView[]; readonly total: number }
  | { readonly type: 'cluster'; readonly view: ClusterView }
  | {
      readonly type: 'select-cases';
      readonly g: number;
      readonly cases: readonly SelectCaseView[];
      readonly hasDefault: boolean;
    }
  /** `view` undefined: no connection was accepted in this run. */
  | { readonly type: 'sequence'; readonly view: SequenceView | undefined }
  | {
      readonly type: 'parting';
      /** Events both runs have in the same order before they part. */
      readonly common: number;
      /** The last of those, if there is one. */
      readonly last: EventView | undefined;
      /** What comes next here and there: empty where a run has no more. Both empty: they never part. */
      readonly here: readonly EventView[];
      readonly there: readonly EventView[];
      /** How the other run ended, and after how many steps. */
      readonly outcome: Outcome;
      readonly recorded: number;
    }
  /** The command could not be done; nothing changed. `message` is English for engineers, `code` for the page's own words. */
  | { readonly type: 'refused'; readonly code: RefusalCode; readonly message: string };

export type RefusalCode =
  | 'not-open'
  | 'no-such-moment'
  | 'no-such-event'
  | 'no-such-step'
  | 'no-such-line'
  | 'no-such-value'
  | 'nothing-before'
  | 'nothing-after'
  | 'not-runnable'
  | 'bad-command'
  | 'stopped'
  | 'edit-does-not-fit';

/** From the session without being asked. */
export type Notice =
  | {
      readonly type: 'progress';
      readonly step: number;
      readonly recorded: number;
      readonly seeking: number;
    }
  /** Programs are being compiled: so many packages have been come to. */
  | { readonly type: 'building'; readonly packages: number }
  /** What was recorded while nothing was asked has come to the run's end. */
  | { readonly type: 'recorded'; readonly recorded: number }
  | { readonly type: 'crashed'; readonly message: string };

/** What leads from one moment to another (sharing.ts). */
export interface MomentPatch {
  /** Names of what is as it was. */
  readonly kept: readonly string[];
  /** Lists by their names: a number is a place in the list before, anything else is new, in brackets. */
  readonly lists: Readonly<Record<string, readonly (number | readonly [unknown])[]>>;
  /** All else. */
  readonly rest: Readonly<Record<string, unknown>>;
}

/** What a worker posts; `moment` is a reply, told as what has changed since the last moment it posted. */
export type Message =
  | { readonly id: number; readonly reply: Reply }
  | { readonly id: number; readonly moment: MomentPatch }
  | { readonly id: 0; readonly notice: Notice };
