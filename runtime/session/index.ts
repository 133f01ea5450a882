/** The door of session/. */
export * from './protocol';
export { Session, type SessionOptions } from './session';
