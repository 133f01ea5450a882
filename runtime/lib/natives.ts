/** Every native function of the library, by key: what a machine is given. */
import type { NativeTable } from '../machine/native';
import { cryptoNatives } from './crypto/native';
import { aesNatives } from './crypto/aes/native';
import { cipherNatives } from './crypto/cipher/native';
import { desNatives } from './crypto/des/native';
import { ellipticNatives } from './crypto/elliptic/native';
import { base64Natives } from './encoding/base64/native';
import { binaryNatives } from './encoding/binary/native';
import { jsonNatives } from './encoding/json/native';
import { errorsNatives } from './errors/native';
import { fmtNatives } from './fmt/native';
import { htmlNatives } from './html/native';
import { jpegNatives } from './image/jpeg/native';
import { bigNatives } from './math/big/native';
import { mathNatives } from './math/native';
import { crc32Natives } from './hash/crc32/native';
import { randNatives } from './math/rand/native';
import { netNatives } from './net/native';
import { execNatives } from './os/exec/native';
import { osFileNatives } from './os/native-file';
import { osProcessNatives } from './os/native-process';
import { signalNatives } from './os/signal/native';
import { reflectNatives } from './reflect/native';
import { regexpNatives } from './regexp/native';
import { runtimeNatives } from './runtime/native';
import { sortNatives } from './sort/native';
import { strconvNatives } from './strconv/native';
import { stringsNatives } from './strings/native';
import { atomicNatives } from './sync/atomic/native';
import { syncNatives } from './sync/native';
import { syscallNatives } from './syscall/native';
import { syscallFileNatives } from './syscall/native-files';
import { timeNatives } from './time/native';
import { unicodeNatives } from './unicode/native';
import { utf8Natives } from './unicode/utf8/native';

export const natives: NativeTable = {
  ...aesNatives,
  ...atomicNatives,
  ...base64Natives,
  ...bigNatives,
  ...binaryNatives,
  ...cipherNatives,
  ...cryptoNatives,
  ...desNatives,
  ...ellipticNatives,
  ...errorsNatives,
  ...execNatives,
  ...fmtNatives,
  ...htmlNatives,
  ...jpegNatives,
  ...jsonNatives,
  ...mathNatives,
  ...netNatives,
  ...osFileNatives,
  ...osProcessNatives,
  ...crc32Natives,
  ...randNatives,
  ...reflectNatives,
  ...regexpNatives,
  ...runtimeNatives,
  ...signalNatives,
  ...sortNatives,
  ...strconvNatives,
  ...stringsNatives,
  ...syncNatives,
  ...syscallFileNatives,
  ...syscallNatives,
  ...timeNatives,
  ...unicodeNatives,
  ...utf8Natives,
};
