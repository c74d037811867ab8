import { nodeTypes } from '@patchbay/nodes';
import { describe, expect, it } from 'vitest';
import { findTemplate } from '../templates/list.ts';
import { flowFromTemplate } from '../templates/make-flow.ts';
import { flowOutline } from './flow-outline.ts';
import { heardWords } from './heard-words.ts';
import { outlineText } from './outline-text.ts';

function flow(locale: 'en' | 'zh') {
  const template = findTemplate('satisfaction_survey');
  if (template === undefined) throw new Error('no template');
  const options = {
    registry: nodeTypes,
    locale,
    name: template.title[locale],
    languages: ['en-US', 'zh-CN'],
    queueId: '',
  };
  return flowFromTemplate(template, options).document;
}

describe('an outline', () => {
  it('says each step once, numbered and indented, in English', () => {
    const text = outlineText(flowOutline(flow('en'), nodeTypes, 'en'), 'en');
    expect(text.split('\n').slice(0, 16)).toEqual([
      'Satisfaction survey',
      'Two questions answered with one key each; who was unhappy may say why, and the scores go into the reports.',
      '',
      '1. After the call — Answers at once',
      '2. Two questions — Says “Thank you for two short questions”',
      expect.stringMatching(/^3\. How was it\? — /),
      '    Answered:',
      expect.stringMatching(/^ {4}4\. Is it solved\? — /),
      '        Answered:',
      expect.stringMatching(/^ {8}5\. Was it bad\? — /),
      '            1–2:',
      expect.stringMatching(/^ {12}6\. What was wrong\? — /),
      '                Recorded, Too short:',
      expect.stringMatching(/^ {16}7\. Goodbye — /),
      '            Else:',
      '            → go on at 7 (Goodbye)',
    ]);
  });

  it('and in Chinese', () => {
    const text = outlineText(flowOutline(flow('zh'), nodeTypes, 'zh'), 'zh');
    expect(text).toContain('满意度调查');
    expect(text).toContain('→ 转到 7（结束语）');
  });

  it('holds for a flow that goes round, leads nowhere and has notes', () => {
    const node = (id: string, type: string, config = {}) => ({ id, type, version: 1, name: id, config });
    const document = {
      ...flow('en'),
      nodes: [
        node('s', 'start'),
        node('a', 'say'),
        node('b', 'menu', { keys: [{ key: '1' }] }),
        node('n', 'note', { text: 'Ask Ada' }),
        node('x', 'nobody'),
      ],
      edges: [
        { from: { node: 's', port: 'next' }, to: 'a' },
        { from: { node: 'a', port: 'next' }, to: 'b' },
        { from: { node: 'b', port: '1' }, to: 'a' },
      ],
    };
    const { lines, notes } = flowOutline(document, nodeTypes, 'en');
    expect(lines.filter(({ kind }) => kind === 'step').map((line) => line.kind === 'step' && line.node)).toEqual([
      's',
      'a',
      'b',
      'x',
    ]);
    expect(lines.filter(({ kind }) => kind === 'goto')).toEqual([
      { kind: 'goto', depth: 1, to: 2, name: 'a' },
      { kind: 'goto', depth: 1, to: null, name: '' },
    ]);
    expect(notes).toEqual(['n\nAsk Ada']);
  });

  it('does not run out of stack on a long flow', () => {
    const nodes = Array.from({ length: 5_000 }, (_, index) => ({
      id: `n${index}`,
      type: index === 0 ? 'start' : 'say',
      version: 1,
      name: '',
      config: {},
    }));
    const edges = nodes.slice(1).map(({ id }, index) => ({ from: { node: `n${index}`, port: 'next' }, to: id }));
    expect(flowOutline({ ...flow('en'), nodes, edges }, nodeTypes, 'en').lines).toHaveLength(5_001);
  });
});

describe('every word callers hear', () => {
  it('stands by step and language, in full, with values in braces', () => {
    const words = heardWords({
      languages: ['en-US', 'zh-CN'],
      nodes: [
        {
          id: 'm',
          type: 'menu',
          version: 1,
          name: 'Menu',
          config: {
            prompt: [
              { kind: 'text', text: { 'en-US': 'Your  balance is', 'zh-CN': '余额为' } },
              { kind: 'value', value: 'balance', as: 'money' },
            ],
            noInput: { prompts: [{ prompt: [{ kind: 'text', text: { 'en-US': 'Hello?' } }] }] },
            noMatch: { prompts: [{ prompt: [{ kind: 'text', text: { 'en-US': 'Hello?' } }] }] },
            confirm: { enabled: false, prompt: [{ kind: 'text', text: { 'en-US': 'Right?' } }] },
            keys: [{ key: '1', label: 'One' }],
          },
        },
        { id: 'x', type: 'hang_up', version: 1, name: 'End', config: { prompt: [] } },
      ],
    });
    expect(words).toEqual([
      {
        node: 'm',
        texts: [
          { 'en-US': 'Your balance is {balance}', 'zh-CN': '余额为 {balance}' },
          { 'en-US': 'Hello?', 'zh-CN': '' },
        ],
      },
    ]);
  });
});
