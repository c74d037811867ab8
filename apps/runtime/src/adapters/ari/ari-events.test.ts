import { describe, expect, it } from 'vitest';
import { newChannelBook, telephonyEventOf } from './ari-events.ts';

const timestamp = '2026-01-05T09:00:00.250+0000';
const at = Date.UTC(2026, 0, 5, 9, 0, 0, 250);
const caller = {
  id: '1767603600.1',
  state: 'Ring',
  caller: { name: 'Ada', number: '4711' },
  dialplan: { exten: '2000', app_name: 'Stasis', app_data: 'patchbay,outside' },
};
const leg = { id: 'run.6', state: 'Down', dialplan: { exten: 's', app_name: 'Stasis', app_data: 'patchbay,leg' } };
const lastOfLeg = { id: 'run.6', state: 'Up', dialplan: { exten: 's', app_name: '', app_data: '' } };

const read = (event: object, book = newChannelBook()) =>
  telephonyEventOf({ timestamp, application: 'patchbay', ...event }, 'patchbay', book);

describe('what ARI events mean', () => {
  it.each([
    [
      'an arrival',
      { type: 'StasisStart', args: ['seat'], channel: caller },
      {
        type: 'channel.arrived',
        channelId: caller.id,
        calledNumber: '2000',
        callerNumber: '4711',
        callerName: 'Ada',
        side: 'seat',
        at,
      },
    ],
    ['a leg that enters the application', { type: 'StasisStart', args: ['leg'], channel: leg }, null],
    [
      'the end of a caller',
      { type: 'StasisEnd', channel: caller },
      { type: 'channel.gone', channelId: caller.id, cause: 16, at },
    ],
    ['a leg that leaves the application', { type: 'StasisEnd', channel: leg }, null],
    ['the destruction of a channel that has left', { type: 'ChannelDestroyed', cause: 16, channel: caller }, null],
    [
      'a key',
      { type: 'ChannelDtmfReceived', digit: '#', duration_ms: 100, channel: caller },
      { type: 'digit', channelId: caller.id, digit: '#', at },
    ],
    ['ringing', { type: 'Dial', dialstatus: 'RINGING', peer: leg }, { type: 'leg.ringing', legId: 'run.6', at }],
    ['an answer', { type: 'Dial', dialstatus: 'ANSWER', peer: leg }, { type: 'leg.answered', legId: 'run.6', at }],
    ['the beginning of a dial', { type: 'Dial', dialstatus: '', peer: leg }, null],
    ['a dial of somebody else', { type: 'Dial', dialstatus: 'ANSWER', peer: caller }, null],
    [
      'the end of a playback',
      { type: 'PlaybackFinished', playback: { id: 'run.2', state: 'done' } },
      { type: 'playback.finished', playbackId: 'run.2', failed: false, at },
    ],
    [
      'a failed playback',
      { type: 'PlaybackFinished', playback: { id: 'run.2', state: 'failed' } },
      { type: 'playback.finished', playbackId: 'run.2', failed: true, at },
    ],
    [
      'the end of a recording',
      { type: 'RecordingFinished', recording: { name: 'run.3', duration: 4, silence_duration: 1 } },
      { type: 'recording.finished', recordingId: 'run.3', durationMs: 4_000, silenceMs: 1_000, at },
    ],
    [
      'a failed recording',
      { type: 'RecordingFailed', recording: { name: 'run.3', cause: 'disk\nfull' } },
      { type: 'recording.failed', recordingId: 'run.3', reason: 'disk full', at },
    ],
    ['an event of a type from the future', { type: 'ChannelTeleported', channel: caller }, null],
    ['an event of another application', { type: 'StasisStart', application: 'other', channel: caller }, null],
  ])('reads %s', (_, event, expected) => {
    expect(read(event)).toEqual(expected);
  });

  it.each([[null], [7], ['StasisStart'], [[]], [{}], [{ type: 'StasisStart' }], [{ type: 'Dial', peer: 3 }]])(
    'does not stumble over %j',
    (event) => {
      expect(() => telephonyEventOf(event, 'patchbay', newChannelBook())).not.toThrow();
    },
  );

  it('tells the end of a leg with its cause, though its last event no longer says that it is one', () => {
    const book = newChannelBook();
    expect(read({ type: 'StasisEnd', channel: leg }, book)).toBeNull();
    const gone = read({ type: 'ChannelDestroyed', cause: 17, channel: lastOfLeg }, book);
    expect(gone).toEqual({ type: 'leg.gone', legId: 'run.6', cause: 17, at });
    expect(book.legs.size).toBe(0);
  });

  it.each([
    [[18], 18],
    [[18, 0], 18],
    [[0], 16],
    [[32], 16],
    [[], 16],
  ])('makes of the hang-up causes %j the Q.850 cause %i', (causes, expected) => {
    const book = newChannelBook();
    for (const cause of causes) read({ type: 'ChannelHangupRequest', cause, channel: caller }, book);
    expect(read({ type: 'StasisEnd', channel: caller }, book)).toMatchObject({ cause: expected });
    expect(book.causes.size).toBe(0);
  });

  it.each([
    ['"a\\"b" $(reboot) `id`', '"a\\"b" $(reboot) `id`'],
    ['line\r\nbreak\u0000\u0007\u009f', 'line break'],
    ['\u202eevil\u2066', 'evil'],
    ['\ud800broken', '\ufffdbroken'],
    ['x'.repeat(10_000), 'x'.repeat(128)],
    ['😀'.repeat(200), '😀'.repeat(128)],
    [{ toString: 'x' }, ''],
  ])('takes a hostile caller name %j as data', (name, expected) => {
    const channel = { ...caller, caller: { name, number: '1' } };
    expect(read({ type: 'StasisStart', channel })).toMatchObject({ callerName: expected });
  });
});
