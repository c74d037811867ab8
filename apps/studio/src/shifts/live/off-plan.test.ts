import { describe, expect, it } from 'vitest';
import { offPlan } from './off-plan';

const at = (time: string) => `2026-11-23T${time}:00.000Z`;
const ms = (time: string) => Date.parse(at(time));
const parts = [
  { activity: '', since: at('09:00'), until: at('12:00') },
  { activity: 'lunch', since: at('12:00'), until: at('12:30') },
];
const since = (time: string, status: string, reason: string | null = null) => ({ status, reason, sinceMs: ms(time) });

describe('who is off the plan', () => {
  it('is who does something else for more than a minute', () => {
    expect(offPlan(parts, since('08:59', 'not_ready', 'lunch'), ms('09:05'))).toBe(parts[0]);
    expect(offPlan(parts, since('09:04', 'not_ready', 'lunch'), ms('09:05'))).toBeNull();
    expect(offPlan(parts, since('09:00', 'ready'), ms('12:01'))).toBeNull();
    expect(offPlan(parts, since('09:00', 'ready'), ms('12:02'))).toBe(parts[1]);
  });

  it('is who is planned and not signed in', () => {
    expect(offPlan(parts, null, ms('09:02'))).toBe(parts[0]);
    expect(offPlan(parts, null, ms('13:00'))).toBeNull();
  });

  it('is nobody who keeps to it, whatever is to come after the call', () => {
    expect(offPlan(parts, since('10:00', 'talking', 'lunch'), ms('11:00'))).toBeNull();
    expect(offPlan(parts, since('12:00', 'not_ready', 'lunch'), ms('12:20'))).toBeNull();
  });
});
