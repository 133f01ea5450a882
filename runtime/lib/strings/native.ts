/** Natives of strings. */
import type { NativeTable } from '../../machine/native';
import {
  intArg,
  newStringSlice,
  stringsOfSlice,
  sliceArg,
  stringArg,
  stringsToNumber,
  stringsToString,
  stringToString,
} from '../registers';
import * as search from './search';

export const stringsNatives: NativeTable = {
  'strings.Index': stringsToNumber((s, sub) => s.indexOf(sub)),
  'strings.LastIndex': stringsToNumber((s, sub) => s.lastIndexOf(sub)),
  'strings.IndexByte': (_, g, base) => {
    g.N[base] = stringArg(g, base).indexOf(String.fromCharCode(g.N[base + 1]!));
  },
  'strings.LastIndexByte': (_, g, base) => {
    g.N[base] = stringArg(g, base).lastIndexOf(String.fromCharCode(g.N[base + 1]!));
  },
  'strings.IndexRune': (_, g, base) => {
    g.N[base] = search.indexRune(stringArg(g, base), g.N[base + 1]!);
  },
  'strings.IndexAny': stringsToNumber(search.indexAny),
  'strings.LastIndexAny': stringsToNumber(search.lastIndexAny),
  'strings.Contains': stringsToNumber((s, sub) => s.includes(sub)),
  'strings.HasPrefix': stringsToNumber((s, prefix) => s.startsWith(prefix)),
  'strings.HasSuffix': stringsToNumber((s, suffix) => s.endsWith(suffix)),
  'strings.Count': stringsToNumber(search.count),
  'strings.EqualFold': stringsToNumber(search.equalFold),
  'strings.Join': (_, g, base) => {
    g.R[base] = stringsOfSlice(sliceArg(g, base)).join(stringArg(g, base + 1));
  },
  'strings.Fields': (m, g, base) => {
    const s = stringArg(g, base);
    const bounds = search.fieldBounds(s);
    const fields: string[] = [];
    for (let i = 0; i < bounds.length; i += 2) fields.push(s.slice(bounds[i], bounds[i + 1]));
    g.R[base] = newStringSlice(m, g, fields);
  },
  'strings.split': (m, g, base) => {
    const parts = search.split(
      stringArg(g, base),
      stringArg(g, base + 1),
      intArg(g, base + 2),
      intArg(g, base + 3),
    );
    g.R[base] = parts ? newStringSlice(m, g, parts) : null;
  },
  'strings.Replace': (_, g, base) => {
    g.R[base] = search.replace(
      stringArg(g, base),
      stringArg(g, base + 1),
      stringArg(g, base + 2),
      intArg(g, base + 3),
    );
  },
  'strings.replacePairs': (_, g, base) => {
    g.R[base] = search.replacePairs(stringArg(g, base), stringsOfSlice(sliceArg(g, base + 1)));
  },
  'strings.repeat': (_, g, base) => {
    g.R[base] = stringArg(g, base).repeat(intArg(g, base + 1));
  },
  'strings.byteString': (_, g, base) => {
    g.R[base] = String.fromCharCode(g.N[base]!);
  },
  'strings.ToUpper': stringToString(search.upper),
  'strings.ToLower': stringToString(search.lower),
  'strings.ToTitle': stringToString(search.allTitle),
  'strings.Title': stringToString(search.titleWords),
  'strings.TrimSpace': stringToString((s) => s.slice(...search.spaceBounds(s))),
  'strings.Trim': stringsToString((s, cut) =>
    s.slice(...search.bounds(s, search.inSet(cut), true, true)),
  ),
  'strings.TrimLeft': stringsToString((s, cut) =>
    s.slice(...search.bounds(s, search.inSet(cut), true, false)),
  ),
  'strings.TrimRight': stringsToString((s, cut) =>
    s.slice(...search.bounds(s, search.inSet(cut), false, true)),
  ),
  'strings.ToValidUTF8': stringsToString(search.toValid),
};
