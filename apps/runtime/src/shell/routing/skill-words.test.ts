import { expect, test } from 'vitest';
import { nameSkills } from './skill-words.ts';

test('Q10: a wanted skill is told by its name, and nothing else is touched', () => {
  const words = {
    en: 'Wants s1 from level 3 and (s2 from level 1). s1 is free',
    zh: '需要s1（3 级以上）且（s2（1 级以上））',
  };
  expect(nameSkills(words, { s1: 'German $&', s2: 'Billing' })).toEqual({
    en: 'Wants German $& from level 3 and (Billing from level 1). s1 is free',
    zh: '需要German $&（3 级以上）且（Billing（1 级以上））',
  });
});
