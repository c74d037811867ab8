import { describe, expect, it } from 'vitest';
import { deviations } from './deviations';

const at = (time: string) => `2026-11-23T${time}:00.000Z`;
const ms = (time: string) => Date.parse(at(time));
const planned = [
  { activity: '', since: at('09:00'), until: at('12:00') },
  { activity: 'lunch', since: at('12:00'), until: at('12:30') },
  { activity: '', since: at('12:30'), until: at('17:00') },
];

describe('when a plan was not kept', () => {
  it('is when another state was logged, or none, up to now', () => {
    const actual = [
      { state: 'ready', reason: null, since: at('09:10'), until: at('10:00') },
      { state: 'talking', reason: null, since: at('10:00'), until: at('12:05') },
      { state: 'not_ready', reason: 'lunch', since: at('12:05'), until: at('12:40') },
      { state: 'ready', reason: null, since: at('12:40'), until: null },
    ];
    expect(deviations(planned, actual, ms('14:00'))).toEqual([
      { fromMs: ms('09:00'), toMs: ms('09:10') },
      { fromMs: ms('12:00'), toMs: ms('12:05') },
      { fromMs: ms('12:30'), toMs: ms('12:40') },
    ]);
  });

  it('is all of it where nobody came, in one piece, and nothing of what is to come', () => {
    expect(deviations(planned, [], ms('12:15'))).toEqual([{ fromMs: ms('09:00'), toMs: ms('12:15') }]);
    expect(deviations(planned, [], ms('08:00'))).toEqual([]);
  });
});
