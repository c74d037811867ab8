import type { FlowDocument } from '@patchbay/flow-schema';
import { describe, expect, it } from 'vitest';
import { fixedTexts } from './prerender.ts';

describe('texts that can be spoken ahead of time', () => {
  it('are those at any depth that say the same to every caller, in each language', () => {
    const config = {
      prompt: [
        { kind: 'text', text: { 'en-US': 'Welcome', 'zh-CN': '欢迎' } },
        { kind: 'text', text: { 'en-US': 'Hello {{ name }}' } },
        { kind: 'value', value: 'name', as: 'text' },
      ],
      retry: { prompts: [{ prompt: [{ kind: 'text', text: { 'en-US': 'Again', 'zh-CN': ' ' } }] }] },
    };
    const node = { id: 'a', type: 'menu', version: 1, name: '', config };
    expect(fixedTexts({ nodes: [node] } as unknown as FlowDocument)).toEqual([
      { language: 'en-US', text: 'Welcome' },
      { language: 'zh-CN', text: '欢迎' },
      { language: 'en-US', text: 'Again' },
    ]);
  });
});
