import type { CallFacts, CommandOf, EngineEvent, PlaybackItem } from '@patchbay/flow-schema';

/** The run behind a contact: whom routing tells what becomes of it. */
export interface Caller {
  readonly contactId: string;
  readonly runId: string;
  /** Of the command that the contact is named after. */
  readonly seq: number;
  readonly channelId: string;
  readonly call: CallFacts;
  /** When the command was given: what waiting counts from, over restarts. */
  readonly atMs: number;
  readonly command: CommandOf<'queue.join'> | CommandOf<'agent.call'>;
  /** Whether the run has already taken an event for the command. */
  told(): boolean;
  /** Whether the caller is known to have hung up. */
  hasHungUp(): boolean;
  post(event: EngineEvent): void;
}

export function whisperOf({ command }: Caller): readonly PlaybackItem[] {
  return command.whisper;
}

/** What a run waits for in routing, by contact. */
export class Callers {
  private readonly byContact = new Map<string, Caller>();

  add(caller: Caller): void {
    this.byContact.set(caller.contactId, caller);
  }

  remove(contactId: string): void {
    this.byContact.delete(contactId);
  }

  get(contactId: string): Caller | undefined {
    return this.byContact.get(contactId);
  }

  /** What the call holds of this kind now; the newest where there are several. */
  ofCall(callId: string): Caller | undefined {
    return this.all().findLast(({ runId }) => runId === callId);
  }

  all(): Caller[] {
    return [...this.byContact.values()];
  }
}
