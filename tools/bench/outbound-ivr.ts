/**
 * The one-key menu over Asterisk's outbound websocket with nothing around it, to measure the socket itself. Arguments: port,
 * folder of the sounds, `pong` or `no-pong`: whether every message is answered with a pong at once. Says `ready` once Asterisk
 * has connected.
 */
import { createServer } from 'node:http';
import { WebSocketServer } from 'ws';

interface AriEvent {
  readonly type: string;
  readonly channel?: { readonly id: string };
  readonly playback?: { readonly id: string };
}

const [port = '', sounds = '', pong = ''] = process.argv.slice(2);
const server = createServer();
const websockets = new WebSocketServer({ server, perMessageDeflate: false });
let requests = 0;

websockets.on('connection', (socket) => {
  const ask = (method: string, uri: string, query: Record<string, string> = {}) => {
    requests += 1;
    const query_strings = Object.entries(query).map(([name, value]) => ({ name, value }));
    socket.send(JSON.stringify({ type: 'RESTRequest', request_id: String(requests), method, uri, query_strings }));
  };
  socket.on('message', (data) => {
    if (pong === 'pong') socket.pong();
    const event: AriEvent = JSON.parse(String(data));
    const id = event.channel?.id ?? '';
    const playback = event.playback?.id ?? '';
    if (event.type === 'StasisStart') {
      ask('POST', `channels/${id}/answer`);
      ask('POST', `channels/${id}/play/${id}-1`, { media: `sound:${sounds}/greeting` });
    } else if (event.type === 'ChannelDtmfReceived') {
      ask('DELETE', `playbacks/${id}-1`);
      ask('POST', `channels/${id}/play/${id}-2`, { media: `sound:${sounds}/confirmation` });
    } else if (event.type === 'PlaybackFinished' && playback.endsWith('-2')) {
      ask('DELETE', `channels/${playback.slice(0, -2)}`);
    }
  });
  console.log('ready');
});
server.listen(Number(port), '127.0.0.1');
