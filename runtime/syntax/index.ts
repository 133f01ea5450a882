/** The door of syntax/. */
export * from './ast';
