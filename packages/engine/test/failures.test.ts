import { describe, test } from 'vitest';
import { type Sketch, stageOf } from './test-flows.ts';

const nodes = {
  s: 'start',
  a: ['say', { text: 'A' }],
  f: 'fetch',
  sorry: ['say', { text: 'Sorry' }],
  bye: 'end',
} as const;
const path = 's.next>a a.next>f f.next>bye sorry.next>f';

const requesting = `
  > run.started
  < timer.start #1 14400000
  < call.answer #2
  > call.answered
  < playback.start #3 en "A"
  > playback.finished
  < http.request #4 GET https://example.org/
`;

const failing = (sketch: Partial<Sketch>) => stageOf({ main: { nodes, edges: path, ...sketch } });

describe('failures', () => {
  test('[E1] the port failed comes first', () => {
    failing({ edges: `${path} f.failed>sorry`, errorHandler: 'bye' }).play(`
      # a port for it
      ${requesting}
      > http.failed timeout
      < playback.start #5 en "Sorry"
      = failure timeout to port
      = left f by failed to sorry
    `);
  });

  test('[E2] [E3] then the error handler, once, then the apology', () => {
    failing({ errorHandler: 'sorry' }).play(`
      # twice without the caller acting
      ${requesting}
      > http.failed timeout
      < playback.start #5 en "Sorry"
      = failure timeout to flow
      > playback.finished
      < http.request #6 GET https://example.org/
      > http.failed blocked
      < timer.cancel #1
      < playback.start #8 en "We are sorry, something went wrong. Please try again later. Goodbye."
      < timer.start #9 30000
      = failure blocked to default
      > dtmf.received 1
      = ignored dtmf.received not_handled
      > playback.finished #8
      < timer.cancel #9
      < call.hangup 16
      = ended failed
    `);
  });

  test('[G2] a key from the caller makes the error handler available again', () => {
    failing({ errorHandler: 'sorry' }).play(`
      # a key in between
      ${requesting}
      > http.failed timeout
      < playback.start #5 en "Sorry"
      = failure timeout to flow
      > dtmf.received 7
      > playback.finished
      < http.request #6 GET https://example.org/
      > http.failed blocked
      < playback.start #7 en "Sorry"
      = failure blocked to flow
    `);
  });

  test('[E3] the apology is in the language of the run', () => {
    stageOf({
      main: { nodes: { ...nodes, a: ['say', { text: 'A' }] }, edges: path, languages: ['zh-CN'] },
    }).play(`
      # Chinese
      > run.started
      < timer.start #1 14400000
      < call.answer #2
      > call.answered
      < playback.start #3 en "A"
      > playback.failed no_voice
      < timer.cancel #1
      < playback.start #5 zh-CN "很抱歉，系统出现了问题，请稍后再拨。再见。"
      < timer.start #6 30000
      = failure no_voice to default
    `);
  });

  test('[E4] no apology where no one can hear it', () => {
    stageOf({ main: { nodes: { s: 'start', f: 'fetch' }, edges: 's.next>f' } }).play(`
      # not answered yet
      > run.started
      < timer.start #1 14400000
      < http.request #2 GET https://example.org/
      > http.failed timeout
      < timer.cancel #1
      < call.hangup 41
      = failure timeout to default
      = ended failed
    `);
  });

  test('[E6] expressions read what failed last in their flow, by the node and its code', () => {
    const seen = { name: 'seen', type: 'text' as const };
    const tell = ['set', { variable: 'seen', value: 'failure.code + " at " + failure.node' }] as const;
    const before = ['set', { variable: 'seen', value: 'failure == null ? "nothing" : failure.code' }] as const;
    stageOf({
      main: {
        nodes: { s: 'start', b: before, f: 'fetch', t: tell, bye: 'end' },
        edges: 's.next>b b.next>f f.next>bye t.next>bye',
        variables: [seen],
        errorHandler: 't',
      },
    }).play(`
      # by the error handler
      > run.started
      < timer.start #1 14400000
      < http.request #2 GET https://example.org/
      = set seen "nothing"
      > http.failed timeout
      < timer.cancel #1
      < call.hangup 16
      = failure timeout to flow
      = set seen "timeout at f"
      = ended hung_up
    `);
  });

  test('[E6] a variable named failure comes first', () => {
    stageOf({
      main: {
        nodes: { s: 'start', f: 'fetch', t: ['set', { variable: 'failure', value: 'failure + "!"' }], bye: 'end' },
        edges: 's.next>f f.next>bye f.failed>t t.next>bye',
        variables: [{ name: 'failure', type: 'text', initial: 'mine' }],
      },
    }).play(`
      # the flow's own
      > run.started
      < timer.start #1 14400000
      < http.request #2 GET https://example.org/
      > http.failed timeout
      < timer.cancel #1
      < call.hangup 16
      = failure timeout to port
      = set failure "mine!"
      = ended hung_up
    `);
  });

  test('[E5] a lost answer, a failed playback or a caller who leaves end the apology', () => {
    const apology = `
      ${requesting}
      > http.failed timeout
      < timer.cancel #1
      < playback.start #6 en "We are sorry, something went wrong. Please try again later. Goodbye."
      < timer.start #7 30000
      = failure timeout to default
    `;
    failing({}).play(`
      # the answer is lost
      ${apology}
      > timer.fired #7
      < playback.stop #6
      < call.hangup 16
      = ended failed
      # it cannot be played
      ${apology}
      > playback.failed #6 no_voice
      < timer.cancel #7
      < call.hangup 16
      = ended failed
      # the caller leaves
      ${apology}
      > call.hungup
      < playback.stop #6
      < timer.cancel #7
      = ended failed
    `);
  });
});
