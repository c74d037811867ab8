import { randomUUID } from 'node:crypto';
import { RecordError } from '@patchbay/records';
import type { TRPCError } from '@trpc/server';
import { ZodError } from 'zod';
import { log } from './log';
import { PublicError, type PublicFailure } from './public-error';

/** What tRPC itself refuses, before any procedure. */
const notUnderstood = new Set<TRPCError['code']>([
  'NOT_FOUND',
  'BAD_REQUEST',
  'PARSE_ERROR',
  'METHOD_NOT_SUPPORTED',
  'UNSUPPORTED_MEDIA_TYPE',
  'PAYLOAD_TOO_LARGE',
]);

const references = new WeakMap<object, string>();

/** Turns any failure into what a person may see. Unexpected ones are logged under a reference that is shown. */
export function publicFailure(error: TRPCError): PublicFailure {
  const { cause } = error;
  if (cause instanceof PublicError) {
    return { code: cause.code, text: cause.text, fields: [], details: cause.details, reference: null };
  }
  if (cause instanceof RecordError) {
    return {
      code: cause.code,
      text: cause.publicText,
      fields: cause.fields.map(({ field, reason }) => ({ path: field, message: reason.en, text: reason })),
      details: {},
      reference: null,
    };
  }
  if (error.code === 'BAD_REQUEST' && cause instanceof ZodError) {
    return {
      code: 'invalid_input',
      text: { en: 'Some of what was entered is not valid.', zh: '部分输入内容无效。' },
      fields: cause.issues.map((issue) => ({ path: issue.path.join('.'), message: issue.message })),
      details: {},
      reference: null,
    };
  }
  if (notUnderstood.has(error.code)) {
    return {
      code: error.code.toLowerCase(),
      text: { en: 'This request is not understood.', zh: '无法识别该请求。' },
      fields: [],
      details: {},
      reference: null,
    };
  }
  return {
    code: 'internal',
    text: {
      en: 'Something went wrong on our side. Nothing was changed. Try again; if it stays, give the reference to your administrator.',
      zh: '系统内部出错，未做任何更改。请重试；如仍失败，请将编号告知管理员。',
    },
    fields: [],
    details: {},
    reference: referenceOf(error),
  };
}

function referenceOf(error: TRPCError): string {
  const known = references.get(error);
  if (known !== undefined) return known;
  const reference = randomUUID().slice(0, 8);
  references.set(error, reference);
  log.error({ reference, error: error.cause ?? error }, 'request.failed');
  return reference;
}
