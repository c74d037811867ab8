import { flow, node, say, variable } from './flow-writing.ts';

/** The exits that queue nodes with this waiting flow have, by the name they leave by. */
export const waitingExits = [
  { id: 'message', label: 'Message' },
  { id: 'promised', label: 'Called back' },
];

/** What callers hear while they wait: where they stand, music, and two ways not to wait. */
export function waitingLine() {
  return flow('While waiting 排队等待', 'A waiting flow: position, expected wait, music, callback or message.', {
    variables: [variable('number', 'phone', 'The number that will be called back.')],
    nodes: [
      node('start', 'start', 'Waiting begins'),
      node('place', 'announce_wait', 'Where they stand'),
      node('offer', 'say', 'What they can do', {
        prompt: [
          say(
            'Press 1 and we will call you back: you keep your place. Press 2 to leave a message. Or stay on the line.',
            '按 1 我们将给您回电并保留您的排队位置，按 2 留言，或请继续等候。',
          ),
        ],
        interruptKeys: ['1', '2'],
      }),
      node('music', 'wait_music', 'Music', {
        durationMs: 25_000,
        keys: [
          { key: '1', label: 'Call me back' },
          { key: '2', label: 'Message' },
        ],
      }),
      node('callback', 'callback_offer', 'Call back instead', {
        prompt: [say('To be called back, press 1.', '需要回电请按 1。')],
        confirmPrompt: [
          say('We will call you at', '我们将回拨'),
          { kind: 'value', value: 'number', as: 'phone' },
          say('If this is right, press 1. For another number, press 2.', '确认请按 1，使用其他号码请按 2。'),
        ],
        numberPrompt: [say('Please enter the number, followed by the hash key.', '请输入电话号码，按井号键结束。')],
        promisedPrompt: [say('You keep your place. We will call you.', '已为您保留位置，我们会给您回电。')],
        numberVariable: 'number',
      }),
      node('promised', 'leave_queue', 'Until the call back', { exit: 'Called back' }),
      node('message', 'leave_queue', 'To the message box', { exit: 'Message' }),
      node('again', 'return', 'Once more'),
    ],
    connections: [
      'start.next -> place',
      'place.next -> offer',
      'place.failed -> offer',
      'offer.next -> music',
      'music.1 -> callback',
      'music.2 -> message',
      'music.over -> again',
      'callback.promised -> promised',
      'callback.declined -> again',
      'callback.failed -> again',
    ],
  });
}
