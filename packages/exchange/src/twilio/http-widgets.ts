import type { JsonObject } from '@patchbay/flow-schema';
import type { Mapping } from '../draft/draft-step.ts';
import { objectsOf, textOf, within } from '../source/fields.ts';
import { responseValue } from './references.ts';
import type { WidgetTools } from './widget-tools.ts';

/** What later steps read of the answer. */
function results(tools: WidgetTools): JsonObject[] {
  const reads = [...(tools.scene.reads.get(tools.widget.name)?.values() ?? [])];
  return reads.slice(0, 100).flatMap(({ path }) => {
    const value = responseValue(path);
    const variable = value === null ? '' : tools.kept(path);
    return value === null || variable === '' ? [] : [{ variable, value }];
  });
}

function namedValues(tools: WidgetTools, max: number): JsonObject[] {
  return objectsOf(tools.widget.properties, 'parameters')
    .map((one) => ({ name: textOf(one, 'key').slice(0, 200), value: tools.template(textOf(one, 'value')) }))
    .filter(({ name }) => name !== '')
    .slice(0, max);
}

function exits(tools: WidgetTools, failedEvent: string) {
  const failed = tools.next(failedEvent);
  return [{ port: 'ok', to: tools.next('success') }, ...(failed === null ? [] : [{ port: 'failed', to: failed }])];
}

export function mapHttp(tools: WidgetTools): Mapping {
  const asked = tools.text('method').toUpperCase();
  const method = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'].includes(asked) ? asked : 'GET';
  const body = tools.text('body');
  const contentType = tools.text('content_type').replace(/;\s*/g, '; ').trim();
  const form = contentType.startsWith('application/x-www-form-urlencoded') && body === '';
  const fits = /^[\w.+-]+\/[\w.+-]+(; ?[\w-]+=[\w.-]+)*$/.test(contentType);
  const sent: JsonObject =
    method === 'GET'
      ? { query: namedValues(tools, 50) }
      : form
        ? { bodyKind: 'form', bodyForm: namedValues(tools, 100) }
        : { bodyKind: 'text', bodyText: tools.template(body), contentType: fits ? contentType : 'application/json' };
  if (method === 'GET' && body !== '') tools.remark('A GET request sends no body here.', '此处 GET 请求不带请求体。');
  if (tools.text('add_twilio_auth') === 'true') {
    tools.remark('Twilio credentials are not sent: choose a credential.', '不会发送 Twilio 凭据：请选择凭据。');
  }
  const config = {
    method,
    url: tools.template(tools.text('url')),
    ...sent,
    results: results(tools),
    timeoutMs: within((tools.number('timeout') ?? 10) * 1_000, 500, 60_000, 10_000),
  };
  return tools.node('http_request', config, exits(tools, 'failed'));
}

/** A function hosted by Twilio is an address like any other. */
export function mapFunction(tools: WidgetTools): Mapping {
  tools.remark(
    'It asks the address of the function; the signature that Twilio adds is missing.',
    '改为请求该函数的地址；不含 Twilio 附加的签名。',
  );
  const config = {
    method: 'POST',
    url: tools.template(tools.text('url')),
    bodyKind: 'form',
    bodyForm: namedValues(tools, 100),
    results: results(tools),
    timeoutMs: 10_000,
  };
  return tools.node('http_request', config, exits(tools, 'fail'));
}
