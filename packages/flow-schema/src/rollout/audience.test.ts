import { expect, it } from 'vitest';
import { isInAudience } from './audience.ts';

const callers = Array.from({ length: 5_000 }, (_, index) => {
  const number = `+49301${String(index).padStart(6, '0')}`;
  return { subject: number, forms: [number] };
});
const share = (percent: number) => ({ kind: 'share' as const, percent });

it('takes the share of the callers that was asked for, and each of them again with every call', () => {
  const chosen = callers.filter((caller) => isInAudience(share(10), 'r1', caller));
  // Five standard deviations of 5,000 draws at 10 %.
  expect(Math.abs(chosen.length - 500)).toBeLessThan(5 * Math.sqrt(5_000 * 0.1 * 0.9));
  expect(chosen.every((caller) => isInAudience(share(10), 'r1', caller))).toBe(true);
});

it('keeps everyone when the share grows', () => {
  const few = callers.filter((caller) => isInAudience(share(5), 'r1', caller));
  expect(few.every((caller) => isInAudience(share(20), 'r1', caller))).toBe(true);
});

it('chooses others in another roll-out', () => {
  const both = callers.filter((one) => isInAudience(share(50), 'r1', one) && isInAudience(share(50), 'r2', one));
  expect(Math.abs(both.length - 1_250)).toBeLessThan(5 * Math.sqrt(5_000 * 0.25 * 0.75));
});

it('takes the numbers of a list in whichever way they are told, and those that begin like one', () => {
  const audience = { kind: 'numbers' as const, patterns: ['+4930901820', '0171*', '1000'] };
  const asked = (...forms: string[]) => isInAudience(audience, 'r', { subject: forms[0] ?? '', forms });
  expect(asked('+4930901820', '4930901820')).toBe(true);
  expect(asked('+49171555', '0171555')).toBe(true);
  expect(asked('1000')).toBe(true);
  expect(asked('10001')).toBe(false);
  expect(asked()).toBe(false);
});
