/** The door of machine/. */
export { STEPS, Machine } from './machine';
export type { MachineInput, MachineOptions, RunLimits, StopReason, WaitReason } from './machine';
export {
  DEAD,
  Goroutine,
  MAX_REGISTERS,
  RUNNABLE,
  RUNNING,
  STATES,
  WAITING,
  Deferred,
  Panic,
} from './goroutine';
export { Process, type Exit, type Output, type ProcessOptions } from './process';
export { Heap, Log, Tracked, type Change } from './heap';
export { EVENT_KINDS, WAIT_REASONS } from './event';
export type { EventKind, Listener, MachineEvent } from './event';
export { BLOCK, ENTER, GoPanic, UNWOUND, YIELD, type Native, type NativeTable } from './native';
export { breakpoints, tierOptions } from './tier';
export { Timer, type TimerAction } from './timer';
export { Semaphores, addressId, addressKey, loadNumber, storeNumber, type Address } from './sema';
export {
  ArrayObj,
  Box,
  Complex,
  ElemPtr,
  FieldPtr,
  FuncV,
  Iface,
  SliceV,
  StructObj,
  type Plain,
} from './value';
export { ChanObj, chanLength, trySend } from './chan';
export { MapObj, makeMap, mapDelete, mapEntries, mapGet, mapLength, mapSet } from './map';
export { getRegister, setArguments, setRegister } from './call';
export { getElement, growSlice, moveElements, setElement } from './array';
export { clone, copyInto, newArray, newStruct, zeroOf } from './zero';
export { equalPlain, implementsInterface } from './equal';
export { alignOf, sizeOf } from './size';
export { goroutineTrace, frameTrace, stackTrace } from './stack-trace';
export { stateHash } from './hash';
export * from './native-values';
export { touchArray, touchElement } from './touch';
