/**
 * - `unreachable`: no answer, none in time, or one that says to come again later
 * - `refused`: the keys, the bucket or the rights are not as they should be; trying again changes nothing
 * - `incomplete`: what was to be stored had another length than it said
 * - `key_invalid`: a mistake of the caller
 */
export type StorageErrorCode = 'unreachable' | 'refused' | 'incomplete' | 'key_invalid';

/** `message` is for operators and names no secret. */
export class StorageError extends Error {
  override readonly name = 'StorageError';

  constructor(
    readonly code: StorageErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
