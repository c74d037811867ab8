import type { Client } from 'ari-client';
import type { WebSocket } from 'ws';
import { isObject, parseJson, textIn } from './ari-json.ts';

/**
 * Keeps ari-client from throwing inside its own websocket handler, which would end the process: it does so for a message that is
 * no JSON, and for every event type that Asterisk's API documents did not have when it connected. Each socket that it opens,
 * now and at every reconnect, passes through here. `onSocket` sees them too.
 *
 * It also keeps ari-client from reconnecting: it doubles its delay without a limit and gives up after ten attempts. Call
 * `start` again once the socket has closed.
 */
export function guardClient(client: Client, onSocket: (socket: WebSocket) => void): void {
  let current: WebSocket | undefined;
  Object.defineProperty(client, '_ws', {
    configurable: true,
    get: () => current,
    set: (socket: WebSocket) => {
      current = socket;
      // ari-client reads this as "closed on purpose".
      client._wsClosed = true;
      const emit = socket.emit.bind(socket);
      socket.emit = (name: string | symbol, ...args: unknown[]): boolean => {
        if (name === 'message' && !makeKnown(client, String(args[0]))) return true;
        return emit(name, ...args);
      };
      onSocket(socket);
    },
  });
}

/** Sees to it that ari-client has a model for the message's type. False when the message is nothing it could take. */
function makeKnown(client: Client, text: string): boolean {
  const event = parseJson(text);
  if (!isObject(event)) return false;
  const type = textIn(event, 'type');
  const { models } = client._swagger.apis.events;
  if (!Object.hasOwn(models, type)) models[type] = { properties: [] };
  return true;
}
