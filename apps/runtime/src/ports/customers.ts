/** What is known of whoever calls from a number, before the flow asks anything. */
export interface KnownCaller {
  readonly customerId: string | null;
  /** Free word of the organisation; empty for none. */
  readonly level: string;
  readonly ownAgentId: string | null;
  readonly language: string | null;
  /** The agent who spoke last with this number, and when that ended, epoch milliseconds. */
  readonly lastTalk: { readonly agentId: string; readonly endedAtMs: number } | null;
  /** Where the number is from, in English; empty where that is not known. */
  readonly place: string;
  /** Which country the number is from, ISO 3166-1 alpha-2; empty where that is not known. */
  readonly country: string;
}

export interface CustomerLookup {
  /** Of a number nobody knows, everything is empty. */
  byNumber(number: string): Promise<KnownCaller>;
}
