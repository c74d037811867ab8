import type { SpeechRequestTemplate } from '@patchbay/drizzle';

export interface SpokenValues {
  readonly text: string;
  readonly voice: string;
  readonly language: string;
}

const placeholder = /\{\{\s*(text|voice|language)\s*\}\}/g;

const written: Readonly<Record<SpeechRequestTemplate['bodyForm'] | 'url' | 'header', (value: string) => string>> = {
  json: (value) => JSON.stringify(value).slice(1, -1),
  xml: escapeXml,
  form: encodeURIComponent,
  url: encodeURIComponent,
  text: (value) => value,
  header: (value) => value,
};

const contentTypes: Readonly<Record<SpeechRequestTemplate['bodyForm'], string>> = {
  json: 'application/json',
  xml: 'application/ssml+xml',
  form: 'application/x-www-form-urlencoded',
  text: 'text/plain; charset=utf-8',
};

/**
 * Puts the values where the template names them, each written as its place asks: what a caller or a colleague said must
 * never become markup, another field or another address.
 */
export function fillTemplate(
  url: string,
  template: SpeechRequestTemplate,
  values: SpokenValues,
): { url: string; headers: { name: string; value: string }[]; body: string | null } {
  const fill = (text: string, form: keyof typeof written) =>
    text.replace(placeholder, (_, name: keyof SpokenValues) => written[form](values[name]));
  const headers = template.headers.map(({ name, value }) => ({ name, value: fill(value, 'header') }));
  const body = template.method === 'GET' || template.body === '' ? null : fill(template.body, template.bodyForm);
  if (body !== null && !headers.some(({ name }) => name.toLowerCase() === 'content-type')) {
    headers.push({ name: 'content-type', value: contentTypes[template.bodyForm] });
  }
  return { url: fill(url, 'url'), headers, body };
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** XML 1.0 section 2.2 allows no other control characters, not even written as references. */
function escapeXml(value: string): string {
  return value
    .replaceAll(/[\p{Cc}\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/gu, ' ')
    .replaceAll(/[&<>"']/g, (sign) => entities[sign] ?? sign);
}
