/** Natives of os/exec: which commands there are. */
import type { NativeTable } from '../../../machine/native';
import { getString, setBool } from '../../../machine/native-values';
import { isCommand } from '../../../world/index';

export const execNatives: NativeTable = {
  'os/exec.sysIsCommand': (m, g, base) => {
    setBool(g, base, isCommand(m, getString(g, base)));
  },
};
