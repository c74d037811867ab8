import { createHash } from 'node:crypto';
import type { Phone, PhoneObject } from '../ports/phone-directory.ts';

const digestLength = 16;

/** What a phone's objects are, in a few words: `auth=… aor=… endpoint=…`. Two phones with the same print need the same objects. */
export function printOf({ objects }: Phone): string {
  return objects.map((object) => `${object.type}=${digestOf(object)}`).join(' ');
}

/** The objects that are not as an earlier print says; all of them where it is empty. */
export function changedSince(print: string, { objects }: Phone): PhoneObject[] {
  const known = new Set(print.split(' '));
  return objects.filter((object) => !known.has(`${object.type}=${digestOf(object)}`));
}

function digestOf({ fields }: PhoneObject): string {
  const sorted = Object.entries(fields).sort(([one], [other]) => (one < other ? -1 : 1));
  return createHash('sha256').update(JSON.stringify(sorted)).digest('hex').slice(0, digestLength);
}
