/** Every native function of the library, by key: what a machine is given. */
import type { NativeTable } from '../machine/native';
import { cryptoNatives } from './crypto/native';
import { base64Natives } from './encoding/base64/native';
import { binaryNatives } from './encoding/binary/native';
import { jsonNatives } from './encoding/json/native';
import { fmtNatives } from './fmt/native';
import { netNatives } from './net/native';
import { osFileNatives } from './os/native-file';
import { signalNatives } from './os/signal/native';
import { reflectNatives } from './reflect/native';
import { regexpNatives } from './regexp/native';
import { syscallNatives } from './syscall/native';

export const natives: NativeTable = {
  ...base64Natives,
  ...binaryNatives,
  ...cryptoNatives,
  ...fmtNatives,
  ...jsonNatives,
  ...netNatives,
  ...osFileNatives,
  ...reflectNatives,
  ...regexpNatives,
  ...signalNatives,
  ...syscallNatives,
};
