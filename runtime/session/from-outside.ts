/** What comes from outside, made into what a machine applies: commands, signals, typed text, links, files. */
import { bytesOf } from '../base/bytes';
import type { Program } from '../code/program';
import type { Machine, MachineInput } from '../machine/index';
import type { Process } from '../machine/process';
import {
  allHosts,
  removeHostFile,
  sendSignal,
  setLatency,
  setLoss,
  setPartition,
  SIGNALS,
  typeAt,
  writeHostFile,
  type Host,
} from '../world/index';
import type { Built } from './build';
import { commandLine } from './command-line';
import type {
  FileDeed,
  Input,
  LinkDeed,
  ProcessName,
  ScenarioSpec,
  ScriptedDeed,
} from './protocol';
import type { RunLog } from './run-log';

/** An input that cannot be made: an unknown host, command, signal. */
export class BadInput extends Error {
  override readonly name = 'BadInput';
}

/** The reader's input, or one of the scenario's that names its process by what is known beforehand. */
export type OutsideInput = Input | (ScriptedDeed & { readonly at: number });

/** More loss than this is no link. */
const MOST_LOSS = 90;

type Apply = (m: Machine) => void;

/** Turns inputs into what the machine takes; throws BadInput for what cannot be, before anything happens. */
export class FromOutside {
  constructor(
    private readonly spec: ScenarioSpec,
    private readonly built: Built,
    private readonly log: RunLog,
    private readonly machine: Machine,
  ) {}

  /** What the machine is given. */
  input(input: OutsideInput): MachineInput {
    const { at } = input;
    switch (input.kind) {
      case 'run-next':
        return { at, kind: 'run-next', g: input.g };
      case 'hold':
        return { at, kind: 'hold', g: input.g, held: input.held };
      case 'select-case':
        return { at, kind: 'select-case', g: input.g, index: input.index };
      default:
        return { at, kind: 'outside', apply: this.deed(input) };
    }
  }

  private deed(input: Exclude<OutsideInput, { kind: 'run-next' | 'hold' | 'select-case' }>): Apply {
    switch (input.kind) {
      case 'exec':
        return this.exec(input);
      case 'stdin':
        return (m) => {
          const process = find(m, input.process);
          if (process && !process.exit) typeAt(m, process, bytesOf(input.text), m.seq);
        };
      case 'signal':
        return this.signal(input.signal, input.process);
      case 'link':
        return this.link(input);
      case 'file':
        return this.file(input);
    }
  }

  private exec(input: Extract<Input, { kind: 'exec' }>): Apply {
    const { host, terminal } = input;
    const { env, argv } = commandLine(host, input.argv);
    const program = this.commandProgram(host, argv);
    return (m) => {
      const { id } = m.startProcess({
        program,
        argv: argv.map(bytesOf),
        env: env.map(bytesOf),
        cwd: '/root',
        host,
        terminal,
      });
      this.log.typed.set(id, input.argv);
    };
  }

  private signal(name: string, wanted: number | ProcessName): Apply {
    const number = SIGNALS[name];
    if (number === undefined) throw new BadInput(`there is no signal ${name}`);
    return (m) => {
      const process = find(m, wanted);
      if (process) sendSignal(m, process, number, m.seq);
    };
  }

  private link({ a, b, latency, cut, loss }: LinkDeed): Apply {
    const [from, to] = [this.hostNamed(a), this.hostNamed(b)];
    if (latency !== undefined && !(latency >= 0 && latency < 1e15)) {
      throw new BadInput(`${String(latency)} is no latency`);
    }
    if (loss !== undefined && !(Number.isInteger(loss) && loss >= 0 && loss <= MOST_LOSS)) {
      throw new BadInput(`${String(loss)} is no loss: whole numbers from 0 to ${MOST_LOSS}`);
    }
    if (a === b && (cut || loss)) {
      throw new BadInput(`the loopback of ${a} cannot be cut and loses nothing`);
    }
    const ends = [a, b].sort().join(' ');
    return (m) => {
      const tell = (words: string): void => this.log.tell(m.emit('link', null), words);
      if (latency !== undefined) {
        tell(`latency ${ends} ${String(latency / 1e6)}ms`);
        setLatency(m, from, to, Math.round(latency));
      }
      if (loss !== undefined) {
        tell(`loss ${ends} ${String(loss)}%`);
        setLoss(m, from, to, loss);
      }
      if (cut !== undefined) {
        tell(`${cut ? 'cut' : 'joined'} ${ends}`);
        setPartition(m, from, to, cut);
      }
    };
  }

  private file({ host: name, path, text }: FileDeed): Apply {
    const host = this.hostNamed(name);
    if (!/^\/./.test(path) || path.endsWith('/')) {
      throw new BadInput(`${path} is no absolute path of a file`);
    }
    return (m) => {
      const there = text !== undefined || removeHostFile(m, host, path);
      if (text !== undefined) writeHostFile(m, host, path, bytesOf(text));
      const words = text !== undefined ? 'write' : there ? 'remove' : 'nothing to remove:';
      this.log.tell(m.emit('file', null), `${words} ${name} ${path}`);
    };
  }

  private hostNamed(name: string): Host {
    const host = allHosts(this.machine).find((one) => one.name === name);
    if (!host) throw new BadInput(`there is no host ${name} in this scenario`);
    return host;
  }

  private commandProgram(host: string, argv: readonly string[]): Program {
    this.hostNamed(host);
    const command = argv[0] ?? '';
    const path = Object.hasOwn(this.spec.commands, command)
      ? this.spec.commands[command]
      : undefined;
    const program = path === undefined ? undefined : this.built.programs.get(path);
    if (!program) {
      const known = Object.keys(this.spec.commands).join(', ');
      throw new BadInput(`${command || 'nothing'}: command not found; this room has ${known}`);
    }
    return program;
  }
}

/** The process of a number, or the latest that lives and is called so. */
function find(m: Machine, wanted: number | ProcessName): Process | undefined {
  if (typeof wanted === 'number') return m.processes.get(wanted);
  const { host, terminal, argv = [] } = wanted;
  const words = argv.map(bytesOf);
  return [...m.processes.values()].findLast(
    (one) =>
      !one.exit &&
      (host === undefined || one.host === host) &&
      (terminal === undefined || one.terminal === terminal) &&
      words.every((word, i) => one.argv[i] === word),
  );
}
