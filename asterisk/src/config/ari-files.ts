import { renderIni } from './ini.ts';
import { type AsteriskSettings, stasisApplication, watchApplication } from './settings.ts';

const connection = 'patchbay-runtime';

/**
 * Two ways in: a user for ARI over HTTP, and the websocket that Asterisk itself opens to the runtime and over which events and requests travel.
 * Requests over that websocket run with the rights of `local_ari_user`.
 */
export function renderAriConf(settings: AsteriskSettings): string {
  return renderIni([
    {
      heading: 'general',
      settings: [
        ['enabled', 'yes'],
        ['pretty', 'no'],
        // The default of 100 ms drops the connection when the runtime is busy for one garbage collection in a burst.
        ['websocket_write_timeout', 5000],
      ],
    },
    {
      heading: settings.ariUser,
      settings: [
        ['type', 'user'],
        ['read_only', 'no'],
        ['password_format', 'plain'],
        ['password', settings.ariPassword],
      ],
    },
    {
      heading: `${connection}-events`,
      settings: [
        ['type', 'outbound_websocket'],
        ['websocket_client_id', connection],
        ['apps', `${stasisApplication},${watchApplication}`],
        ['subscribe_all', 'no'],
        ['local_ari_user', settings.ariUser],
      ],
    },
  ]);
}

/** Persistent: events are queued while the runtime is away, and calls wait in Stasis instead of being turned away. */
export function renderWebsocketClientConf(settings: AsteriskSettings): string {
  return renderIni([
    {
      heading: connection,
      settings: [
        ['type', 'websocket_client'],
        ['connection_type', 'persistent'],
        ['uri', `ws://127.0.0.1:${settings.runtimePort}/ari/events`],
        ['protocols', 'ari'],
        ['username', settings.outboundUser],
        ['password', settings.outboundPassword],
        ['connection_timeout', 2000],
        ['reconnect_interval', 250],
        // For a persistent connection this only says how often a failure is logged: once in 30 s.
        ['reconnect_attempts', 120],
      ],
    },
  ]);
}
