/** What processes of a room can start: its commands by name, and files built from one of its programs. */
import type { Programs } from '../world/index';
import type { Built } from './build';

/** @param commands name → import path, as the scenario has them */
export function programsOf(built: Built, commands: Readonly<Record<string, string>>): Programs {
  return {
    named: (command) =>
      Object.hasOwn(commands, command) ? built.programs.get(commands[command]!) : undefined,
    built: (path) => built.programs.get(path),
  };
}
