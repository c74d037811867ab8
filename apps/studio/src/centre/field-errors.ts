'use client';

import { useLocale } from 'next-intl';
import { failureOf } from '@/client/failure';

/**
 * What a refused save says of each field.
 * @returns the reason for a field or anything inside it, undefined where there is none
 */
export function useFieldErrors(error: unknown): (field: string) => string | undefined {
  const locale = useLocale();
  if (error === null || error === undefined) return () => undefined;
  const { fields } = failureOf(error);
  return (field) => {
    const found = fields.filter(({ path }) => path === field || path.startsWith(`${field}.`));
    if (found.length === 0) return undefined;
    return found.map(({ text, message }) => text?.[locale] ?? message).join('; ');
  };
}
