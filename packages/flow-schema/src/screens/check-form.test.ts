import { describe, expect, it } from 'vitest';
import type { SeatFormField } from '../contract/screens.ts';
import { checkForm, formTextLengthMax } from './check-form.ts';
import { fillScript } from './fill-script.ts';

const label = { en: 'x', zh: 'x' };
const field = (parts: Partial<SeatFormField>): SeatFormField => ({
  variable: 'x',
  label,
  kind: 'text',
  options: [],
  required: false,
  ...parts,
});

describe('what is filled into a form', () => {
  it.each<[Partial<SeatFormField>, unknown, string | null]>([
    [{ required: true }, '', 'missing'],
    [{}, null, null],
    [{}, 5, 'wrong_kind'],
    [{}, 'x'.repeat(formTextLengthMax + 1), 'too_long'],
    [{ rules: { pattern: '[A-Z]{2}[0-9]' } }, 'AB1', null],
    [{ rules: { pattern: '[A-Z]{2}[0-9]' } }, 'AB12', 'not_matching'],
    [{ rules: { pattern: '(' } }, 'anything', null],
    [{ kind: 'number' }, '5', 'wrong_kind'],
    [{ kind: 'number', rules: { min: 1, max: 5 } }, 5, null],
    [{ kind: 'number', rules: { min: 1, max: 5 } }, 0, 'too_small'],
    [{ kind: 'number', rules: { min: 1, max: 5 } }, 5.5, 'too_large'],
    [{ kind: 'yes_no' }, 'true', 'wrong_kind'],
    [{ kind: 'yes_no' }, false, null],
    [{ kind: 'choice', options: [{ value: 'a', label }] }, 'b', 'wrong_kind'],
    [{ kind: 'choice', options: [{ value: 'a', label }] }, 'a', null],
    [{ kind: 'date' }, '2026-02-29', 'wrong_kind'],
    [{ kind: 'date' }, '2024-02-29', null],
  ])('%j with %j', (parts, value, code) => {
    expect(checkForm([field(parts)], { x: value }).map((problem) => problem.code)).toEqual(code === null ? [] : [code]);
  });
});

describe('what the agent says', () => {
  const texts = [
    { language: 'en-US', template: 'Good day {{ name }}, card {{ card }}.' },
    { language: 'zh-CN', template: '{{ name }}，您好。' },
  ];

  it('is in the language of the caller, with gaps and dots where nothing may stand', () => {
    const values = { name: 'Ada', card: { $sensitive: '4111' } };
    expect(fillScript({ texts }, 'en-GB', values, 0)).toMatchObject([
      { text: 'Good day ' },
      { kind: 'value', text: 'Ada' },
      { text: ', card ' },
      { kind: 'value', text: '••••' },
      { text: '.' },
    ]);
    expect(fillScript({ texts }, 'zh-TW', { name: null }, 0)[0]).toEqual({ kind: 'value', text: '' });
    expect(fillScript({ texts }, 'zh-TW', {}, 0)[0]).toEqual({ kind: 'value', text: '' });
    expect(fillScript({ texts }, 'fr-FR', values, 0)[1]).toEqual({ kind: 'value', text: 'Ada' });
  });
});
