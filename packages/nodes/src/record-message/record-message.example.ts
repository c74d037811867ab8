import { type NodeExample, variable } from '../testing/node-example.ts';

export const recordMessageExample: NodeExample = {
  title: 'a voicemail',
  config: {
    prompt: [{ kind: 'text', text: { 'en-US': 'After the tone', 'zh-CN': '请留言' } }],
    durationMsMax: 60_000,
    durationMsMin: 2_000,
    silenceMs: 4_000,
    endKey: '#',
    recordingVariable: 'message',
    durationVariable: 'seconds',
  },
  variables: [variable('message', 'text'), variable('seconds', 'number')],
};
