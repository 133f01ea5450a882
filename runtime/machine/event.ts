/** What the machine tells about a run, as it happens. Everything drawn or said later comes from here or from the heap. */

/**
 * Kinds of events. `obj` is the number of the object concerned (channel, mutex, connection …, 0 none),
 * `aux` as told here, `cause` the sequence number of the event that made this one possible (0 none).
 */
export const EVENT_KINDS = [
  'start', // a process starts; obj process id
  'go', // aux: the new goroutine's id; its first event has this as cause
  'run', // the scheduler switches to this goroutine; cause: what made it runnable
  'block', // aux: index into WAIT_REASONS; obj: what on
  'wake', // this goroutine made another runnable: aux its id; cause: its block
  'exit', // goroutine ends
  'send', // a value enters a channel (buffer or receiver); aux: receiver's goroutine or 0
  'recv', // cause: the send (or close)
  'close', // channel closed
  'select', // aux: chosen case; cause: the counterpart where there is one
  'lock',
  'unlock',
  'rlock',
  'runlock', // cause of a lock: the unlock that let it in
  'wait', // WaitGroup or Cond passed; cause: the Done/Signal that let it pass
  'done',
  'signal',
  'timer', // a timer fires; cause: what set it
  'timer-set',
  'sleep',
  'listen',
  'dial',
  'accept', // accept's cause: the dial
  'read',
  'write', // read's cause: the write whose bytes it got; aux: bytes
  'shutdown', // a connection or listener is closed
  'call',
  'return', // of watched functions; aux: function index; return's cause: its call
  'panic',
  'recover',
  'print', // output on fd; aux: fd; obj: process
  'process-exit', // aux: exit code; obj: process
  'signal-sent',
  'choice',
  'input',
  'link', // what lies between two hosts is changed from outside
  'file', // a host's file is written or removed from outside
] as const;

export type EventKind = (typeof EVENT_KINDS)[number];

export const WAIT_REASONS = [
  'chan receive',
  'chan send',
  'select',
  'chan receive (nil chan)',
  'chan send (nil chan)',
  'select (no cases)',
  'sleep',
  'semacquire',
  'sync.Cond.Wait',
  'IO wait',
  'wait for process',
  'held',
] as const;

export interface MachineEvent {
  /** From 1, the same in every replay. */
  readonly seq: number;
  /** Steps executed when it happened. */
  readonly step: number;
  /** Virtual time, nanoseconds since the epoch of the run. */
  readonly time: number;
  readonly kind: EventKind;
  /** Goroutine id (0: the world). */
  readonly g: number;
  readonly obj: number;
  readonly aux: number;
  readonly cause: number;
}

/** Receives events as numbers, so that nothing is allocated; kind indexes EVENT_KINDS. */
export interface Listener {
  event(
    seq: number,
    step: number,
    time: number,
    kind: number,
    g: number,
    obj: number,
    aux: number,
    cause: number,
  ): void;
}
