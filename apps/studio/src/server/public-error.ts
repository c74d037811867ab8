import type { Text } from '@patchbay/flow-schema';
import type { TRPC_ERROR_CODE_KEY } from '@trpc/server/rpc';

/** How the failure is told over HTTP and tRPC. */
export type ErrorKind = Extract<
  TRPC_ERROR_CODE_KEY,
  | 'BAD_REQUEST'
  | 'METHOD_NOT_SUPPORTED'
  | 'UNAUTHORIZED'
  | 'FORBIDDEN'
  | 'NOT_FOUND'
  | 'CONFLICT'
  | 'TOO_MANY_REQUESTS'
  | 'PAYLOAD_TOO_LARGE'
  | 'TIMEOUT'
  | 'SERVICE_UNAVAILABLE'
>;

/** A failure that the person concerned is told about: a stable code, and what to do in both languages. */
export class PublicError extends Error {
  constructor(
    readonly kind: ErrorKind,
    /** Stable, in snake case: programs decide on this, never on the text. */
    readonly code: string,
    readonly text: Text,
    options: { cause?: unknown; details?: Readonly<Record<string, unknown>> } = {},
  ) {
    super(`${code}: ${text.en}`, { cause: options.cause });
    this.name = 'PublicError';
    this.details = options.details ?? {};
  }

  /** Facts for programs, such as the number that is taken. */
  readonly details: Readonly<Record<string, unknown>>;
}

/** What the browser gets of any failure, beside tRPC's own fields. */
export interface PublicFailure {
  code: string;
  text: Text;
  /** For input that was refused: which field, and why. */
  fields: readonly { path: string; message: string; text?: Text }[];
  details: Readonly<Record<string, unknown>>;
  /** Finds the failure in the log; only where the fault is ours. */
  reference: string | null;
}
