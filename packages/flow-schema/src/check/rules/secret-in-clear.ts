import type { Json } from '../../json.ts';
import type { Rule } from '../rule.ts';

const secretName = /^(proxy-)?authorization$|api[-_]?key|access[-_]?token|auth[-_]?token|secret|password|passwd/i;
const secretInAddress = /^https?:\/\/[^/\s:@{]+:[^@\s{]+@|[?&](api_?key|access_?token|token|secret|password)=[^&{]/i;

/** Passwords and keys written into a flow, where everyone who may read it can read them: they belong into a credential. */
export const secretInClear: Rule = {
  id: 'secret_in_clear',
  severity: 'warning',
  find: (view) =>
    view.nodes.flatMap(({ node }) =>
      secretsIn(node.config, []).map((field) => ({
        place: { kind: 'node', node: node.id, field },
        message: {
          en: 'This looks like a password or key in clear: keep it as a credential, or in a sensitive variable.',
          zh: '此处疑似明文密码或密钥：请保存为凭据，或放入敏感变量。',
        },
      })),
    ),
};

function secretsIn(value: Json, path: readonly (string | number)[]): (string | number)[][] {
  if (typeof value === 'string') return secretInAddress.test(value) ? [[...path]] : [];
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) return value.flatMap((item, index) => secretsIn(item, [...path, index]));
  const { name, value: content } = value;
  const named =
    typeof name === 'string' && secretName.test(name) && typeof content === 'string' && isLiteral(content)
      ? [[...path, 'value']]
      : [];
  return [...named, ...Object.entries(value).flatMap(([key, item]) => secretsIn(item, [...path, key]))];
}

/** Written out, not taken from a variable. */
function isLiteral(content: string): boolean {
  return content.trim() !== '' && !content.includes('{{');
}
