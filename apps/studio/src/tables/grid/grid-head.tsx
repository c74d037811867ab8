// biome-ignore-all lint/a11y/useSemanticElements: rows that are drawn only where they are seen stand absolutely, which a table element does not allow
'use client';

import type { TableShape } from '@patchbay/flow-schema';
import { KeyRound } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { GridWidths } from './grid-widths';

/** The names of the columns, what they hold, and which one rows are found by. */
export function GridHead({ shape, widths }: { readonly shape: TableShape; readonly widths: GridWidths }) {
  const t = useTranslations('tables');
  return (
    <div
      role="row"
      tabIndex={-1}
      aria-rowindex={1}
      className="sticky top-0 z-10 flex border-b border-line-strong bg-raised text-xs"
    >
      <span
        role="columnheader"
        tabIndex={-1}
        className="shrink-0 border-r border-line px-2 py-1.5 text-right text-ink-faint"
        style={{ width: widths.number }}
      >
        #
      </span>
      {shape.columns.map((column, index) => (
        <span
          key={column.id}
          role="columnheader"
          tabIndex={-1}
          data-column={index}
          className="flex min-w-0 shrink-0 items-center gap-1.5 border-r border-line px-2 py-1.5 font-medium"
          style={{ width: widths.columns[index] }}
          title={`${column.label} (${column.id})`}
        >
          {column.id === shape.keyColumn && (
            <KeyRound className="size-3 shrink-0 text-accent" aria-label={t('key_column')} />
          )}
          <span className="truncate">{column.label}</span>
          <span className="ml-auto shrink-0 font-normal text-ink-faint">
            {t(`types.${column.type}`)}
            {column.required && ' *'}
          </span>
        </span>
      ))}
    </div>
  );
}
