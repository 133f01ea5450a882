/** The door of types/. */
export * from './type';
export * from './constant';
export * from './package';
