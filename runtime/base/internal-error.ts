/** The fourth kind of failure: a mistake of ours, never of the user's program. */
export class InternalError extends Error {
  override readonly name = 'InternalError';
}

export function unreachable(value: never): never {
  throw new InternalError(`unreachable: ${JSON.stringify(value)}`);
}
