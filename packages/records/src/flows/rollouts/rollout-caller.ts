import { type AudienceCaller, isInAudience, type RolloutAudience } from '@patchbay/flow-schema';
import { normalizeNumber, numberAsTold } from '../../customers/customer-numbers.ts';
import { RecordError } from '../../record-error.ts';

/** Who calls, as far as a roll-out chooses by it. */
export interface RolloutCaller {
  /** As the line told it. */
  readonly callerNumber: string;
  /** Chooses for a caller whose number is withheld: they may be chosen anew with every call. */
  readonly callId: string;
}

/** What lines tell instead of a number that is withheld; `anonymous` is RFC 3323's word for it. */
const withheld = new Set(['', 'anonymous', 'unavailable', 'restricted', 'private', 'unknown', 'withheld']);

/** Whether a caller gets the new version of this roll-out. The answer for one number never changes while it runs. */
export function isChosen(
  rollout: { readonly id: string; readonly audience: RolloutAudience; readonly homeCountry: string },
  caller: RolloutCaller,
): boolean {
  return isInAudience(rollout.audience, rollout.id, audienceCallerOf(caller, rollout.homeCountry));
}

function audienceCallerOf({ callerNumber, callId }: RolloutCaller, homeCountry: string): AudienceCaller {
  const told = callerNumber.trim();
  if (withheld.has(told.toLowerCase())) return { subject: callId, forms: [] };
  const normal = normalizeNumber(told, homeCountry) ?? told;
  return { subject: normal, forms: [...new Set([normal, told, ...numberAsTold(normal, homeCountry)])] };
}

/**
 * The audience as it is kept: numbers in their normal form, beginnings as they can be dialled.
 * @throws RecordError `number_invalid`
 */
export function keptAudience(audience: RolloutAudience, homeCountry: string): RolloutAudience {
  if (audience.kind === 'share') return audience;
  return { kind: 'numbers', patterns: [...new Set(audience.patterns.map((one) => keptPattern(one, homeCountry)))] };
}

function keptPattern(pattern: string, homeCountry: string): string {
  const isBeginning = pattern.trim().endsWith('*');
  const number = isBeginning ? pattern.trim().slice(0, -1) : pattern;
  const plain = number.replace(/[\s()./-]/g, '').replace(/^00/, '+');
  const kept = isBeginning ? plain : normalizeNumber(number, homeCountry);
  if (kept !== null && /^(\+?[0-9#][0-9*#]*|[0-9A-Za-z#_.-]+)$/.test(kept) && kept.length <= 40) {
    return isBeginning ? `${kept}*` : kept;
  }
  throw new RecordError(
    'number_invalid',
    {
      en: `“${pattern}” is neither a number such as +49 30 901820 nor the beginning of one such as +4930*.`,
      zh: `“${pattern}”既不是号码（如 +86 10 6552 9988），也不是号码开头（如 +8610*）。`,
    },
    `rollout pattern ${pattern} cannot be kept`,
  );
}
