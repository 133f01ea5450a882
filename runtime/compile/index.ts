/** The door of compile/. */
export { compileProgram } from './program';
