import { describe, expect, it } from 'vitest';
import { libraryTextValues, readLibraryText, writeLibraryValue } from './library-text.ts';

describe('a text of the prompt library', () => {
  it('is words with values between them', () => {
    expect(readLibraryText('You owe {{ amount as money EUR }} by {{day as date}}.')).toEqual({
      ok: true,
      pieces: [
        { kind: 'words', text: 'You owe ' },
        { kind: 'value', name: 'amount', as: 'money', currency: 'EUR' },
        { kind: 'words', text: ' by ' },
        { kind: 'value', name: 'day', as: 'date' },
        { kind: 'words', text: '.' },
      ],
    });
  });

  it('reads a value out as it is where no form is said, and leaves silence between values out', () => {
    expect(readLibraryText('{{ first }} {{ last }}')).toEqual({
      ok: true,
      pieces: [
        { kind: 'value', name: 'first', as: 'text' },
        { kind: 'value', name: 'last', as: 'text' },
      ],
    });
  });

  it.each([
    ['{{ amount', 'never closed'],
    ['{{ }}', '{{ }}'],
    ['{{ total * 2 }}', 'total * 2'],
    ['{{ amount as gold }}', 'as gold'],
    ['{{ amount as number EUR }}', 'as number EUR'],
    ['{{ 1st }}', '1st'],
    [`{{ ${'x'.repeat(65)} }}`, 'xxx'],
  ])('refuses %s and says so', (text, part) => {
    const reading = readLibraryText(text);
    expect(reading.ok ? '' : reading.problem.en).toContain(part);
  });

  it('reads what it writes', () => {
    for (const value of [
      { name: 'a', as: 'text' },
      { name: 'b', as: 'digits' },
      { name: 'c', as: 'money', currency: 'CNY' },
      { name: 'd', as: 'money' },
    ] as const) {
      expect(readLibraryText(writeLibraryValue(value))).toEqual({ ok: true, pieces: [{ kind: 'value', ...value }] });
    }
  });

  it('names the values of all languages once', () => {
    expect(libraryTextValues(['{{ a }} and {{ b as digits }}', '{{ b }}{{ c }}', '{{ broken'])).toEqual([
      'a',
      'b',
      'c',
    ]);
  });

  it('takes time in proportion to the text, whatever stands in it', () => {
    const reading = readLibraryText(`${'{{ a '.repeat(50_000)}`);
    expect(reading.ok).toBe(false);
  });
});
