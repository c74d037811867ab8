import type { EngineEvent } from '@patchbay/flow-schema';
import type { CallBook } from '../../ports/call-book.ts';
import type { Callbacks } from '../../ports/callbacks.ts';
import type { Centre } from '../../ports/centre.ts';
import type { Clock } from '../../ports/clock.ts';
import type { CustomerLookup } from '../../ports/customers.ts';
import type { DeskCommands } from '../../ports/desk-commands.ts';
import type { DeskLog } from '../../ports/desk-log.ts';
import type { DialPlan } from '../../ports/dial-plan.ts';
import type { FloorBoard } from '../../ports/floor-board.ts';
import type { NewId } from '../../ports/ids.ts';
import type { LiveBus } from '../../ports/live-bus.ts';
import type { Log } from '../../ports/log.ts';
import type { Meters } from '../../ports/meters.ts';
import type { Reservations } from '../../ports/reservations.ts';
import type { RoutingJournal } from '../../ports/routing-journal.ts';
import type { Telephony } from '../../ports/telephony.ts';
import type { AgentPhones, ConversationListener, Conversations } from '../conversations/conversations.ts';

/** What routing is put together from. */
export interface RoutingParts {
  readonly routingJournal: RoutingJournal;
  readonly centre: Centre;
  readonly customers: CustomerLookup;
  readonly telephony: Telephony;
  readonly clock: Clock;
  readonly log: Log;
  readonly meters: Meters;
  readonly deskCommands: DeskCommands;
  readonly deskLog: DeskLog;
  readonly floor: FloorBoard;
  readonly live: LiveBus;
  readonly newId: NewId;
  readonly reservations: Reservations;
  readonly callbacks: Callbacks;
  readonly dialPlan: DialPlan;
  readonly leaseName: string;
  readonly callBook: CallBook;
  tellRun(callId: string, event: EngineEvent): boolean;
  worldEpoch(): number;
  makeConversations(listener: ConversationListener, phones: AgentPhones): Conversations;
  onLeaseLost(): void;
}
