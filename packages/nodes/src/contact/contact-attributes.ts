import { type ContactAttribute, type Failure, isSensitive, type NodeContext } from '@patchbay/flow-schema';

type Attributes =
  | { readonly ok: true; readonly values: Record<string, ContactAttribute> }
  | { readonly ok: false; readonly failure: Failure };

function refused(code: string, message: string): Attributes {
  return { ok: false, failure: { code, message } };
}

/** Named values for routing and agents: texts, numbers and yes/no. What is nothing is left out; a secret is refused. */
export function contactAttributes(
  context: NodeContext<unknown>,
  named: readonly { readonly name: string; readonly value: string }[],
): Attributes {
  const values: Record<string, ContactAttribute> = {};
  for (const { name, value } of named) {
    const evaluated = context.evaluate(value);
    if (!evaluated.ok) return evaluated;
    if (isSensitive(evaluated.value)) {
      return refused(
        'attribute_sensitive',
        `${name}: what goes along with a caller is written down: it cannot be a secret.`,
      );
    }
    const plain = evaluated.value;
    if (plain === null) continue;
    if (typeof plain === 'object') return refused('attribute_type', `${name} is neither a text, a number nor yes/no.`);
    values[name] = plain;
  }
  return { ok: true, values };
}
