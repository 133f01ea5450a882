/** Sizes of types on amd64 and the allocator's size classes: what cap() after append depends on. */
import type { RType } from '../code/rtype';

const SIZES: Readonly<Record<string, number>> = {
  bool: 1,
  int8: 1,
  uint8: 1,
  int16: 2,
  uint16: 2,
  int32: 4,
  uint32: 4,
  float32: 4,
  int: 8,
  uint: 8,
  int64: 8,
  uint64: 8,
  uintptr: 8,
  float64: 8,
  complex64: 8,
  complex128: 16,
  string: 16,
  'unsafe-pointer': 8,
  chan: 8,
  func: 8,
  interface: 16,
  map: 8,
  ptr: 8,
  slice: 24,
};

const sizes = new WeakMap<RType, number>();

/** Bytes a value of type t takes (unsafe.Sizeof). */
export function sizeOf(t: RType): number {
  const known = sizes.get(t);
  if (known !== undefined) return known;
  let size: number;
  if (t.kind === 'array') size = t.len * sizeOf(t.elem!);
  else if (t.kind === 'struct') {
    size = 0;
    for (let i = 0; i < t.fields.length; i++) {
      const field = t.fields[i]!.type;
      const width = sizeOf(field);
      size = align(size, alignOf(field)) + width;
      // A last field without size must not point behind the object.
      if (width === 0 && size > 0 && i === t.fields.length - 1) size++;
    }
    size = align(size, alignOf(t));
  } else size = SIZES[t.kind]!;
  sizes.set(t, size);
  return size;
}

/** Alignment of a type (unsafe.Alignof). */
export function alignOf(t: RType): number {
  if (t.kind === 'array') return alignOf(t.elem!);
  if (t.kind === 'struct') {
    let most = 1;
    for (const field of t.fields) most = Math.max(most, alignOf(field.type));
    return most;
  }
  if (t.kind === 'complex64') return 4;
  return Math.min(8, SIZES[t.kind]!);
}

const align = (n: number, to: number): number => Math.ceil(n / to) * to;

/** Go's size classes, in bytes. */
const CLASSES = [
  8, 16, 24, 32, 48, 64, 80, 96, 112, 128, 144, 160, 176, 192, 208, 224, 240, 256, 288, 320, 352,
  384, 416, 448, 480, 512, 576, 640, 704, 768, 896, 1024, 1152, 1280, 1408, 1536, 1792, 2048, 2304,
  2688, 3072, 3200, 3456, 4096, 4864, 5120, 5376, 6144, 6528, 6784, 6912, 8192, 9472, 9728, 10240,
  10880, 12288, 13568, 14336, 16384, 18432, 19072, 20480, 21760, 24576, 27264, 28672, 32768,
];

/** Bytes the allocator gives for a wish. */
export function roundUpSize(bytes: number): number {
  if (bytes > 32768) return align(bytes, 8192);
  let low = 0;
  let high = CLASSES.length - 1;
  while (low < high) {
    const mid = (low + high) >> 1;
    if (CLASSES[mid]! >= bytes) high = mid;
    else low = mid + 1;
  }
  return bytes === 0 ? 0 : CLASSES[low]!;
}
