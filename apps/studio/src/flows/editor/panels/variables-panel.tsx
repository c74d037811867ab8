'use client';

import type { FlowVariable } from '@patchbay/flow-schema';
import { Lock, Plus, Variable } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useMemo, useState } from 'react';
import { Badge } from '@/ui/badge';
import { Button } from '@/ui/button';
import { classNames } from '@/ui/class-names';
import { variableUsage } from '../core/variable-usage';
import { useEditor, useWorkspace } from '../editor-context';
import { VariableForm } from './variable-form';

function freeVariableName(variables: readonly FlowVariable[]): string {
  const taken = new Set(variables.map((variable) => variable.name));
  for (let number = 1; ; number += 1) {
    const name = `variable${number}`;
    if (!taken.has(name)) return name;
  }
}

/** What the flow remembers during a call: declared once, used by name everywhere. */
export function VariablesPanel() {
  const t = useTranslations('flows.variables');
  const { editor } = useWorkspace();
  const document = useEditor((state) => state.content.document);
  const readOnly = useEditor((state) => state.readOnly);
  const usage = useMemo(() => variableUsage(document), [document]);
  const [open, setOpen] = useState<number | null>(null);
  const { variables } = document;
  const add = () => {
    editor.actions.addVariable({
      name: freeVariableName(variables),
      type: 'text',
      role: 'local',
      sensitive: false,
      description: '',
    });
    setOpen(variables.length);
  };
  return (
    <div className="p-3">
      {variables.length === 0 && (
        <div className="py-8 text-center text-sm text-ink-muted">
          <Variable className="mx-auto mb-2 size-6 text-ink-faint" aria-hidden />
          {t('empty')}
        </div>
      )}
      <ul className="space-y-1.5">
        {variables.map((variable, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the name changes while one types it, the place does not
          <li key={index} className="rounded-md border border-line">
            <button
              type="button"
              aria-expanded={open === index}
              onClick={() => setOpen(open === index ? null : index)}
              className={classNames('flex w-full items-center gap-2 rounded-md px-2.5 py-1.5 text-left hover:bg-hover')}
            >
              <code className="min-w-0 flex-1 truncate text-xs font-medium">{variable.name}</code>
              {variable.sensitive && <Lock className="size-3.5 text-warning" aria-label={t('sensitive')} />}
              {variable.role !== 'local' && <Badge tone="info">{t(`roles.${variable.role}`)}</Badge>}
              <span className="text-xs text-ink-faint">{t(`types.${variable.type}`)}</span>
              <span
                className="min-w-5 text-right text-xs text-ink-faint"
                title={t('uses', { count: usage.get(variable.name)?.length ?? 0 })}
              >
                {usage.get(variable.name)?.length ?? 0}×
              </span>
            </button>
            {open === index && (
              <VariableForm
                variable={variable}
                users={usage.get(variable.name) ?? []}
                onRemoved={() => setOpen(null)}
              />
            )}
          </li>
        ))}
      </ul>
      {!readOnly && (
        <Button size="sm" className="mt-3" onClick={add}>
          <Plus aria-hidden />
          {t('new')}
        </Button>
      )}
    </div>
  );
}
