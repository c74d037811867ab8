import {
  type CommandBody,
  type Failure,
  isSensitive,
  type MaybeSensitive,
  type NodeContext,
  parseTemplate,
  reveal,
  sensitive,
} from '@patchbay/flow-schema';
import type { HttpRequestConfig } from './http-request.config.ts';

type Context = NodeContext<HttpRequestConfig>;
type HttpRequest = Extract<CommandBody, { type: 'http.request' }>;
type Built<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: Failure };
type Header = HttpRequest['headers'][number];

function invalid(message: string): { ok: false; failure: Failure } {
  return { ok: false, failure: { code: 'http_invalid_request', message } };
}

/** Texts one after another; secret as soon as one of them is. */
function joined(parts: readonly MaybeSensitive<string>[], separator = ''): MaybeSensitive<string> {
  const whole = parts.map(reveal<string>).join(separator);
  return parts.some(isSensitive) ? sensitive(whole) : whole;
}

function encoded(value: MaybeSensitive<string>): MaybeSensitive<string> {
  // A lone surrogate has no encoding; it becomes the replacement character, as it would on its way out.
  const safe = encodeURIComponent(reveal(value).replace(/\p{Surrogate}/gu, '\ufffd'));
  return isSensitive(value) ? sensitive(safe) : safe;
}

/** Values are encoded, so that a caller's `../admin?x=` stays one segment. Only one at the beginning may be an address. */
function buildUrl(context: Context): Built<MaybeSensitive<string>> {
  const template = parseTemplate(context.config.url.trim());
  if (!template.ok) return invalid(`The address is not a valid template: ${template.problem.message.en}`);
  const parts: MaybeSensitive<string>[] = [];
  for (const [index, part] of template.parts.entries()) {
    if (part.kind === 'text') {
      parts.push(part.text);
      continue;
    }
    const rendered = context.render(`{{${part.source}}}`);
    if (!rendered.ok) return rendered;
    // URL parsers take these for path steps even when they are percent-encoded (WHATWG URL, "double-dot path segment").
    if (index > 0 && /^\.{1,2}$/.test(reveal(rendered.text))) {
      return invalid('A value in the address is “.” or “..”, which would lead to another path.');
    }
    parts.push(index === 0 ? rendered.text : encoded(rendered.text));
  }
  const pairs = buildPairs(context, context.config.query);
  if (!pairs.ok) return pairs;
  const address = joined(parts);
  if (!/^https?:\/\/[^/]/i.test(reveal(address)))
    return invalid('The address does not begin with http:// or https://.');
  if (reveal(pairs.value) === '') return { ok: true, value: address };
  return { ok: true, value: joined([address, pairs.value], reveal(address).includes('?') ? '&' : '?') };
}

function buildPairs(
  context: Context,
  pairs: readonly { readonly name: string; readonly value: string }[],
): Built<MaybeSensitive<string>> {
  const built: MaybeSensitive<string>[] = [];
  for (const { name, value } of pairs) {
    const rendered = context.render(value);
    if (!rendered.ok) return rendered;
    built.push(joined([encoded(name), encoded(rendered.text)], '='));
  }
  return { ok: true, value: joined(built, '&') };
}

function buildHeaders(context: Context): Built<Header[]> {
  const headers: Header[] = [];
  for (const { name, value } of context.config.headers) {
    const rendered = context.render(value);
    if (!rendered.ok) return rendered;
    // RFC 9110, 5.5: a field value has no line breaks and no NUL.
    if (/[\r\n\0]/.test(reveal(rendered.text))) return invalid(`The header ${name} would contain a line break.`);
    headers.push({ name, value: rendered.text });
  }
  return { ok: true, value: headers };
}

interface Body {
  readonly text: MaybeSensitive<string> | null;
  readonly contentType: string | null;
}

function buildBody(context: Context): Built<Body> {
  const { config } = context;
  if (config.method === 'GET' || config.bodyKind === 'none')
    return { ok: true, value: { text: null, contentType: null } };
  switch (config.bodyKind) {
    case 'json': {
      const evaluated = context.evaluate(config.bodyJson);
      if (!evaluated.ok) return evaluated;
      const json = JSON.stringify(reveal(evaluated.value));
      const text = isSensitive(evaluated.value) ? sensitive(json) : json;
      return { ok: true, value: { text, contentType: 'application/json' } };
    }
    case 'form': {
      const pairs = buildPairs(context, config.bodyForm);
      if (!pairs.ok) return pairs;
      return { ok: true, value: { text: pairs.value, contentType: 'application/x-www-form-urlencoded' } };
    }
    case 'text': {
      const rendered = context.render(config.bodyText);
      if (!rendered.ok) return rendered;
      return { ok: true, value: { text: rendered.text, contentType: config.contentType } };
    }
  }
}

/** The request as it is to be sent; the same at every attempt of a visit. */
export function buildRequest(context: Context, idempotencyKey: string): Built<HttpRequest> {
  const { config } = context;
  const url = buildUrl(context);
  if (!url.ok) return url;
  const headers = buildHeaders(context);
  if (!headers.ok) return headers;
  const body = buildBody(context);
  if (!body.ok) return body;
  const { contentType } = body.value;
  const typed = headers.value.some(({ name }) => name.toLowerCase() === 'content-type');
  return {
    ok: true,
    value: {
      type: 'http.request',
      method: config.method,
      url: url.value,
      headers:
        contentType === null || typed
          ? headers.value
          : [{ name: 'Content-Type', value: contentType }, ...headers.value],
      body: body.value.text,
      credentialId: config.credentialId === '' ? null : config.credentialId,
      timeoutMs: config.timeoutMs,
      idempotencyKey,
      sensitiveResponse: config.sensitiveResponse,
    },
  };
}
