import type { DialDestination, Failure, NodeContext } from '@patchbay/flow-schema';
import { isSensitive } from '@patchbay/flow-schema';

type Found<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: Failure };

function refused(code: string, message: string): { ok: false; failure: Failure } {
  return { ok: false, failure: { code, message } };
}

function plainText(context: NodeContext<unknown>, template: string): Found<string> {
  const rendered = context.render(template);
  if (!rendered.ok) return rendered;
  if (isSensitive(rendered.text)) {
    return refused(
      'destination_sensitive',
      'A number to dial is written into call records: it cannot be a sensitive value.',
    );
  }
  return { ok: true, value: rendered.text.trim() };
}

/** A number as it is dialled: people write spaces, dashes, dots and brackets into it. Null where it is none. */
export function dialledNumber(value: string): string | null {
  const number = value.normalize('NFKC').replace(/[\s().\-/]/g, '');
  return /^\+?[0-9*#]{1,32}$/.test(number) ? number : null;
}

/** The far end, from the config's template. Whether it may be called is for the dial rules to say. */
export function findDestination(
  context: NodeContext<unknown>,
  kind: 'number' | 'sip',
  template: string,
): Found<DialDestination> {
  const rendered = plainText(context, template);
  if (!rendered.ok) return rendered;
  if (kind === 'number') {
    const number = dialledNumber(rendered.value);
    if (number === null) return refused('number_invalid', `“${rendered.value}” is not a number that can be dialled.`);
    return { ok: true, value: { kind: 'number', number } };
  }
  const address = rendered.value.replace(/^(?!sips?:)/i, 'sip:');
  if (!/^sips?:[^\s<>"@;?]+@[^\s<>"@;?]+$/i.test(address)) {
    return refused('address_invalid', `“${rendered.value}” is not a SIP address such as sip:desk@example.com.`);
  }
  return { ok: true, value: { kind: 'sip', address } };
}

/** The number shown to the far end; null leaves it to the line. */
export function findCallerId(context: NodeContext<unknown>, template: string): Found<string | null> {
  const rendered = plainText(context, template);
  if (!rendered.ok) return rendered;
  if (rendered.value === '') return { ok: true, value: null };
  const number = dialledNumber(rendered.value);
  if (number === null) return refused('number_invalid', `“${rendered.value}” cannot be shown as a caller number.`);
  return { ok: true, value: number };
}
