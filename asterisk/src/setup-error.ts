/**
 * A failure while setting a part up. `message` says what happened and what the reader can do about it;
 * `detail` is for the log (output of the command that failed, paths, exit codes).
 */
export class SetupError extends Error {
  override readonly name = 'SetupError';

  constructor(
    readonly code: SetupErrorCode,
    message: string,
    readonly detail = '',
  ) {
    super(message);
  }
}

export type SetupErrorCode =
  | 'asterisk_too_old'
  | 'asterisk_unusable'
  | 'bad_setting'
  | 'download_failed'
  | 'keyring_missing'
  | 'locked'
  | 'no_apt'
  | 'part_failed'
  | 'port_taken'
  | 'unpack_failed'
  | 'unsupported_platform';
