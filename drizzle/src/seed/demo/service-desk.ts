import { flow, node, say, variable } from './flow-writing.ts';

/** Where the front desk connects callers to: a message box, until a team of one's own takes its place. */
export function serviceDesk(ids: { goodbye: string }) {
  return flow('Service desk 服务台', 'Answers 2002 and takes messages for the service team.', {
    variables: [variable('messageId', 'text', 'The recording of the message left.')],
    nodes: [
      node('start', 'start', 'Service desk'),
      node('message', 'record_message', 'Take a message', {
        prompt: [
          say(
            'This is the service desk. Nobody can take your call right now. Please tell us after the tone what we can do for you.',
            '这里是服务台，目前无人接听。请在提示音后说明您的需求。',
          ),
        ],
        recordingVariable: 'messageId',
        silenceMs: 6_000,
      }),
      node('again', 'say', 'Too short', {
        prompt: [say('That was very short.', '留言太短。')],
      }),
      node('thanks', 'say', 'Thank you', {
        prompt: [say('Thank you. We will call you back.', '谢谢，我们会尽快回电。')],
      }),
      node('goodbye', 'hang_up', 'Goodbye', { prompt: [{ kind: 'prompt', promptId: ids.goodbye }] }),
    ],
    connections: [
      'start.next -> message',
      'message.recorded -> thanks',
      'message.too_short -> again',
      'again.next -> goodbye',
      'thanks.next -> goodbye',
    ],
  });
}
