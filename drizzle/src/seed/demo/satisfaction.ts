import { flow, node, say, variable } from './flow-writing.ts';

/** One question at the end of a call, for other flows to enter. */
export function satisfaction() {
  const scores = ['1', '2', '3', '4', '5'];
  return flow('Satisfaction 满意度', 'A sub-flow: asks how it was, and hands the score back.', {
    variables: [
      variable('score', 'number', '1 to 5; nothing when the caller did not say.', { role: 'output' }),
      variable('key', 'text', 'The key that was pressed.'),
    ],
    nodes: [
      node('start', 'start', 'At the end of a call'),
      node('ask', 'menu', 'How was it?', {
        prompt: [
          say(
            'How did we do? Press a key from 1 for very bad to 5 for very good.',
            '请为本次服务评分，1 为很不满意，5 为非常满意。',
          ),
        ],
        keys: scores.map((key) => ({ key, label: '' })),
        keyVariable: 'key',
        timeoutMs: 5_000,
        noInput: { retriesMax: 0, prompts: [], repeatPrompt: true },
        noMatch: { retriesMax: 1, prompts: [], repeatPrompt: true },
      }),
      node('keep', 'set_variables', 'Keep the score', { assignments: [{ variable: 'score', value: 'key' }] }),
      node('verdict', 'condition', 'Good or bad?', {
        branches: [
          {
            id: 'bad',
            label: 'Bad',
            condition: { kind: 'compare', left: 'score', operator: 'less_or_equal', right: 2 },
          },
        ],
      }),
      node('regret', 'say', 'We are sorry', {
        prompt: [say('We are sorry to hear that and will do better.', '很抱歉，我们会努力改进。')],
      }),
      node('thanks', 'say', 'Thank you', { prompt: [say('Thank you for your answer.', '感谢您的评价。')] }),
      node('back', 'return', 'Done'),
    ],
    connections: [
      'start.next -> ask',
      ...scores.map((key) => `ask.${key} -> keep`),
      'ask.no_input -> back',
      'ask.no_match -> back',
      'keep.next -> verdict',
      'verdict.bad -> regret',
      'verdict.else -> thanks',
      'regret.next -> back',
      'thanks.next -> back',
    ],
  });
}
