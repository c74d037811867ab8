import type { QueueDay } from '@patchbay/records';
import type { WaitLimits } from './centre.ts';

/** A contact in a queue, as it is kept for reports. */
export interface VisitRow {
  readonly id: string;
  /** Of somebody who is called back, the call in which it was promised. */
  readonly callId: string;
  /** Null for a caller who is on the line. */
  readonly callbackId: string | null;
  readonly queueId: string;
  readonly joinedAtMs: number;
  readonly positionAtJoin: number;
  readonly expectedWaitMs: number | null;
  readonly vip: boolean;
  readonly priority: number;
}

export interface VisitEnd {
  readonly leftAtMs: number;
  readonly outcome: 'answered' | 'abandoned' | 'overflow' | 'moved' | 'callback' | 'left' | 'failed';
  readonly agentId: string | null;
}

/** A phone that rang and was not answered by this agent. */
export interface RingRow {
  /** That of the conversation it would have become. */
  readonly id: string;
  readonly callId: string;
  readonly queueId: string | null;
  readonly agentId: string;
  readonly direction: 'inbound' | 'outbound';
  readonly offeredAtMs: number;
  readonly endedAtMs: number;
  readonly outcome: 'no_answer' | 'declined' | 'unreachable' | 'caller_left' | 'elsewhere';
}

export interface AgentStateRow {
  readonly agentId: string;
  readonly state: string;
  readonly reason: string | null;
  readonly callId: string | null;
  readonly queueId: string | null;
  readonly sinceMs: number;
}

export interface SatisfactionRow {
  readonly id: string;
  readonly callId: string;
  readonly nodeId: string;
  readonly question: string;
  readonly score: number;
  readonly scoreMax: number;
  readonly atMs: number;
}

/** A call that no flow carries. */
export interface DeskCallRow {
  readonly id: string;
  readonly direction: 'inbound' | 'outbound';
  readonly callerNumber: string;
  readonly callerName: string;
  readonly calledNumber: string;
  readonly startedAtMs: number;
}

export type QueueDayRow = QueueDay & { readonly queueId: string };

/** What routing leaves behind for people and reports. Every method may be repeated with the same outcome. */
export interface CallBook {
  visitBegan(row: VisitRow): Promise<void>;
  visitEnded(row: VisitRow, end: VisitEnd): Promise<void>;
  ringEnded(row: RingRow): Promise<void>;
  /** Ends the state that is open for the agent; the same state again changes nothing. */
  agentStateBegan(row: AgentStateRow): Promise<void>;
  /** The agent has signed out. */
  agentStateEnded(agentId: string, atMs: number): Promise<void>;
  wrappedUp(conversationId: string, wrapUpMs: number): Promise<void>;
  /** The last conversation of the call is what was asked about. */
  satisfactionGiven(row: SatisfactionRow): Promise<void>;
  callBegan(row: DeskCallRow): Promise<void>;
  callAnswered(callId: string, atMs: number): Promise<void>;
  callEnded(callId: string, atMs: number, reason: string): Promise<void>;
  /** Visits that began on the day, in the zone, that the moment falls on; callbacks are not counted. */
  countsOfDay(atMs: number, timeZone: string, waits: WaitLimits): Promise<QueueDayRow[]>;
}
