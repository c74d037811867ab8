import { type ConfigProblem, defineNodeType, type ExpressionUse, reservedHeaders } from '@patchbay/flow-schema';
import { shownToAgent } from '../fields/agent-field.ts';
import { expressionMissing, variableMissing } from '../fields/plain-fields.ts';
import { promptExpressions, promptProblems } from '../fields/prompt-field.ts';
import { code, fill } from '../wording/describe.ts';
import { text } from '../wording/text.ts';
import { type HttpRequestConfig, httpRequestConfigSchema } from './http-request.config.ts';
import {
  type BackingOffData,
  begin,
  type RequestingData,
  send,
  statusPort,
  stopPrompt,
  takeFailure,
  takeResponse,
} from './requesting.ts';

function templates(path: string, pairs: readonly { readonly value: string }[]): ExpressionUse[] {
  return pairs.map(({ value }, index) => ({
    field: [path, index, 'value'],
    kind: 'template',
    source: value,
    expects: 'text',
  }));
}

function bodyExpressions(config: HttpRequestConfig): ExpressionUse[] {
  if (config.method === 'GET') return [];
  switch (config.bodyKind) {
    case 'none':
      return [];
    case 'json':
      return [{ field: ['bodyJson'], kind: 'cel', source: config.bodyJson, expects: 'any' }];
    case 'form':
      return templates('bodyForm', config.bodyForm);
    case 'text':
      return [{ field: ['bodyText'], kind: 'template', source: config.bodyText, expects: 'text' }];
  }
}

function checkUrl({ url }: HttpRequestConfig): ConfigProblem[] {
  const address = url.trim();
  if (/^(https?:\/\/[^/]|\{\{)/i.test(address)) return [];
  return [
    {
      field: ['url'],
      code: address === '' ? 'url_missing' : 'url_invalid',
      severity: 'error',
      message: text(
        'Write an address that begins with https:// (or http://).',
        '请填写以 https://（或 http://）开头的地址。',
      ),
    },
  ];
}

function checkHeaders({ headers }: HttpRequestConfig): ConfigProblem[] {
  return headers.flatMap(({ name }, index): ConfigProblem[] => {
    const field = ['headers', index, 'name'];
    if (reservedHeaders.has(name.toLowerCase())) {
      const message = text(`The header ${name} is set by the system.`, `请求头 ${name} 由系统设置。`);
      return [{ field, code: 'header_reserved', severity: 'error', message }];
    }
    // RFC 9110, 5.1: a field name is a token.
    if (/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/.test(name)) return [];
    const message = text(
      `“${name}” cannot be the name of a header; write one like X-Customer.`,
      `“${name}”不能作为请求头名称；请写成 X-Customer 这样。`,
    );
    return [{ field, code: 'header_name_invalid', severity: 'error', message }];
  });
}

function checkOutcomes({ outcomes }: HttpRequestConfig): ConfigProblem[] {
  return outcomes.flatMap(({ status }, index): ConfigProblem[] =>
    outcomes.findIndex((other) => other.status === status) === index
      ? []
      : [
          {
            field: ['outcomes', index, 'status'],
            code: 'status_repeated',
            severity: 'error',
            message: text(`Status ${status} is listed twice.`, `状态码 ${status} 重复。`),
          },
        ],
  );
}

/**
 * 1. Every attempt of a visit sends the same request with the same idempotency key.
 * 2. A failure or status to repeat for is followed by a pause, then by the next attempt, as long as any is left.
 * 3. A listed status leaves by its own port, every other 2xx by `ok` after the results are kept; the rest are failures.
 * 4. What is heard meanwhile stops with the answer. That it cannot be played does not stop the request.
 */
export const httpRequestNode = defineNodeType<HttpRequestConfig>({
  type: 'http_request',
  version: 1,
  category: 'data',
  icon: 'globe',
  kinds: ['voice', 'chat', 'campaign', 'workflow'],
  label: text('HTTP request', 'HTTP 请求'),
  help: text('Asks another system, or tells it something.', '查询其他系统，或向其发送数据。'),
  keywords: ['api', 'webhook', 'lookup', 'crm', 'rest', 'json', '接口', '查询', '外部系统'],
  config: httpRequestConfigSchema,
  defaults: () => ({
    method: 'GET',
    url: '',
    query: [],
    headers: [],
    credentialId: '',
    bodyKind: 'none',
    bodyJson: '',
    bodyForm: [],
    bodyText: '',
    contentType: 'text/plain; charset=utf-8',
    results: [],
    outcomes: [],
    responseVariable: '',
    sensitiveResponse: false,
    waitPrompt: [],
    timeoutMs: 5_000,
    retry: { retriesMax: 1, on: ['timeout', 'unreachable', '502', '503', '504'], delayMs: 500 },
  }),
  ports: (config) => [
    { id: 'ok', label: text('OK', '成功') },
    ...config.outcomes
      .filter(({ status }, index) => config.outcomes.findIndex((other) => other.status === status) === index)
      .map(({ status, label }) => ({
        id: statusPort(status),
        label: label === '' ? text(`Status ${status}`, `状态码 ${status}`) : text(label, label),
      })),
    { id: 'failed', label: text('Failed', '失败'), optional: true },
  ],
  requires: (config) => (config.waitPrompt.length > 0 ? ['answered'] : []),
  writes: (config) => [
    ...config.results.map(({ variable }) => ({
      variable,
      type: 'any' as const,
      sensitive: config.sensitiveResponse,
      by: ['ok'],
    })),
    ...(config.responseVariable === ''
      ? []
      : [{ variable: config.responseVariable, type: 'record' as const, sensitive: config.sensitiveResponse }]),
  ],
  expressions: (config) => [
    { field: ['url'], kind: 'template', source: config.url, expects: 'text' },
    ...templates('query', config.query),
    ...templates('headers', config.headers),
    ...bodyExpressions(config),
    ...config.results.map(
      ({ variable, value }, index): ExpressionUse => ({
        field: ['results', index, 'value'],
        kind: 'cel',
        source: value,
        expects: 'any',
        extraNames: ['response'],
        ...(variable === '' ? {} : { into: variable }),
      }),
    ),
    ...promptExpressions(['waitPrompt'], config.waitPrompt),
  ],
  visit: ({ waitPrompt, timeoutMs }) => ({ heard: [waitPrompt], waitMsMax: timeoutMs }),
  summary: (config, locale) => {
    if (config.url.trim() === '') return fill(text('No address yet', '尚未填写地址'), locale);
    const places = { method: config.method, url: code(config.url.trim()), count: config.results.length };
    if (places.count === 0) return fill(text('{method} {url}', '{method} {url}'), locale, places);
    return fill(
      places.count === 1
        ? text('{method} {url}, keeps 1 value', '{method} {url}，保存 1 个值')
        : text('{method} {url}, keeps {count} values', '{method} {url}，保存 {count} 个值'),
      locale,
      places,
    );
  },
  states: ['requesting', 'backing_off'],
  enter: begin,
  on: {
    requesting: {
      'http.responded': (context, event) => takeResponse(context, event, context.data as RequestingData),
      'http.failed': (context, event) => takeFailure(context, event, context.data as RequestingData),
      'playback.finished': (context) =>
        context.stay('requesting', { ...(context.data as RequestingData), playback: null }),
      'playback.failed': (context) =>
        context.stay('requesting', { ...(context.data as RequestingData), playback: null }),
      'dtmf.received': 'ignored',
    },
    backing_off: {
      'timer.fired': (context) => send(context, context.data as BackingOffData),
      'playback.finished': (context) =>
        context.stay('backing_off', { ...(context.data as BackingOffData), playback: null }),
      'playback.failed': (context) =>
        context.stay('backing_off', { ...(context.data as BackingOffData), playback: null }),
      'dtmf.received': 'ignored',
    },
  },
  cancel: (context, state) => {
    stopPrompt(context, (context.data as RequestingData).playback);
    if (state === 'requesting') {
      context.emit({ type: 'http.cancel', target: (context.data as RequestingData).request });
    } else {
      context.emit({ type: 'timer.cancel', target: (context.data as BackingOffData).timer });
    }
  },
  screens: (config) => ({
    seat: shownToAgent(config.results),
    reports: [
      {
        kind: 'count',
        id: 'requests',
        label: text('Requests', '请求结果'),
        ports: ['ok', ...config.outcomes.map(({ status }) => statusPort(status)), 'failed'],
      },
    ],
  }),
  migrations: [],
  check: (config, languages) => [
    ...checkUrl(config),
    ...checkHeaders(config),
    ...checkOutcomes(config),
    ...(config.method !== 'GET' && config.bodyKind === 'json' ? expressionMissing(['bodyJson'], config.bodyJson) : []),
    ...config.results.flatMap(({ variable, value }, index) => [
      ...variableMissing(['results', index, 'variable'], variable),
      ...expressionMissing(['results', index, 'value'], value),
    ]),
    ...promptProblems(['waitPrompt'], config.waitPrompt, languages),
  ],
});
