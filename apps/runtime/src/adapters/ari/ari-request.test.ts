import { describe, expect, it } from 'vitest';
import { renderRestRequest } from './ari-request.ts';
import { checkId, checkMedia, endpointOf } from './check-argument.ts';

describe('requests over the websocket', () => {
  it('puts parameters where they belong and encodes the path', () => {
    const message = renderRestRequest('7', {
      operation: 'channels.playWithId',
      parameters: { channelId: 'a/../b?x=1', playbackId: 'run.2', media: 'sound:/a,sound:/b' },
    });
    expect(JSON.parse(message)).toEqual({
      type: 'RESTRequest',
      request_id: '7',
      method: 'POST',
      uri: 'channels/a%2F..%2Fb%3Fx%3D1/play/run.2',
      query_strings: [{ name: 'media', value: 'sound:/a,sound:/b' }],
    });
  });

  it('carries a body as JSON text', () => {
    const message = renderRestRequest('8', {
      operation: 'channels.create',
      parameters: { endpoint: 'PJSIP/1' },
      body: { variables: { 'CONNECTEDLINE(name,i)': '"; drop' } },
    });
    expect(JSON.parse(message)).toMatchObject({
      content_type: 'application/json',
      message_body: '{"variables":{"CONNECTEDLINE(name,i)":"\\"; drop"}}',
    });
  });
});

describe('arguments', () => {
  it.each([
    ['PJSIP/2001', { tech: 'PJSIP', resource: '2001' }],
    ['PJSIP/2001@trunk-3', { tech: 'PJSIP', resource: 'trunk-3' }],
    ['PJSIP/trunk-3/sip:2001@example.org:5070', { tech: 'PJSIP', resource: 'trunk-3' }],
  ])('reads the endpoint of %s', (text, expected) => {
    expect(endpointOf(text)).toEqual(expected);
  });

  it.each(['', 'PJSIP/', '2001', 'PJSIP/a b', 'PJSIP/a,b', 'PJSIP/a\nb'])('refuses the endpoint %j', (text) => {
    expect(() => endpointOf(text)).toThrowError(expect.objectContaining({ code: 'invalid' }));
  });

  it.each(['', '../x', 'a/b', 'a b', '.hidden', 'x'.repeat(129)])('refuses the id %j', (id) => {
    expect(() => checkId(id)).toThrowError(expect.objectContaining({ code: 'invalid' }));
  });

  it('joins files and refuses what ARI would read otherwise', () => {
    expect(checkMedia(['/a/b', '/c'])).toBe('sound:/a/b,sound:/c');
    for (const media of [[], ['relative'], ['/a,b'], ['/a\n'], ['']]) {
      expect(() => checkMedia(media)).toThrowError(expect.objectContaining({ code: 'invalid' }));
    }
  });
});
