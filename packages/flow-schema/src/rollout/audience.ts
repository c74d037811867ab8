import * as z from 'zod';
import { hashText } from './hash-text.ts';

const audiencePatternsMax = 500;

/**
 * Who gets the new version while it is tried: a share of all callers, or those who call from certain numbers. A pattern is a
 * number, or with `*` at its end the beginning of one.
 */
export const rolloutAudienceSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('share'), percent: z.number().min(0.1).max(99.9) }),
  z.strictObject({
    kind: z.literal('numbers'),
    patterns: z.array(z.string().trim().min(1).max(60)).min(1).max(audiencePatternsMax),
  }),
]);
export type RolloutAudience = z.infer<typeof rolloutAudienceSchema>;

/** A caller as an audience is asked about them. */
export interface AudienceCaller {
  /** The number in one form, whatever line told it; the call's id where the number is withheld. */
  readonly subject: string;
  /** Every way in which the number may be written; none where it is withheld. */
  readonly forms: readonly string[];
}

/**
 * Whether a caller is among those who get the new version. By a hash, not by chance: the same caller always is, or never;
 * whoever is in a share is in every greater one; and two roll-outs choose independently of each other.
 */
export function isInAudience(audience: RolloutAudience, rolloutId: string, caller: AudienceCaller): boolean {
  if (audience.kind === 'share') {
    return hashText(`${rolloutId}:${caller.subject}`) / 2 ** 32 < audience.percent / 100;
  }
  return audience.patterns.some((pattern) => caller.forms.some((form) => matches(pattern, form)));
}

function matches(pattern: string, number: string): boolean {
  return pattern.endsWith('*') ? number.startsWith(pattern.slice(0, -1)) : number === pattern;
}
