import type { Json } from '@patchbay/flow-schema';

/**
 * What may stand beside a log message. Personal data (numbers, names, digits, texts a caller said or typed) stands under
 * `pii` and nowhere else, so that one setting removes it; a test holds this over the sources.
 */
export interface LogFields {
  readonly [name: string]: Json | undefined | unknown;
  readonly pii?: Readonly<Record<string, string | number | null>>;
  readonly error?: unknown;
}

export interface Log {
  debug(message: string, fields?: LogFields): void;
  info(message: string, fields?: LogFields): void;
  warn(message: string, fields?: LogFields): void;
  error(message: string, fields?: LogFields): void;
  /** A log that adds the given fields to every line. */
  with(fields: LogFields): Log;
}
