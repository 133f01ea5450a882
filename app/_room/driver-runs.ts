// Which run is open: the one of the address, of a moment in the text, of a question, of an experiment.
import type { Command, EventView, ScenarioSpec } from '@/runtime/session/protocol';
import type { StageRequest } from '../_reader/stage';
import { readAddress, readShown, type Changed, type RunAddress } from './address';
import { readAnswer } from './answer';
import { EVENTS_PAGE, type Core } from './driver-core';
import type { KeptRun } from './kept-runs';
import type { Movement, Moves } from './driver-moves';
import { idOfShown, momentsOf } from './moments-of';
import { panesOf } from './panes';

type OpenRun = RunAddress & { readonly then?: Movement };

/** The runs of one driver. */
export function createRuns(
  { ask, begin, choose, dispatch, files, get, page, scenario, take }: Core,
  moves: Moves,
) {
  const { enter, forget, move } = moves;
  /** Counts what the text asked for, so that the last is told from those before it. */
  let asks = 0;

  /** The scenario with what an experiment changes. */
  function specOf(
    base: ScenarioSpec,
    id: string | undefined,
    args: readonly Changed[] = [],
  ): ScenarioSpec {
    const own = base.script.map((one, i) => {
      const changed = args.find(({ at }) => at === i);
      return changed && 'argv' in one ? { ...one, argv: changed.argv } : one;
    });
    const experiment = page.chapter?.experiments.find((one) => one.id === id);
    return {
      ...base,
      edits: [...(base.edits ?? []), ...(experiment?.edits ?? [])],
      script: [...own, ...(experiment?.script ?? [])],
      // Not in every moment: the room asks for them when it shows them.
      objects: [],
    };
  }

  async function open({ then, ...address }: OpenRun): Promise<void> {
    const base = scenario();
    if (!base) return;
    const isStill = begin();
    forget();
    dispatch({ type: 'building', experiment: address.experiment, args: address.args });
    const { seed, inputs, step } = address;
    const over = files();
    const command: Extract<Command, { type: 'open' }> = {
      type: 'open',
      scenario: specOf(base, address.experiment, address.args),
      moments: momentsOf(page.chapter, address.experiment),
      soon: true,
      ...(over ? { files: over } : {}),
      ...(seed === undefined ? {} : { seed }),
      ...(inputs ? { inputs } : {}),
      ...(step === undefined ? {} : { step }),
    };
    let reply = await ask(command);
    if (!isStill()) return;
    // What a link asks for may have gone with a change of the programs: the beginning, and the reason.
    if (reply?.type === 'refused' && reply.code === 'no-such-step' && step !== undefined) {
      dispatch({ type: 'link-problem', problem: 'step' });
      const { step: _, ...rest } = command;
      reply = await ask(rest);
    } else if (reply?.type === 'refused' && reply.code === 'bad-command' && inputs) {
      dispatch({ type: 'link-problem', problem: 'inputs' });
      const { step: _, inputs: __, ...rest } = command;
      reply = await ask(rest);
    }
    if (!isStill()) return;
    if (reply?.type === 'refused') {
      const { code, message } = reply;
      return dispatch({ type: 'phase', phase: { kind: 'unavailable', code, message } });
    }
    const { breakpoints } = get();
    if (reply?.type === 'moment' && breakpoints.length > 0) {
      await ask({ type: 'breakpoints', lines: breakpoints });
    }
    await take(reply);
    // A run begins deep in the library; a reader begins where there is something to read.
    const first: Movement = { type: 'step', how: 'any', direction: 'forward' };
    await enter(then ?? (step === undefined ? first : undefined));
  }

  /** Opens a run, and shows of it what the address of now asks for. */
  async function showing(opens: () => Promise<void>): Promise<void> {
    const { shown, problem } = readShown(page.search());
    const there = panesOf(scenario());
    const wanted = [shown.side, shown.pane].filter((pane) => pane !== undefined);
    const fits = wanted.every((pane) => there.includes(pane));
    if (fits) for (const tab of wanted) dispatch({ type: 'tab', tab });
    await opens();
    // What is wrong with the run itself weighs more.
    const tell = (found: typeof problem) => {
      if (found && !get().linkProblem) dispatch({ type: 'link-problem', problem: found });
    };
    tell(problem ?? (fits ? undefined : 'pane'));
    const { phase, view } = get();
    if (shown.g === undefined || phase.kind !== 'ready' || !view) return;
    if (!(await choose(shown.g))) tell('goroutine');
  }

  const openAddress = (): Promise<void> => showing(openRunOfAddress);

  function openRunOfAddress(): Promise<void> {
    const { address, problem } = readAddress(page.search(), page.programs);
    const { experiment, ...rest } = address;
    const known =
      experiment === undefined ||
      page.chapter?.experiments.some(({ id }) => id === experiment) === true;
    dispatch({ type: 'link-problem', problem: problem ?? (known ? undefined : 'task') });
    // The step and the inputs of a link belong to the experiment that it names.
    const { step: _, inputs: __, ...without } = rest;
    return open(known ? address : without);
  }

  /** Does what the text asks for. */
  async function request(asked: StageRequest): Promise<void> {
    const mine = ++asks;
    const ready = get().phase.kind === 'ready' && get().view !== undefined;
    if (asked.kind === 'open') {
      if (!ready) await openAddress();
      return;
    }
    if (asked.kind === 'route') {
      if (!ready) await openAddress();
      const [method = '', ...url] = asked.id.split(' ');
      if (url.length > 0)
        dispatch({ type: 'route', route: { typed: { method, url: url.join(' ') }, wanted: true } });
      return dispatch({ type: 'tab', tab: 'routes' });
    }
    if (asked.kind !== 'moment') {
      const known: readonly { readonly id: string }[] =
        page.chapter?.[asked.kind === 'question' ? 'questions' : 'experiments'] ?? [];
      if (!known.some(({ id }) => id === asked.id)) {
        // A link to a task that was never written, or is gone: the run of the chapter, and the reason.
        if (!ready) await open({});
        return dispatch({ type: 'link-problem', problem: 'task' });
      }
    }
    if (asked.kind === 'experiment') {
      const one = page.chapter?.experiments.find(({ id }) => id === asked.id);
      const shows = idOfShown(one?.show);
      const then: Movement =
        shows === undefined
          ? { type: 'run', direction: 'forward' }
          : { type: 'to-moment', id: shows };
      return open({ experiment: asked.id, then });
    }
    const question = page.chapter?.questions.find(({ id }) => id === asked.id);
    const id = asked.kind === 'moment' ? asked.id : question?.at;
    if (id === undefined) return;
    // A question is about its own moment: its card does not follow the reader to another.
    if (asked.kind === 'moment') dispatch({ type: 'answer', answer: undefined });
    const then: Movement = { type: 'to-moment', id };
    if (ready && get().experiment === undefined) await move(then);
    else await open({ then });
    // A run is long on its way to a moment, and a reader may have asked for another meanwhile.
    if (asked.kind === 'question' && mine === asks) {
      dispatch({ type: 'answer', answer: { id: asked.id, found: undefined } });
    }
  }

  /** A run that was kept, at the step the reader left it. */
  function openRun({ step, seed, inputs, experiment, args }: KeptRun): Promise<void> {
    return open({ step, seed, inputs, args, ...(experiment === undefined ? {} : { experiment }) });
  }

  /** Holds another run against the open one; the reader stays where they are. */
  async function compare(other: KeptRun): Promise<void> {
    const base = scenario();
    const { view, experiment, args } = get();
    if (!base || !view) return;
    dispatch({ type: 'busy', busy: {} });
    const over = files();
    const reply = await ask({
      type: 'compare',
      ...(over ? { files: over } : {}),
      scenario: specOf(base, other.experiment, other.args),
      seed: other.seed,
      inputs: other.inputs,
    });
    dispatch({ type: 'busy', busy: undefined });
    if (reply?.type !== 'parting') return take(reply);
    const { seed, inputs, step, recorded } = view;
    const own: KeptRun = { seed, inputs, experiment, args, step, recorded };
    dispatch({ type: 'parting', parting: { own, other, found: reply } });
  }

  async function list(from: number, kinds: EventView['kind'][], count: number) {
    const reply = await ask({ type: 'events', from, count, kinds });
    return reply?.type === 'events' ? reply.events : [];
  }

  /**
   * Reads the answer to the question that is open from the run, at the moment that it asks about; the reader
   * stays where they are, who may have looked around meanwhile.
   */
  async function answer(): Promise<void> {
    const { view, answer: open } = get();
    const question = page.chapter?.questions.find(({ id }) => id === open?.id);
    if (!view || !question) return;
    const asked = await ask({ type: 'to-moment', id: question.at });
    const there = asked?.type === 'moment' ? asked.view : view;
    const back = async <T>(value: T): Promise<T> => {
      await ask({ type: 'seek', step: there.step });
      return value;
    };
    const found = await readAnswer(question.answer, there, {
      afterStatement: async () => {
        const g = there.current?.g;
        const how = { type: 'step', how: 'over', direction: 'forward' } as const;
        const reply = await ask(g === undefined ? how : { ...how, g });
        return back(reply?.type === 'moment' ? reply.view : undefined);
      },
      nextSwitch: async (after) => (await list(after + 1, ['run'], 1))[0],
      eventsOf: async (kind, upTo) => {
        const all: EventView[] = [];
        for (let from = 1; from <= upTo;) {
          const some = await list(from, [kind], EVENTS_PAGE);
          all.push(...some.filter(({ seq }) => seq <= upTo));
          if (some.length < EVENTS_PAGE) break;
          from = some.at(-1)!.seq + 1;
        }
        return all;
      },
    });
    if (there.step !== view.step) await ask({ type: 'seek', step: view.step });
    dispatch({ type: 'answer', answer: { id: question.id, found } });
  }

  return { open, openRun, compare, openAddress, request, answer, showing };
}
