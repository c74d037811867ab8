import { randomBytes } from 'node:crypto';
import { sensitive } from '@patchbay/flow-schema';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mask, maskJson, sealJson, unsealJson } from './seal-json.ts';

const secret = randomBytes(32).toString('base64');

describe('sealed JSON', () => {
  const run = { variables: { pin: sensitive('4711'), name: 'Ada' }, list: [1, sensitive({ card: '4929' }), null] };

  it('holds nothing sensitive in clear and comes back as it was', () => {
    const sealed = sealJson(run, secret);
    expect(JSON.stringify(sealed)).not.toMatch(/4711|4929|\$sensitive/);
    expect(JSON.stringify(sealed)).toContain('Ada');
    expect(unsealJson(sealed, secret)).toEqual(run);
  });

  it('comes back as it was also when outside data imitates a sealed value', () => {
    const hostile = { body: { $sealed: 'v1.nonsense' }, deep: [{ $sealed: 7, other: { $sensitive: 1 } }] };
    expect(unsealJson(sealJson(hostile, secret), secret)).toEqual(hostile);
  });

  it('comes back as it was for any JSON', () => {
    const marked = fc.letrec((tie) => ({
      json: fc.oneof(
        { depthSize: 'small' },
        fc.string(),
        fc.integer(),
        fc.boolean(),
        fc.constant(null),
        fc.array(tie('json'), { maxLength: 4 }),
        fc.dictionary(fc.constantFrom('a', 'b', '$sealed', '__proto__', 'constructor'), tie('json'), { maxKeys: 3 }),
        tie('json').map((value) => ({ $sensitive: value })),
      ),
    })).json;
    fc.assert(
      fc.property(marked, (value) => {
        const through = JSON.parse(JSON.stringify(sealJson(value, secret)));
        expect(JSON.stringify(unsealJson(through, secret))).toBe(JSON.stringify(value));
      }),
    );
  });

  it('masks sensitive and sealed values for screens', () => {
    const masked = { variables: { pin: mask, name: 'Ada' }, list: [1, mask, null] };
    expect(maskJson(run)).toEqual(masked);
    expect(maskJson(sealJson(run, secret))).toEqual(masked);
  });
});
