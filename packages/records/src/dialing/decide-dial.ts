import type { DialDestination } from '@patchbay/flow-schema';
import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { emergencyCodes, shortCodeDigitsMax } from './short-codes.ts';

/*
 * The rules of calling out:
 * 1. Rules are read in order of position; the first that matches decides. Where none matches the answer is no.
 * 2. An internal number is one that is bound to a flow here. `internal` rules match it, by itself or by `*`.
 * 3. A number abroad or at home is matched by `country` and `prefix` rules in its E.164 form.
 * 4. A `country` rule that allows never covers premium, shared-cost or unknown kinds of numbers: only a prefix rule does.
 * 5. Short codes and emergency codes are matched only by a `prefix` rule that is the whole code.
 * 6. A SIP address is matched only by `sip_domain` rules that name its host.
 */

export interface DialRule {
  readonly id: string;
  readonly kind: 'prefix' | 'country' | 'sip_domain' | 'internal';
  readonly pattern: string;
  readonly allow: boolean;
  readonly position: number;
}

export interface DialContext {
  /** ISO 3166: how numbers without a country code are understood. */
  readonly homeCountry: string;
  /** Numbers that a flow of this installation answers. */
  readonly internalNumbers: ReadonlySet<string>;
}

/** What may be dialled, in the one form that the dial plan uses. */
export type DialTarget =
  | { readonly kind: 'internal'; readonly number: string }
  | { readonly kind: 'external'; readonly number: string }
  | { readonly kind: 'sip'; readonly user: string; readonly host: string; readonly port: number | null };

export type DialRefusal = 'invalid' | 'no_rule' | 'rule' | 'not_a_subscriber' | 'premium' | 'short_code' | 'emergency';

export type DialDecision =
  | { readonly allowed: true; readonly target: DialTarget; readonly ruleId: string }
  | { readonly allowed: false; readonly code: DialRefusal; readonly ruleId: string | null; readonly message: string };

/** Whether a flow may call this destination, and by which rule. Pure. */
export function decideDial(
  rules: readonly DialRule[],
  destination: DialDestination,
  context: DialContext,
): DialDecision {
  const ordered = [...rules].sort((a, b) => a.position - b.position || a.id.localeCompare(b.id));
  return destination.kind === 'sip'
    ? decideAddress(ordered, destination.address)
    : decideNumber(ordered, destination.number, context);
}

function decideNumber(rules: readonly DialRule[], typed: string, context: DialContext): DialDecision {
  // A bound number may hold characters that are mere notation in a telephone number.
  const asTyped = typed.trim();
  const number = context.internalNumbers.has(asTyped) ? asTyped : typed.replace(/[\s()./-]/g, '');
  if (context.internalNumbers.has(number)) {
    const rule = rules.find((one) => one.kind === 'internal' && (one.pattern === '*' || one.pattern === number));
    return byRule(rule, { kind: 'internal', number }, `the internal number ${number}`);
  }
  if (!/^\+?[0-9]{2,20}$/.test(number)) {
    return refuse('invalid', null, `"${typed.slice(0, 80)}" is not a telephone number`);
  }
  if (!number.startsWith('+') && (number.length <= shortCodeDigitsMax || emergencyCodes.has(number))) {
    const rule = rules.find((one) => one.kind === 'prefix' && one.pattern === number);
    if (rule) return byRule(rule, { kind: 'external', number }, `the short code ${number}`);
    const code = emergencyCodes.has(number) ? 'emergency' : 'short_code';
    return refuse(code, null, `${number} is a short code, which only a rule for exactly this code allows`);
  }
  return decideSubscriber(rules, number, context.homeCountry);
}

function decideSubscriber(rules: readonly DialRule[], number: string, homeCountry: string): DialDecision {
  const home = isSupportedCountry(homeCountry) ? (homeCountry as CountryCode) : undefined;
  const parsed = parsePhoneNumberFromString(
    number,
    home ? { defaultCountry: home, extract: false } : { extract: false },
  );
  if (!parsed?.isPossible()) {
    return refuse('invalid', null, `${number} is not a number of any country; write it with + and the country code`);
  }
  const e164 = parsed.number;
  const target = { kind: 'external', number: e164 } as const;
  // Of a country that shares its code with others (+1, +44, +7) the number alone tells which one it is.
  const country = parsed.country;
  const type = parsed.isValid() ? parsed.getType() : undefined;
  let refusal: DialDecision | null = null;
  for (const rule of rules) {
    if (rule.kind === 'prefix' && rule.pattern.startsWith('+') && e164.startsWith(rule.pattern)) {
      return byRule(rule, target, e164);
    }
    if (rule.kind === 'country' && country !== undefined && rule.pattern.toUpperCase() === country) {
      if (!rule.allow || (type !== undefined && ordinaryTypes.has(type))) return byRule(rule, target, e164);
      // A later prefix rule may still speak for it.
      refusal ??=
        type === undefined
          ? refuse('not_a_subscriber', rule.id, `${e164} is not in use in the numbering plan of ${country}`)
          : refuse('premium', rule.id, `${e164} is of type ${type}, which a country rule does not cover`);
    }
  }
  return refusal ?? refuse('no_rule', null, `no rule allows calls to ${e164}${country ? ` (${country})` : ''}`);
}

/** Kinds of numbers whose price is that of an ordinary call. */
const ordinaryTypes: ReadonlySet<string> = new Set([
  'FIXED_LINE',
  'MOBILE',
  'FIXED_LINE_OR_MOBILE',
  'TOLL_FREE',
  'VOIP',
]);

const sipAddress =
  /^(?:sips?:)?([A-Za-z0-9_.!~*+-]{1,64})@([A-Za-z0-9.-]{1,253}|\[[0-9a-fA-F:.]{2,45}\])(?::([0-9]{1,5}))?$/;

function decideAddress(rules: readonly DialRule[], typed: string): DialDecision {
  const [, user, hostTyped, portTyped] = sipAddress.exec(typed.trim()) ?? [];
  const port = portTyped === undefined ? null : Number(portTyped);
  if (!user || !hostTyped || (port !== null && (port < 1 || port > 65_535))) {
    return refuse('invalid', null, `"${typed.slice(0, 80)}" is not a SIP address such as sip:name@host.example`);
  }
  const host = hostTyped.toLowerCase().replace(/\.$/, '');
  const rule = rules.find((one) => one.kind === 'sip_domain' && one.pattern.toLowerCase() === host);
  return byRule(rule, { kind: 'sip', user, host, port }, `SIP addresses at ${host}`);
}

function byRule(rule: DialRule | undefined, target: DialTarget, what: string): DialDecision {
  if (!rule) return refuse('no_rule', null, `no rule allows calls to ${what}`);
  return rule.allow
    ? { allowed: true, target, ruleId: rule.id }
    : refuse('rule', rule.id, `the rule "${rule.kind} ${rule.pattern}" forbids calls to ${what}`);
}

function refuse(code: DialRefusal, ruleId: string | null, message: string): DialDecision {
  return { allowed: false, code, ruleId, message };
}
