import { describe, expect, it } from 'vitest';
import { type DialRule, decideDial } from './decide-dial.ts';

const rule = (kind: DialRule['kind'], pattern: string, allow = true): Omit<DialRule, 'position' | 'id'> => ({
  kind,
  pattern,
  allow,
});
const decide = (rules: readonly Omit<DialRule, 'position' | 'id'>[], number: string, homeCountry = 'DE') => {
  const numbered = rules.map((one, at) => ({ ...one, position: at, id: `rule-${at}` }));
  const destination = number.includes('@')
    ? ({ kind: 'sip', address: number } as const)
    : ({ kind: 'number', number } as const);
  return decideDial(numbered, destination, { homeCountry, internalNumbers: new Set(['2000', '2001', 'help-desk']) });
};
/** The number dialled, or the code of the refusal. */
const outcome = (...of: Parameters<typeof decide>): string => {
  const decision = decide(...of);
  if (!decision.allowed) return decision.code;
  return decision.target.kind === 'sip' ? `${decision.target.user}@${decision.target.host}` : decision.target.number;
};

describe('rule 1: the first rule that matches decides, and without one the answer is no', () => {
  it.each([
    ['030 901820', 'no_rule'],
    ['+49 30 901820', 'no_rule'],
    ['2000', 'no_rule'],
    ['sip:ada@example.com', 'no_rule'],
  ])('%s without rules: %s', (number, expected) => {
    expect(outcome([], number)).toBe(expected);
  });

  it('lets an earlier prohibition win over a later permission', () => {
    const rules = [rule('prefix', '+4930', false), rule('country', 'DE')];
    expect(outcome(rules, '030 901820')).toBe('rule');
    expect(outcome(rules, '089 2180 0')).toBe('+498921800');
    expect(outcome([...rules].reverse(), '030 901820')).toBe('+4930901820');
  });

  it('reads positions, not the order of the list', () => {
    const rules: DialRule[] = [
      { id: 'b', kind: 'country', pattern: 'DE', allow: true, position: 2 },
      { id: 'a', kind: 'prefix', pattern: '+4930', allow: false, position: 1 },
    ];
    const context = { homeCountry: 'DE', internalNumbers: new Set<string>() };
    expect(decideDial(rules, { kind: 'number', number: '030901820' }, context)).toMatchObject({ ruleId: 'a' });
  });
});

describe('rule 2: internal numbers are those bound to a flow', () => {
  it('matches each by itself or all by a star', () => {
    expect(outcome([rule('internal', '*')], '2000')).toBe('2000');
    expect(outcome([rule('internal', '2001')], '2001')).toBe('2001');
    expect(outcome([rule('internal', '2001')], '2000')).toBe('no_rule');
    expect(outcome([rule('internal', '*')], '20 00')).toBe('2000');
    expect(outcome([rule('internal', '*')], 'help-desk')).toBe('help-desk');
    expect(outcome([rule('internal', '*')], '2002')).toBe('short_code');
  });
});

describe('rule 3: other numbers are judged in E.164', () => {
  it.each(['030 901820', '+49 (30) 90-18.20', '004930901820'])('understands %s at home', (number) => {
    expect(outcome([rule('country', 'DE')], number)).toBe('+4930901820');
  });

  it.each([
    ['+1 212 555 2368', 'US', '+12125552368'],
    ['+1 876 922 1234', 'US', 'no_rule'],
    ['+7 727 250 0000', 'RU', 'no_rule'],
    ['+86 138 1234 5678', 'CN', '+8613812345678'],
    ['+86 166 1234 5678', 'CN', '+8616612345678'],
  ])('%s under "country %s": %s', (number, country, expected) => {
    expect(outcome([rule('country', country)], number)).toBe(expected);
  });

  it('does not let a way around the form slip through', () => {
    const rules = [rule('country', 'DE')];
    for (const number of [
      '+4',
      '0',
      '00',
      '+',
      '++4930901820',
      '030;ext=1',
      '030,901820',
      '030901820@evil',
      'a',
      '*72030',
      '+49３０901820',
    ]) {
      expect(['invalid', 'short_code', 'no_rule', 'emergency']).toContain(outcome(rules, number));
    }
  });
});

describe('rule 4: a country rule covers ordinary numbers only', () => {
  it.each([
    ['0900 1 123456', 'DE', 'premium'],
    ['0180 5 123456', 'DE', 'premium'],
    ['+44 909 879 0000', 'GB', 'premium'],
    ['+1 900 234 5678', 'US', 'premium'],
    ['0800 0330000', 'DE', '+498000330000'],
    ['+49 1', 'DE', 'invalid'],
  ])('%s under "country %s": %s', (number, country, expected) => {
    expect(outcome([rule('country', country)], number)).toBe(expected);
  });

  it('lets a prefix rule allow a premium number, before or after the country rule', () => {
    const premium = rule('prefix', '+49900112');
    expect(outcome([premium, rule('country', 'DE')], '0900 1 123456')).toBe('+499001123456');
    expect(outcome([rule('country', 'DE'), premium], '0900 1 123456')).toBe('+499001123456');
  });

  it('knows no country for satellite and international premium numbers', () => {
    for (const number of ['+881 6 1234 5678', '+979 1 2345 6789', '+883 510 012 345 678']) {
      expect(['no_rule', 'invalid']).toContain(outcome([rule('country', 'DE'), rule('country', 'US')], number));
    }
  });
});

describe('rule 5: short codes need a rule for exactly this code', () => {
  it.each([
    ['110', 'emergency'],
    ['112', 'emergency'],
    ['95588', 'short_code'],
    ['10086', 'short_code'],
  ])('%s: %s', (number, expected) => {
    expect(outcome([rule('country', 'CN'), rule('country', 'DE'), rule('prefix', '+4911')], number, 'CN')).toBe(
      expected,
    );
    expect(outcome([rule('prefix', number)], number, 'CN')).toBe(number);
    expect(outcome([rule('prefix', number.slice(0, 2))], number, 'CN')).toBe(expected);
  });
});

describe('rule 6: SIP addresses need a rule that names their host', () => {
  it.each([
    ['sip:ada@PBX.example.com', 'ada@pbx.example.com'],
    ['sips:ada@pbx.example.com:5061', 'ada@pbx.example.com'],
    ['ada@evil.pbx.example.com', 'no_rule'],
    ['ada@pbx.example.com.evil.org', 'no_rule'],
    ['ada@127.0.0.1', 'no_rule'],
    ['ada@pbx.example.com;transport=tcp', 'invalid'],
    ['ada@pbx.example.com?X-Header=1', 'invalid'],
    ['ada@pbx.example.com:99999', 'invalid'],
    ['a b@pbx.example.com', 'invalid'],
    ['ada@pbx.example.com\r\nVia: x', 'invalid'],
  ])('%s: %s', (address, expected) => {
    expect(outcome([rule('sip_domain', 'pbx.example.com'), rule('internal', '*')], address)).toBe(expected);
  });
});
