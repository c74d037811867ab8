'use client';

import type { Field, FlowNode, Json } from '@patchbay/flow-schema';
import { ChevronRight } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { ConfigPath } from '../core/config-path';
import { FieldRow, isShown } from './field-row';

interface FieldListProps {
  readonly node: FlowNode;
  readonly fields: readonly Field[];
  readonly path: ConfigPath;
  readonly value: Json | undefined;
  /** Leaves the helps away, where they stand just above already. */
  readonly terse?: boolean;
}

/** Fields one below the other; what is rarely needed folds away under "More". */
export function FieldList({ node, fields, path, value, terse = false }: FieldListProps) {
  const t = useTranslations('flows.form');
  const shown = fields.filter((field) => isShown(field, value));
  const usual = shown.filter((field) => field.meta?.advanced !== true);
  const rare = shown.filter((field) => field.meta?.advanced === true);
  const row = (field: Field) => (
    <FieldRow key={field.key} node={node} field={field} path={[...path, field.key]} siblings={value} terse={terse} />
  );
  return (
    <div className="space-y-4">
      {usual.map(row)}
      {rare.length > 0 && (
        <details className="group/more">
          <summary className="flex cursor-pointer list-none items-center gap-1 rounded-sm text-sm font-medium text-ink-muted hover:text-ink">
            <ChevronRight className="size-4 transition-transform group-open/more:rotate-90" aria-hidden />
            {t('more')}
          </summary>
          <div className="mt-3 space-y-4">{rare.map(row)}</div>
        </details>
      )}
    </div>
  );
}
