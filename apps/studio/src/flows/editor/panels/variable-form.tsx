'use client';

import { type FlowVariable, type Json, variableTypeSchema } from '@patchbay/flow-schema';
import { Trash2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/ui/button';
import { FormField } from '@/ui/form-field';
import { Input } from '@/ui/input';
import { Select } from '@/ui/select';
import { Switch } from '@/ui/switch';
import { revealNode } from '../core/editor-screen';
import { flowIndex } from '../core/flow-order';
import { useEditor, useWorkspace } from '../editor-context';
import { useNodeName } from '../use-node-name';
import { initialText, initialValue } from './initial-value';
import { isFreeName } from './variable-name';

/** One variable. A new name is carried to every place that uses it. */
export function VariableForm({
  variable,
  users,
  onRemoved,
}: {
  variable: FlowVariable;
  users: readonly string[];
  onRemoved: () => void;
}) {
  const t = useTranslations('flows.variables');
  const { editor, screen } = useWorkspace();
  const document = useEditor((state) => state.content.document);
  const readOnly = useEditor((state) => state.readOnly);
  const nameOf = useNodeName();
  const [name, setName] = useState(variable.name);
  const [initial, setInitial] = useState<string | null>(null);
  const free = isFreeName(name, document.variables, variable.name);
  const shownInitial = initial ?? initialText(variable.initial);
  const parsedInitial = initialValue(shownInitial, variable.type);
  const change = (part: Partial<FlowVariable>) => editor.actions.setVariable(variable.name, { ...variable, ...part });
  return (
    <div className="space-y-3 border-t border-line p-2.5">
      <FormField label={t('name')} error={free ? undefined : t('nameRuleFull')}>
        {(control) => (
          <Input
            {...control}
            className="font-mono text-xs"
            value={name}
            readOnly={readOnly}
            spellCheck={false}
            onChange={(event) => setName(event.currentTarget.value)}
            // Only a whole name is carried on: every letter on the way would be a name of its own.
            onBlur={() => free && name !== variable.name && change({ name })}
            onKeyDown={(event) => event.key === 'Enter' && free && name !== variable.name && change({ name })}
          />
        )}
      </FormField>
      <div className="grid grid-cols-2 gap-2">
        <FormField label={t('type')}>
          {(control) => (
            <Select
              id={control.id}
              disabled={readOnly}
              value={variable.type}
              onChange={(type) => change({ type })}
              options={variableTypeSchema.options.map((type) => ({ value: type, label: t(`types.${type}`) }))}
            />
          )}
        </FormField>
        <FormField label={t('role')}>
          {(control) => (
            <Select
              id={control.id}
              disabled={readOnly}
              value={variable.role}
              onChange={(role) => change({ role })}
              options={(['local', 'input', 'output'] as const).map((role) => ({
                value: role,
                label: t(`roles.${role}`),
                hint: t(`roleHints.${role}`),
              }))}
            />
          )}
        </FormField>
      </div>
      <FormField
        label={t('initial')}
        error={parsedInitial.ok ? undefined : t('initialRule', { type: t(`types.${variable.type}`) })}
      >
        {(control) => (
          <Input
            {...control}
            value={shownInitial}
            readOnly={readOnly}
            placeholder={t('initialNone')}
            onChange={(event) => {
              const text = event.currentTarget.value;
              setInitial(text);
              const next = initialValue(text, variable.type);
              if (!next.ok) return;
              const { initial: _before, ...rest } = variable;
              const changed: FlowVariable = next.value === undefined ? rest : { ...rest, initial: next.value as Json };
              editor.actions.setVariable(variable.name, changed);
            }}
          />
        )}
      </FormField>
      <FormField label={t('description')}>
        {(control) => (
          <Input
            {...control}
            value={variable.description}
            readOnly={readOnly}
            onChange={(event) => change({ description: event.currentTarget.value })}
          />
        )}
      </FormField>
      <div className="flex items-start justify-between gap-3">
        <div>
          <p className="text-sm font-medium">{t('sensitive')}</p>
          <p className="text-xs text-ink-muted">{t('sensitiveHint')}</p>
        </div>
        <Switch
          label={t('sensitive')}
          checked={variable.sensitive}
          disabled={readOnly}
          onChange={(sensitive) => change({ sensitive })}
        />
      </div>
      {users.length > 0 && (
        <div className="text-xs">
          <p className="mb-1 text-ink-muted">{t('uses', { count: users.length })}</p>
          <ul className="flex flex-wrap gap-1">
            {users.map((id) => {
              const node = flowIndex(document).nodes.get(id);
              return (
                node && (
                  <li key={id}>
                    <button
                      type="button"
                      className="rounded-sm bg-sunken px-1.5 py-0.5 hover:bg-pressed"
                      onClick={() => {
                        editor.actions.select({ nodes: [id] });
                        revealNode(screen, id);
                      }}
                    >
                      {nameOf(node)}
                    </button>
                  </li>
                )
              );
            })}
          </ul>
        </div>
      )}
      {!readOnly && (
        <Button
          size="sm"
          variant="danger-ghost"
          onClick={() => {
            editor.actions.removeVariable(variable.name);
            onRemoved();
          }}
        >
          <Trash2 aria-hidden />
          {t('remove')}
        </Button>
      )}
    </div>
  );
}
