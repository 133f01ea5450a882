// The shapes of what writers write: a chapter's data beside its text.
import type { EventView, MomentSpec, ScriptedInput, SourceEdit } from '../runtime/session/protocol';

/** A text in both languages. */
export type Localized = Readonly<{ en: string; zh: string }>;

/** A named point of the run. The text links to it with `<Moment id>`. */
export type Moment = MomentSpec & { readonly title: Localized };

/** What is read from the run to answer a question; names are those in the program. */
export type Answer =
  /** The goroutine that runs next. */
  | { readonly read: 'next-goroutine' }
  /** Whether the goroutine of the moment waits after this statement, and on what. */
  | { readonly read: 'waits' }
  /** A local variable of the innermost visible frame. */
  | { readonly read: 'value'; readonly name: string }
  /** How many values the channel held by this variable has in its buffer. */
  | { readonly read: 'channel-length'; readonly name: string }
  /** How many events of a kind there were up to the moment, in a function if one is named. */
  | { readonly read: 'count'; readonly kind: EventView['kind']; readonly fn?: string };

/** A question whose answer is read from the run. `<Question id>` holds its words. */
export type Question = {
  readonly id: string;
  /** Id of the moment at which the answer is read. */
  readonly at: string;
  readonly answer: Answer;
};

/** Something to change and then watch: a new run with it. `<Experiment id>` holds its words. */
export type Experiment = {
  readonly id: string;
  readonly title: Localized;
  readonly edits?: readonly SourceEdit[];
  /** What is typed in addition to the scenario's script. */
  readonly script?: readonly ScriptedInput[];
  /** What to look at: a moment of the chapter, or one that only this run has. Without it the run's end. */
  readonly show?: string | Moment;
};

/** chapter.ts of a chapter exports one of these as `chapter`. */
export type Chapter = {
  /** Place in the order of reading; the number the folder begins with. */
  readonly order: number;
  readonly title: Localized;
  /** The one question the chapter answers. */
  readonly question: Localized;
  /** File name, without its ending, in content/scenarios. */
  readonly scenario: string;
  readonly moments: readonly Moment[];
  readonly questions: readonly Question[];
  readonly experiments: readonly Experiment[];
};
