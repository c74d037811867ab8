import type { Engine } from '@patchbay/engine';
import type { CallBook } from '../ports/call-book.ts';
import type { Callbacks } from '../ports/callbacks.ts';
import type { Centre } from '../ports/centre.ts';
import type { ConversationStore } from '../ports/conversation-store.ts';
import type { CustomerLookup } from '../ports/customers.ts';
import type { DeskCommands } from '../ports/desk-commands.ts';
import type { DeskLog } from '../ports/desk-log.ts';
import type { FloorBoard } from '../ports/floor-board.ts';
import type { FlowSource } from '../ports/flow-source.ts';
import type { NewId } from '../ports/ids.ts';
import type { Journal } from '../ports/journal.ts';
import type { LeaseStore } from '../ports/lease.ts';
import type { LiveBus } from '../ports/live-bus.ts';
import type { Log } from '../ports/log.ts';
import type { Meters } from '../ports/meters.ts';
import type { PhoneDirectory } from '../ports/phone-directory.ts';
import type { Reservations } from '../ports/reservations.ts';
import type { Rollouts } from '../ports/rollouts.ts';
import type { RoutingJournal } from '../ports/routing-journal.ts';
import type { TrunkStates } from '../ports/trunk-states.ts';
import type { CommandPorts } from './commands/command-context.ts';

/** Everything the shell is put together from; only `main.ts` and the tests build one. */
export interface ShellParts extends CommandPorts {
  readonly engine: Engine;
  readonly flows: FlowSource;
  readonly journal: Journal;
  readonly leases: LeaseStore;
  readonly live: LiveBus;
  readonly phones: PhoneDirectory;
  readonly trunkStates: TrunkStates;
  readonly routingJournal: RoutingJournal;
  readonly conversationStore: ConversationStore;
  readonly centre: Centre;
  readonly customers: CustomerLookup;
  readonly deskCommands: DeskCommands;
  readonly deskLog: DeskLog;
  readonly floor: FloorBoard;
  readonly callBook: CallBook;
  readonly reservations: Reservations;
  readonly callbacks: Callbacks;
  readonly rollouts: Rollouts;
  readonly log: Log;
  readonly meters: Meters;
  readonly newId: NewId;
  /** Which Asterisk this is for: one lease each. */
  readonly leaseName: string;
  /** Names this process. */
  readonly holder: string;
  /** Whether the process that calls itself so is known to be dead (it ran on this machine). */
  isDead(holder: string): boolean;
  /** The lease went to another: nothing may be done any more. */
  onLeaseLost(): void;
}
