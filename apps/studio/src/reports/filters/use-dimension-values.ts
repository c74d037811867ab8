'use client';

import type { DimensionId, ReportResult } from '@patchbay/reports';
import { useQuery } from '@tanstack/react-query';
import { useLocale } from 'next-intl';
import { useMemo } from 'react';
import { useTRPC } from '@/client/trpc';
import { keyInWords } from '../key-words';

export interface DimensionValue {
  readonly value: string;
  readonly name: string;
  /** No longer exists, or is out of use. */
  readonly gone: boolean;
}

const nothing: Pick<ReportResult, 'names' | 'grain'> = { names: {}, grain: 'hour' };
const staleMs = 60_000;

/** Places on the clock are known without asking. */
const clockValues: Readonly<Partial<Record<DimensionId, readonly string[]>>> = {
  hour_of_day: Array.from({ length: 24 }, (_, hour) => String(hour).padStart(2, '0')),
  weekday: ['1', '2', '3', '4', '5', '6', '7'],
};

/** What a dimension can be filtered by, and what its values are called. */
export function useDimensionValues(
  dimension: DimensionId,
  flowId: string | null,
  result: Pick<ReportResult, 'names' | 'grain'> = nothing,
): { values: readonly DimensionValue[]; nameOf: (value: string) => string; isPending: boolean } {
  const trpc = useTRPC();
  const locale = useLocale();
  const onClock = clockValues[dimension];
  const query = useQuery(
    trpc.reports.values.queryOptions(
      { dimension, flowId },
      { enabled: onClock === undefined && dimension !== 'time', staleTime: staleMs },
    ),
  );
  return useMemo(() => {
    const values =
      onClock?.map((value) => ({ value, name: keyInWords(dimension, value, nothing, locale), gone: false })) ??
      (query.data ?? []).map(({ value, name }) => ({
        value,
        name: name === null ? keyInWords(dimension, value, nothing, locale) : name.text[locale],
        gone: name?.gone ?? false,
      }));
    const byValue = new Map(values.map(({ value, name }) => [value, name]));
    return {
      values,
      nameOf: (value) => byValue.get(value) ?? keyInWords(dimension, value, result, locale),
      isPending: onClock === undefined && query.isPending,
    };
  }, [dimension, locale, onClock, query.data, query.isPending, result]);
}
