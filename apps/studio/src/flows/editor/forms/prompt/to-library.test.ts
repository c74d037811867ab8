import { fillLibraryText, renderTemplate } from '@patchbay/flow-schema';
import { describe, expect, it } from 'vitest';
import { toLibrary } from './to-library';

describe('a part of a flow that is put into the library', () => {
  it('keeps its texts, and leaves to the flow what they compute', () => {
    const text = {
      'en-US': 'Hello {{ name }}, you owe {{ total * 2 }}. Again: {{ total * 2 }}',
      'zh-CN': '您好 {{name}}，{{ value1 }}',
      'de-DE': ' ',
    };
    expect(toLibrary({ kind: 'text', text })).toEqual({
      content: {
        'en-US': { text: 'Hello {{ name }}, you owe {{ value1 }}. Again: {{ value1 }}' },
        'zh-CN': { text: '您好 {{ name }}，{{ value2 }}' },
      },
      values: { name: 'name', value1: 'total * 2', value2: 'value1' },
    });
  });

  it('says the same as before', () => {
    const text = 'Hello {{ name }}, {{ total * 2 }} and {{ name }}.';
    const variables = { name: 'Anna', total: 21 };
    const rendered = renderTemplate(text, (name) => variables[name as keyof typeof variables], { now: 0 });
    const kept = toLibrary({ kind: 'text', text: { en: text } });
    const filled = fillLibraryText(kept?.content.en?.text ?? '', { name: 'Anna', value1: 42 }, 'en');
    expect(rendered).toMatchObject({ ok: true, text: 'Hello Anna, 42 and Anna.' });
    expect(filled.ok ? filled.pieces.map((piece) => piece.text).join('') : null).toBe('Hello Anna, 42 and Anna.');
    expect(kept?.values).toEqual({ name: 'name', value1: 'total * 2' });
  });

  it('takes recordings over, and nothing where there is nothing to be heard', () => {
    expect(toLibrary({ kind: 'recording', audio: { 'en-US': 'a1', 'zh-CN': '' } })).toEqual({
      content: { 'en-US': { audioId: 'a1' } },
      values: {},
    });
    expect(toLibrary({ kind: 'recording', audio: {} })).toBeNull();
    expect(toLibrary({ kind: 'text', text: { en: ' ' } })).toBeNull();
    expect(toLibrary({ kind: 'text', text: { en: 'Hello {{ ' } })).toBeNull();
  });
});
