import type { Locale } from '@patchbay/flow-schema';
import { TRPCClientError } from '@trpc/client';
import type { PublicFailure } from '@/server/public-error';

const offline: PublicFailure = {
  code: 'unreachable',
  text: {
    en: 'The studio cannot be reached. Check the connection; this is tried again by itself.',
    zh: '无法连接到服务器。请检查网络连接，系统会自动重试。',
  },
  fields: [],
  details: {},
  reference: null,
};

/** What there is to say about a failed request. */
export function failureOf(error: unknown): PublicFailure {
  if (error instanceof TRPCClientError) {
    const failure = (error.data as { failure?: PublicFailure } | null | undefined)?.failure;
    if (failure !== undefined) return failure;
  }
  return offline;
}

/** The same as one line in the person's language. */
export function failureText(error: unknown, locale: Locale): string {
  const failure = failureOf(error);
  const text = failure.text[locale];
  return failure.reference === null ? text : `${text} (${failure.reference})`;
}
