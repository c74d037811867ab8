import { field } from '@patchbay/flow-schema';
import * as z from 'zod';
import { agentFields } from '../fields/agent-field.ts';
import {
  countField,
  durationField,
  expressionField,
  nameField,
  switchField,
  templateField,
  variableField,
} from '../fields/plain-fields.ts';
import { promptField } from '../fields/prompt-field.ts';
import { text } from '../wording/text.ts';

export const retryReasons = ['timeout', 'unreachable', '408', '429', '500', '502', '503', '504'] as const;

const withBody = { field: 'method', is: ['POST', 'PUT', 'PATCH', 'DELETE'] };

function namedValues(label: ReturnType<typeof text>, help: ReturnType<typeof text>, advanced = false) {
  return z
    .array(
      z.strictObject({
        name: nameField({
          label: text('Name', '名称'),
          help: text('As the other system calls it.', '对方系统使用的名称。'),
        }),
        value: templateField({
          label: text('Value', '值'),
          help: text('Plain text; values in {{ }}.', '普通文本，变量写在 {{ }} 中。'),
          placeholder: text('{{ customerId }}', '{{ customerId }}'),
        }),
      }),
    )
    .max(50)
    .default([])
    .meta(field({ label, help, widget: 'list', advanced }));
}

const retrySchema = z.strictObject({
  retriesMax: countField(
    { label: text('Further attempts', '重试次数'), help: text('0 asks once.', '填 0 表示只请求一次。') },
    { min: 0, max: 5, defaultValue: 1 },
  ),
  on: z
    .array(z.enum(retryReasons))
    .max(retryReasons.length)
    .default(['timeout', 'unreachable', '502', '503', '504'])
    .meta(
      field({
        label: text('After', '在以下情况重试'),
        help: text('Every other failure or status is final.', '其他失败或状态码不再重试。'),
        widget: 'checkboxes',
        options: {
          timeout: text('No answer in time', '超时'),
          unreachable: text('Not reachable', '无法连接'),
          '408': text('408 Request timeout', '408 请求超时'),
          '429': text('429 Too many requests', '429 请求过多'),
          '500': text('500 Server error', '500 服务器错误'),
          '502': text('502 Bad gateway', '502 网关错误'),
          '503': text('503 Unavailable', '503 服务不可用'),
          '504': text('504 Gateway timeout', '504 网关超时'),
        },
      }),
    ),
  delayMs: durationField(
    {
      label: text('Pause before the first of them', '首次重试前等待'),
      help: text('Doubles with every further one, up to 30 s.', '之后每次加倍，最长 30 秒。'),
    },
    { minMs: 100, maxMs: 30_000, defaultMs: 500 },
  ),
});

export const httpRequestConfigSchema = z.strictObject({
  method: z
    .enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE'])
    .default('GET')
    .meta(
      field({
        label: text('Method', '方法'),
        help: text(
          'GET asks; POST, PUT and PATCH send a body; DELETE removes.',
          'GET 用于查询；POST、PUT、PATCH 发送请求体；DELETE 用于删除。',
        ),
        widget: 'select',
        options: {
          GET: text('GET', 'GET'),
          POST: text('POST', 'POST'),
          PUT: text('PUT', 'PUT'),
          PATCH: text('PATCH', 'PATCH'),
          DELETE: text('DELETE', 'DELETE'),
        },
      }),
    ),
  url: templateField(
    {
      label: text('Address', '地址'),
      help: text(
        'Values in {{ }} are encoded, so that nothing a caller enters can lead elsewhere; one at the very beginning is taken as it is.',
        '{{ }} 中的值会自动编码，来电者的输入无法改变请求去向；位于最开头的值按原样使用。',
      ),
      placeholder: text(
        'https://crm.example.com/customers/{{ customerId }}',
        'https://crm.example.com/customers/{{ customerId }}',
      ),
    },
    4_000,
  ),
  query: namedValues(text('Query parameters', '查询参数'), text('Added to the address.', '附加在地址之后。')),
  headers: namedValues(
    text('Headers', '请求头'),
    text('Keys and passwords belong into a credential.', '密钥和密码请使用凭据。'),
    true,
  ),
  credentialId: z
    .string()
    .max(100)
    .default('')
    .meta(
      field({
        label: text('Credential', '凭据'),
        help: text('Only sent to the hosts it is meant for.', '仅发送到其允许的主机。'),
        widget: 'credential',
      }),
    ),
  bodyKind: z
    .enum(['none', 'json', 'form', 'text'])
    .default('none')
    .meta(
      field({
        label: text('Body', '请求体'),
        help: text('What is sent along.', '随请求发送的内容。'),
        widget: 'segmented',
        options: {
          none: text('None', '无'),
          json: text('JSON', 'JSON'),
          form: text('Form', '表单'),
          text: text('Text', '文本'),
        },
        when: withBody,
      }),
    ),
  bodyJson: expressionField({
    label: text('JSON', 'JSON'),
    help: text(
      'An expression, so that values keep their types and quotes cannot break it.',
      '使用表达式编写，值会保留类型，引号也不会破坏格式。',
    ),
    placeholder: text('{"phone": call.callerNumber, "count": round}', '{"phone": call.callerNumber, "count": round}'),
    when: { field: 'bodyKind', is: ['json'] },
  }),
  bodyForm: z
    .array(
      z.strictObject({
        name: nameField({ label: text('Name', '名称'), help: text('As the form calls it.', '表单中的字段名。') }),
        value: templateField({
          label: text('Value', '值'),
          help: text('Plain text; values in {{ }}.', '普通文本，变量写在 {{ }} 中。'),
        }),
      }),
    )
    .max(100)
    .default([])
    .meta(
      field({
        label: text('Form fields', '表单字段'),
        help: text('Sent as a web form sends them.', '以网页表单的格式发送。'),
        widget: 'list',
        when: { field: 'bodyKind', is: ['form'] },
      }),
    ),
  bodyText: templateField(
    {
      label: text('Text', '文本'),
      help: text('Sent as it is; values in {{ }} are not escaped.', '按原样发送，{{ }} 中的值不做转义。'),
      when: { field: 'bodyKind', is: ['text'] },
    },
    20_000,
  ),
  contentType: z
    .string()
    .regex(/^[\w.+-]+\/[\w.+-]+(; ?[\w-]+=[\w.-]+)*$/)
    .default('text/plain; charset=utf-8')
    .meta(
      field({
        label: text('Content type', '内容类型'),
        help: text('What kind of text it is.', '文本的类型。'),
        widget: 'text',
        when: { field: 'bodyKind', is: ['text'] },
      }),
    ),
  results: z
    .array(
      z.strictObject({
        variable: variableField({
          label: text('Keep in', '保存到'),
          help: text('Its type decides how the value is kept.', '值会转换为该变量的类型。'),
        }),
        value: expressionField({
          label: text('Value', '值'),
          help: text('An expression over `response`.', '使用 `response` 的表达式。'),
          placeholder: text('response.body.customer.name', 'response.body.customer.name'),
        }),
        ...agentFields({
          help: text('The seat shows the value when the call arrives there.', '来电转到坐席时显示该值。'),
        }),
      }),
    )
    .max(100)
    .default([])
    .meta(
      field({
        label: text('Results', '结果'),
        help: text(
          '`response.status` and `response.body` hold the answer. `response.body.?name.orValue("")` allows for a missing field.',
          '`response.status` 和 `response.body` 为返回内容。字段可能缺失时写 `response.body.?name.orValue("")`。',
        ),
        widget: 'list',
      }),
    ),
  outcomes: z
    .array(
      z.strictObject({
        status: countField(
          {
            label: text('Status', '状态码'),
            help: text('An HTTP status from 200 to 599.', '200 到 599 的 HTTP 状态码。'),
          },
          { min: 200, max: 599, defaultValue: 404 },
        ),
        label: nameField({
          label: text('Meaning', '含义'),
          help: text('Shown on the port and in reports.', '显示在端口和报表中。'),
          placeholder: text('Unknown customer', '客户不存在'),
        }),
      }),
    )
    .max(20)
    .default([])
    .meta(
      field({
        label: text('Statuses with a port of their own', '独立端口的状态码'),
        help: text(
          'Answers that are no fault, such as 404 for an unknown customer. Every other status from 300 on is a failure.',
          '属于正常情况的状态码，例如 404 表示客户不存在。其余 300 及以上的状态码均视为失败。',
        ),
        widget: 'list',
      }),
    ),
  responseVariable: variableField({
    label: text('Keep the whole answer in', '完整返回保存到'),
    help: text(
      'A record with `status` and `body`, for every answer.',
      '包含 `status` 和 `body` 的记录，任何状态码都会保存。',
    ),
    advanced: true,
  }),
  sensitiveResponse: switchField(
    {
      label: text('The answer is secret', '返回内容敏感'),
      help: text(
        'It is never stored or shown in clear. Variables that take from it must be sensitive too.',
        '不会以明文存储或显示。接收其内容的变量也须标记为敏感。',
      ),
      advanced: true,
    },
    false,
  ),
  waitPrompt: promptField({
    label: text('Say meanwhile', '等待时播放'),
    help: text('Cut off when the answer arrives.', '收到返回后立即停止。'),
  }),
  timeoutMs: durationField(
    { label: text('Give up after', '超时时间'), help: text('For each attempt.', '每次请求单独计时。') },
    { minMs: 500, maxMs: 60_000, defaultMs: 5_000 },
  ),
  retry: retrySchema.prefault({}).meta(
    field({
      label: text('Try again', '重试'),
      help: text(
        'All attempts carry the same Idempotency-Key, by which a server can tell a repetition.',
        '所有重试使用相同的 Idempotency-Key，服务器可据此识别重复请求。',
      ),
      widget: 'group',
      advanced: true,
    }),
  ),
});
export type HttpRequestConfig = z.infer<typeof httpRequestConfigSchema>;
