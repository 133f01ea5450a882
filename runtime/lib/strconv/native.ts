/** Natives of strconv. */
import type { NativeTable } from '../../machine/native';
import { intArg, numberToNumber, setWide, stringToString, wideArg } from '../registers';
import { isGraphic, isPrint } from '../unicode/properties';
import { formatFloat } from './format-float';
import { parseFloat64, parseFloatPrefix, parseInt64, parseUint } from './parse-number';
import { canBackquote, quote, quoteRune, unquoteChar, unquotePrefix } from './quote';

function quoteRuneNative(mode: 'print' | 'ascii' | 'graphic') {
  return (_: unknown, g: { N: Float64Array; R: unknown[] }, base: number): void => {
    g.R[base] = quoteRune(g.N[base]!, mode);
  };
}

export const strconvNatives: NativeTable = {
  'strconv.parseInt': (_, g, base) => {
    const [value, refusal] = parseInt64(
      g.R[base] as string,
      intArg(g, base + 1),
      intArg(g, base + 2),
    );
    setWide(g, base, value);
    g.N[base + 1] = refusal;
  },
  'strconv.parseUint': (_, g, base) => {
    const [value, refusal] = parseUint(
      g.R[base] as string,
      intArg(g, base + 1),
      intArg(g, base + 2),
    );
    setWide(g, base, value);
    g.N[base + 1] = refusal;
  },
  'strconv.parseFloat': (_, g, base) => {
    const [value, refusal] = parseFloat64(g.R[base] as string, g.N[base + 1] === 32 ? 32 : 64);
    g.N[base] = value;
    g.N[base + 1] = refusal;
  },
  'strconv.parseFloatPrefix': (_, g, base) => {
    const bits = g.N[base + 1] === 32 ? 32 : 64;
    const [value, read, refusal] = parseFloatPrefix(g.R[base] as string, bits);
    g.N[base] = value;
    g.N[base + 1] = read;
    g.N[base + 2] = refusal;
  },
  'strconv.Itoa': (_, g, base) => {
    g.R[base] = String(wideArg(g, base));
  },
  'strconv.FormatInt': (m, g, base) => {
    const radix = intArg(g, base + 1);
    if (radix < 2 || radix > 36) throw m.runtimePanic('strconv: illegal AppendInt/FormatInt base');
    g.R[base] = wideArg(g, base).toString(radix);
  },
  'strconv.FormatUint': (m, g, base) => {
    const radix = intArg(g, base + 1);
    if (radix < 2 || radix > 36) throw m.runtimePanic('strconv: illegal AppendInt/FormatInt base');
    g.R[base] = wideArg(g, base).toString(radix);
  },
  'strconv.FormatFloat': (_, g, base) => {
    const bits = intArg(g, base + 3) === 32 ? 32 : 64;
    const x = bits === 32 ? Math.fround(g.N[base]!) : g.N[base]!;
    const format = String.fromCharCode(g.N[base + 1]!);
    g.R[base] = formatFloat(x, format, intArg(g, base + 2), bits);
  },
  'strconv.Quote': stringToString((s) => quote(s, 'print')),
  'strconv.QuoteToASCII': stringToString((s) => quote(s, 'ascii')),
  'strconv.QuoteToGraphic': stringToString((s) => quote(s, 'graphic')),
  'strconv.QuoteRune': quoteRuneNative('print'),
  'strconv.QuoteRuneToASCII': quoteRuneNative('ascii'),
  'strconv.QuoteRuneToGraphic': quoteRuneNative('graphic'),
  'strconv.CanBackquote': (_, g, base) => {
    g.N[base] = Number(canBackquote(g.R[base] as string));
  },
  'strconv.IsPrint': numberToNumber(isPrint),
  'strconv.IsGraphic': numberToNumber(isGraphic),
  'strconv.unquotePrefix': (_, g, base) => {
    const found = unquotePrefix(g.R[base] as string);
    g.N[base] = found ? found[0] : 0;
    g.R[base + 1] = found ? found[1] : '';
  },
  'strconv.unquoteChar': (_, g, base) => {
    const found = unquoteChar(g.R[base] as string, g.N[base + 1]!);
    g.N[base] = found ? found.value : 0;
    g.N[base + 1] = found?.multibyte ? 1 : 0;
    g.R[base + 2] = found ? found.tail : '';
    g.N[base + 3] = found ? 1 : 0;
  },
};
