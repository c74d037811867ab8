import type { HandBack, IgnoredReason, Overflow, SettingAside, Withdrawal } from './decisions.ts';
import type { Offer } from './state.ts';

/** The decisions of one event while they are made. */
export interface DecisionDraft {
  readonly offers: Offer[];
  readonly withdrawals: Withdrawal[];
  readonly overflow: Overflow[];
  readonly handedBack: HandBack[];
  readonly setAside: SettingAside[];
  ignored: IgnoredReason | null;
}

export function emptyDraft(): DecisionDraft {
  return { offers: [], withdrawals: [], overflow: [], handedBack: [], setAside: [], ignored: null };
}
