import { describe, expect, test } from 'vitest';
import { parseTemplate, renderTemplate } from './template.ts';

const names = { name: 'Li', n: 3, none: null, pin: { $sensitive: '42' } };

describe('templates', () => {
  test.each([
    ['plain', 'plain'],
    ['', ''],
    ['Hello {{ name }}!', 'Hello Li!'],
    ['{{name}}{{ n + 1 }}', 'Li4'],
    ['{{ none }}', ''],
    ['{{ "}}" }} and {{ {"a": {"b": n}}.a.b }}', '}} and 3'],
    ["{{ '\\'}}' }}", "'}}"],
    ['a } b { c }} d', 'a } b { c }} d'],
  ])('%s', (source, text) => {
    expect(renderTemplate(source, names)).toEqual({ ok: true, text });
  });

  test('a sensitive part makes the whole text sensitive', () => {
    expect(renderTemplate('PIN {{ pin }}', names)).toEqual({ ok: true, text: { $sensitive: 'PIN 42' } });
  });

  test.each([
    ['Hello {{ name', 'expression_syntax', '{{'],
    ['Hello {{ }}', 'expression_empty', ''],
    ['Hello {{ 1 + }}', 'expression_syntax', ''],
  ])('%s is refused', (source, code, place) => {
    const parsed = parseTemplate(source);
    expect(parsed).toMatchObject({ ok: false, problem: { code } });
    if (!parsed.ok) expect(source.slice(parsed.problem.start, parsed.problem.end)).toBe(place);
    expect(renderTemplate(source, names)).toMatchObject({ ok: false, failure: { code } });
  });

  test('an expression that fails fails the text', () => {
    expect(renderTemplate('{{ nobody }}', names)).toMatchObject({
      ok: false,
      failure: { code: 'expression_unknown_name' },
    });
  });
});
