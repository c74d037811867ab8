import { expect, it } from 'vitest';
import { isChosen, keptAudience } from './rollout-caller.ts';

const half = { id: 'r', audience: { kind: 'share' as const, percent: 50 }, homeCountry: 'DE' };
const chosen = (callerNumber: string, callId = 'c') => isChosen(half, { callerNumber, callId });

it('knows a caller again in whichever way their number is told, and with every call', () => {
  for (let index = 0; index < 50; index += 1) {
    const national = `030901${820 + index}`;
    const ways = [national, `+4930901${820 + index}`, `004930901${820 + index}`, `+49 30 901 ${820 + index}`];
    expect(new Set(ways.map((way, call) => chosen(way, `call-${call}`))).size).toBe(1);
  }
});

it('chooses a withheld number by its call', () => {
  for (const told of ['', 'anonymous', 'Anonymous', ' ']) {
    const calls = Array.from({ length: 200 }, (_, call) => chosen(told, `call-${call}`));
    expect(calls.filter(Boolean).length).toBeGreaterThan(50);
    expect(calls.filter((is) => !is).length).toBeGreaterThan(50);
    expect(calls).toEqual(Array.from({ length: 200 }, (_, call) => chosen('', `call-${call}`)));
  }
});

it('keeps numbers in their normal form and beginnings as they are dialled', () => {
  const patterns = ['030 901820', '+49 30 901820', '0049 171*', '10*', '1000', 'alice'];
  expect(keptAudience({ kind: 'numbers', patterns }, 'DE')).toEqual({
    kind: 'numbers',
    patterns: ['+4930901820', '+49171*', '10*', '1000', 'alice'],
  });
  for (const wrong of ['*', 'a b c!', '+', '1'.repeat(60)]) {
    expect(() => keptAudience({ kind: 'numbers', patterns: [wrong] }, 'DE')).toThrow(/cannot be kept/);
  }
});

it('finds a caller on the list by any way of writing', () => {
  const asked = (patterns: string[], callerNumber: string) =>
    isChosen({ ...half, audience: { kind: 'numbers', patterns } }, { callerNumber, callId: 'c' });
  expect(asked(['+4930901820'], '030901820')).toBe(true);
  expect(asked(['030*'], '+4930901820')).toBe(true);
  expect(asked(['+4930*'], '004930901820')).toBe(true);
  expect(asked(['+4930901821'], '030901820')).toBe(false);
  expect(asked(['anonymous'], 'anonymous')).toBe(false);
});
