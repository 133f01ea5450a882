// From a draft to what is run: a program of its own on one host, or a scenario of the book with one file changed.
import type { ScenarioSpec } from '@/runtime/session/protocol';
import type { OwnProgram } from '../_reader/room-props';
import type { Draft } from './drafts';

/** The package a reader's own program is. */
const PACKAGE = 'play';

const alone: ScenarioSpec = {
  id: PACKAGE,
  hosts: [{ name: 'desk', addresses: ['10.0.0.1'] }],
  commands: { [PACKAGE]: PACKAGE },
  script: [{ when: { step: 0 }, host: 'desk', terminal: 'tty1', argv: [PACKAGE] }],
  seed: 1,
  watch: ['main.*'],
  visible: [PACKAGE],
  objects: [],
};

/** The file a draft is, as the machine names it. */
export const fileOf = ({ edit }: Pick<Draft, 'edit'>): string => edit ?? `${PACKAGE}/main.go`;

/** What is run for a draft. @param scenario that of the book, for a file of the book */
export function ownProgram(draft: Draft, scenario: ScenarioSpec | undefined): OwnProgram {
  return { scenario: scenario ?? alone, files: { [fileOf(draft)]: draft.text } };
}
