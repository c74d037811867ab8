'use client';

import { type ReportCell, type ReportMeasure, type ReportResult, reportCellSchema } from '@patchbay/reports';
import { createParser, useQueryState } from 'nuqs';
import { useCallback } from 'react';
import { opensCalls } from '../report/figure-button';

interface NamedFigure {
  readonly measureId: string;
  readonly key: ReportCell['key'];
}

/** `offered~queue:7~time:2026-03-01`, each part escaped, so that any value may stand in it. */
const parseAsFigure = createParser<NamedFigure>({ parse: readFigure, serialize: writeFigure });

export function writeFigure({ measureId, key }: NamedFigure): string {
  const parts = key.map(({ dimension, value }) => `${dimension}:${encodeURIComponent(value)}`);
  return [encodeURIComponent(measureId), ...parts].join('~');
}

/** Null for what is not a figure. */
export function readFigure(text: string): NamedFigure | null {
  const [measureId = '', ...parts] = text.split('~');
  try {
    const key = parts.map((part) => {
      const at = part.indexOf(':');
      return { dimension: part.slice(0, Math.max(0, at)), value: decodeURIComponent(part.slice(at + 1)) };
    });
    const read = reportCellSchema.safeParse({ key });
    return measureId === '' || !read.success ? null : { measureId: decodeURIComponent(measureId), key: read.data.key };
  } catch {
    return null;
  }
}

/** The figure whose calls are shown. It stands in the address, so that the way back from a call leads to the list again. */
export function useOpenedFigure({ measures }: Pick<ReportResult, 'measures'>): {
  opened: { readonly measure: ReportMeasure; readonly key: ReportCell['key'] } | null;
  open: (measure: ReportMeasure, key: ReportCell['key']) => void;
  close: () => void;
} {
  const [named, setNamed] = useQueryState('figure', parseAsFigure);
  const measure = measures.find(({ id }) => id === named?.measureId);
  const open = useCallback(
    (wanted: ReportMeasure, key: ReportCell['key']) => {
      if (opensCalls(wanted)) void setNamed({ measureId: wanted.id, key }, { history: 'push' });
    },
    [setNamed],
  );
  const close = useCallback(() => void setNamed(null, { history: 'replace' }), [setNamed]);
  const opened = named === null || measure === undefined || !opensCalls(measure) ? null : { measure, key: named.key };
  return { opened, open, close };
}
