/** The door of names/: what each name of a source tree stands for, found out when pages are built. */
export * from './shape';
export { indexNames } from './index-names';
