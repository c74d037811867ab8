import type { ObjectType } from './telephony.ts';

/** One object of Asterisk's dynamic configuration. Its id is that of the phone. */
export interface PhoneObject {
  readonly type: ObjectType;
  readonly fields: Readonly<Record<string, string>>;
}

/** A browser's phone or a trunk as Asterisk has to know it. */
export interface Phone {
  readonly kind: 'browser' | 'trunk';
  readonly id: string;
  /** The trunk this is, where its state is shown to people. */
  readonly trunkId?: string;
  /** In the order they must be pushed. */
  readonly objects: readonly PhoneObject[];
}

/** With this begin the names of our trunks, and of nothing else in Asterisk. */
export const trunkPrefix = 'patchbay-trunk-';
/** With this begin the phones of seats. */
export const seatPrefix = 'seat-';

/** With this begin the desk phones of agents. */
export const agentPrefix = 'agent-';

export interface PhoneDirectory {
  /** Every browser phone that has not expired, every enabled trunk and every agent's desk phone. */
  all(): Promise<Phone[]>;
  markReady(browserPhoneId: string): Promise<void>;
  /** Browser phones whose time is over. */
  expired(): Promise<string[]>;
  /** Asterisk no longer knows the browser phone. */
  forget(browserPhoneId: string): Promise<void>;
}
