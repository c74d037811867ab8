import type { ScriptFailureCode } from '@patchbay/flow-schema';

/** To the process that runs scripts, one at a time. */
export interface ScriptTask {
  readonly id: number;
  /** JavaScript that leaves the module's exports in the variable `script`. */
  readonly code: string;
  /** JSON. */
  readonly input: string;
  readonly timeoutMs: number;
}

/** What became of a script. `value` is JSON. */
export type Outcome =
  | { readonly ok: true; readonly value: string }
  | { readonly ok: false; readonly code: ScriptFailureCode; readonly message: string };

export type ScriptReply = Outcome & { readonly id: number };

export const valueCharsMax = 1_000_000;
export const messageCharsMax = 500;

/** The process may have been taken over by what it runs: nothing it says is believed unread. */
export function isReply(message: unknown): message is ScriptReply {
  if (typeof message !== 'object' || message === null || !('id' in message) || typeof message.id !== 'number')
    return false;
  if (!('ok' in message)) return false;
  if (message.ok === true) {
    return 'value' in message && typeof message.value === 'string' && message.value.length <= valueCharsMax;
  }
  return (
    'code' in message &&
    typeof message.code === 'string' &&
    ['timeout', 'memory', 'thrown', 'invalid_result'].includes(message.code) &&
    'message' in message &&
    typeof message.message === 'string' &&
    message.message.length <= messageCharsMax
  );
}
