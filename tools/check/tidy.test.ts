import { describe, expect, it } from 'vitest';
import { codeOnly, isTest, readSources } from './sources.ts';

const sources = readSources();
const product = sources.filter(({ path }) => !isTest(path));
const offending = (list: typeof sources, test: (path: string, text: string) => boolean): string[] =>
  list.filter(({ path, text }) => test(path, text)).map(({ path }) => path);

describe('the tree stays tidy', () => {
  it('has no drawers', () => {
    expect(offending(sources, (path) => /(^|\/)(utils?|helpers?|common|lib|misc)(\/|\.tsx?$)/.test(path))).toEqual([]);
  });

  it('has names in kebab case', () => {
    const segment = /^(\(?[a-z0-9]+(-[a-z0-9]+)*\)?|\[{1,2}[a-zA-Z.]+\]{1,2})(\.[a-z0-9-]+)*$/;
    expect(offending(sources, (path) => path.split('/').some((name) => name !== '.' && !segment.test(name)))).toEqual(
      [],
    );
  });

  it('has no file over 600 lines without a reason at its head', () => {
    expect(
      offending(sources, (_, text) => text.split('\n').length > 600 && !/^\/\*\*[\s\S]{0,400}long because/.test(text)),
    ).toEqual([]);
  });

  it('has no star exports, skipped tests, or text run as code', () => {
    const rules: [string, RegExp][] = [
      ['star export', /^export \* from/m],
      ['skipped or focused test', /\b(it|test|describe)\.(skip|only|todo)\b/],
      ['evaluation of text as code', /\beval\(|new Function\(/],
    ];
    const found = sources.flatMap(({ path, text }) =>
      rules.filter(([, rule]) => rule.test(codeOnly(text))).map(([name]) => `${path}: ${name}`),
    );
    expect(found).toEqual([]);
  });

  it('leaves nothing for later', () => {
    expect(offending(product, (_, text) => /\b(TODO|FIXME|XXX)\b|not implemented|for now\b/.test(text))).toEqual([]);
  });
});

describe('pure packages', () => {
  const pure = product.filter(({ path }) => /^packages\/(flow-schema|nodes|engine|exchange|routing)\/src\//.test(path));
  const impurities: [string, RegExp][] = [
    ['clock', /\bDate\.now\b|\bnew Date\(\s*\)|\bperformance\./],
    ['random', /\bMath\.random\b|\bcrypto\./],
    ['timers', /\bset(Timeout|Interval|Immediate)\b/],
    ['process', /\bprocess\./],
    ['network', /\bfetch\(/],
    ['async', /\bawait\b|\basync\b(?!:)/],
  ];

  it.each(impurities)('know no %s', (_, rule) => {
    expect(offending(pure, (_path, text) => rule.test(codeOnly(text)))).toEqual([]);
  });

  it('are there', () => {
    expect(pure.length).toBeGreaterThan(50);
  });
});
