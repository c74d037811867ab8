import type { Rule } from '../rule.ts';
import { markSensitive } from '../variables.ts';

const words = new Set(['pin', 'password', 'passwd', 'passcode', 'cvv', 'cvc', 'secret', 'otp']);
const pairs = /card_?number|account_?pin|id_?card_?number|access_?token|api_?key|social_?security/i;

/** Variables whose names say that what they hold is nobody's business. */
export const variableLooksSecret: Rule = {
  id: 'variable_looks_secret',
  severity: 'warning',
  find: ({ document }) =>
    document.variables
      .filter(({ name, sensitive, type }) => !sensitive && type !== 'boolean' && looksSecret(name))
      .map((variable) => ({
        place: { kind: 'variable', variable: variable.name },
        message: {
          en: `"${variable.name}" sounds like a secret, but is kept, logged and shown in clear.`,
          zh: `“${variable.name}”像是敏感信息，但会以明文保存、记录和显示。`,
        },
        fix: markSensitive(variable),
      })),
};

function looksSecret(name: string): boolean {
  const parts = name
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .split('_');
  return parts.some((part) => words.has(part)) || pairs.test(name);
}
