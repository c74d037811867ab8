'use client';

import type { Json } from '@patchbay/flow-schema';
import { useTranslations } from 'next-intl';
import { Textarea } from '@/ui/input';
import { pathKey } from '../../core/config-path';
import { useEditor, useEditorActions } from '../../editor-context';
import type { WidgetProps } from '../widget-props';

/** JSON by hand. A text that is no JSON yet is kept with the draft in this window until it is. */
export function JsonWidget({ node, path, value, onChange, disabled, id, describedBy }: WidgetProps) {
  const t = useTranslations('flows.form');
  const actions = useEditorActions();
  const key = `${node.id}/${pathKey(path)}`;
  const scratch = useEditor((state) => state.scratch[key]);
  const text = scratch ?? (value === undefined ? '' : JSON.stringify(value, null, 2));
  return (
    <>
      <Textarea
        id={id}
        aria-describedby={describedBy}
        aria-invalid={scratch !== undefined || undefined}
        className="field-sizing-content max-h-96 font-mono text-xs"
        spellCheck={false}
        readOnly={disabled}
        value={text}
        onChange={(event) => {
          const next = event.target.value;
          if (next.trim() === '') {
            actions.setScratch(key, null);
            return onChange(undefined);
          }
          try {
            const parsed = JSON.parse(next) as Json;
            // The letters stay as typed; only what they mean goes into the flow.
            actions.setScratch(key, JSON.stringify(parsed, null, 2) === next ? null : next);
            onChange(parsed);
          } catch {
            actions.setScratch(key, next);
          }
        }}
        onBlur={() => {
          if (scratch === undefined) return;
          try {
            JSON.parse(scratch);
            actions.setScratch(key, null);
          } catch {
            // It stays as typed, with the remark below, until it is JSON.
            return;
          }
        }}
      />
      {scratch !== undefined && !isJson(scratch) && <p className="mt-1 text-xs text-danger">{t('notJson')}</p>}
    </>
  );
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
