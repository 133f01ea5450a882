/** Natives of unicode. */
import type { NativeTable } from '../../machine/native';
import { numberToNumber } from '../registers';
import {
  isDigit,
  isGraphic,
  isIn,
  isLetter,
  isLower,
  isPrint,
  isSpace,
  isUpper,
  simpleFold,
  toLower,
  toTitle,
  toUpper,
} from './properties';
import { tableNatives } from './tables';

const category = (name: string) => numberToNumber((rune) => isIn(name, rune));

export const unicodeNatives: NativeTable = {
  ...tableNatives,
  'unicode.IsLetter': numberToNumber(isLetter),
  'unicode.IsDigit': numberToNumber(isDigit),
  'unicode.IsNumber': category('N'),
  'unicode.IsSpace': numberToNumber(isSpace),
  'unicode.IsUpper': numberToNumber(isUpper),
  'unicode.IsLower': numberToNumber(isLower),
  'unicode.IsTitle': category('Lt'),
  'unicode.IsPunct': category('P'),
  'unicode.IsControl': category('Cc'),
  'unicode.IsGraphic': numberToNumber(isGraphic),
  'unicode.IsPrint': numberToNumber(isPrint),
  'unicode.IsSymbol': category('S'),
  'unicode.IsMark': category('M'),
  'unicode.ToUpper': numberToNumber(toUpper),
  'unicode.ToLower': numberToNumber(toLower),
  'unicode.ToTitle': numberToNumber(toTitle),
  'unicode.SimpleFold': numberToNumber(simpleFold),
};
