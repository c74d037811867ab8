import type { CommandOf, WaitRange } from '@patchbay/flow-schema';
import type { SatisfactionRow } from '../../ports/call-book.ts';
import type { Caller } from './caller.ts';

/** What runs ask of routing. */
export interface RunRouting {
  /** The run waits for this contact; also told again after a restart. */
  expect(caller: Caller): void;
  join(caller: Caller): void;
  callAgent(caller: Caller): void;
  leave(contactId: string): void;
  change(contactId: string, command: CommandOf<'queue.change'>): void;
  /** The id of the callback, which is the one given. Rejects where it could not be kept. */
  promiseCallback(
    id: string,
    callId: string,
    fromContactId: string | null,
    command: CommandOf<'callback.promise'>,
  ): Promise<string>;
  noteSatisfaction(row: SatisfactionRow): void;
  ask(contactId: string): Promise<{ readonly position: number; readonly wait: WaitRange | null }>;
  connect(contactId: string): void;
}
