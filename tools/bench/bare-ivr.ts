/**
 * The one-key menu as a bare ari-client program, written as its examples are: nothing kept, no deadlines, one connection a
 * request. Arguments: ARI address, user, password, application, folder of the sounds. Says `ready` once it serves.
 */
import ari from 'ari-client';

const [url = '', user = '', password = '', app = '', sounds = ''] = process.argv.slice(2);
const client = await ari.connect(url, user, password);
const ignore = () => undefined;

client.on('StasisStart', ({ channel: { id } }: { channel: { id: string } }) => {
  client.channels
    .answer({ channelId: id })
    .then(() => client.channels.play({ channelId: id, media: `sound:${sounds}/greeting`, playbackId: `${id}-1` }))
    .catch(ignore);
});
client.on('ChannelDtmfReceived', ({ channel: { id } }: { channel: { id: string } }) => {
  client.playbacks
    .stop({ playbackId: `${id}-1` })
    .catch(ignore)
    .then(() => client.channels.play({ channelId: id, media: `sound:${sounds}/confirmation`, playbackId: `${id}-2` }))
    .catch(ignore);
});
client.on('PlaybackFinished', ({ playback: { id } }: { playback: { id: string } }) => {
  if (id.endsWith('-2')) client.channels.hangup({ channelId: id.slice(0, -2) }).catch(ignore);
});
await client.start(app);
console.log('ready');
