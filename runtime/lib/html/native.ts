/** Natives of html. */
import { bytesOf } from '../../base/bytes';
import type { NativeTable } from '../../machine/native';
import { getString, setBool, setString } from '../../machine/native-values';
import { namedEntity } from './entities';

export const htmlNatives: NativeTable = {
  'html.named': (_m, g, base) => {
    const entity = namedEntity(getString(g, base));
    setString(g, base, bytesOf(entity?.text ?? ''));
    setBool(g, base + 1, entity?.bare ?? false);
  },
};
