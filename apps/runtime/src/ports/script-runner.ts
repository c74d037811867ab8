import type { CommandOf, Json, MaybeSensitive, ScriptFailureCode } from '@patchbay/flow-schema';

export type ScriptCommand = Pick<CommandOf<'script.run'>, 'source' | 'input' | 'timeoutMs'>;

export type ScriptResult =
  /** Sensitive where the input was. */
  | { readonly ok: true; readonly value: MaybeSensitive<Json> }
  | { readonly ok: false; readonly code: ScriptFailureCode; readonly message: string };

/**
 * Runs the TypeScript that people write in script nodes, with no way to reach anything but its input.
 * The source is a module whose default export is a function of `input`; what it returns, or promises, is the value.
 */
export interface ScriptRunner {
  /** Answers soon after `timeoutMs` at the latest, whatever the script does; never throws. An aborted signal ends it. */
  run(command: ScriptCommand, signal: AbortSignal): Promise<ScriptResult>;
  /** Ends the processes that scripts run in. */
  close(): Promise<void>;
}
