const part = "[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}";
const label = '[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?';
const address = new RegExp(`^${part}@${label}(?:\\.${label})*$`);

/** An address as forms of browsers take it; whether somebody reads there, only mail can tell. */
export function isMailAddress(text: string): boolean {
  return text.length <= 254 && address.test(text);
}
