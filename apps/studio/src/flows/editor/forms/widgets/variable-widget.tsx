'use client';

import { type VariableType, variableNameSchema, variableTypeSchema } from '@patchbay/flow-schema';
import { Plus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useId, useState } from 'react';
import { Button } from '@/ui/button';
import { Input } from '@/ui/input';
import { Popover } from '@/ui/popover';
import { Select } from '@/ui/select';
import { useEditor, useEditorActions, useWorkspace } from '../../editor-context';
import { textOf, type WidgetProps } from '../widget-props';

/** The type the node would write into this variable, so that a new one is declared with it. */
function useWantedType(node: WidgetProps['node'], name: string): VariableType {
  const { editor } = useWorkspace();
  const type = editor.parts.registry.get(node.type);
  const parsed = type?.config.safeParse(node.config);
  const writes = type && parsed?.success ? type.writes(parsed.data) : [];
  const wanted = (writes.find((write) => write.variable === name) ?? writes[0])?.type;
  return wanted === undefined || wanted === 'any' ? 'text' : wanted;
}

/** Chooses a declared variable, or declares a new one on the spot. */
export function VariableWidget({ node, value, onChange, disabled, id, describedBy, problems, label }: WidgetProps) {
  const t = useTranslations('flows.variables');
  const listId = useId();
  const variables = useEditor((state) => state.content.document.variables);
  const name = textOf(value);
  const undeclared = name !== '' && variables.every((variable) => variable.name !== name);
  return (
    <div className="flex gap-1.5">
      <Input
        id={id}
        list={listId}
        aria-describedby={describedBy}
        aria-invalid={problems.some((one) => one.severity === 'error') || undefined}
        className="font-mono text-xs"
        spellCheck={false}
        autoComplete="off"
        placeholder={t('choose')}
        value={name}
        readOnly={disabled}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      <datalist id={listId}>
        {variables.map((variable) => (
          <option key={variable.name} value={variable.name}>
            {variable.description || t(`types.${variable.type}`)}
          </option>
        ))}
      </datalist>
      {!disabled && <NewVariable node={node} name={undeclared ? name : ''} field={label} onCreated={onChange} />}
    </div>
  );
}

function NewVariable({
  node,
  name,
  field,
  onCreated,
}: {
  node: WidgetProps['node'];
  name: string;
  field: string;
  onCreated: (name: string) => void;
}) {
  const t = useTranslations('flows.variables');
  const actions = useEditorActions();
  const wanted = useWantedType(node, name);
  const [open, setOpen] = useState(false);
  const [draft, setDraft] = useState<{ name: string; type: VariableType } | null>(null);
  const [taken, setTaken] = useState(false);
  const shown = draft ?? { name, type: wanted };
  const valid = variableNameSchema.safeParse(shown.name).success;
  return (
    <Popover
      open={open}
      onOpenChange={(next) => {
        setOpen(next);
        setDraft(null);
        setTaken(false);
      }}
      align="end"
      className="w-72"
      trigger={
        <Button
          size="icon"
          variant={name === '' ? 'secondary' : 'primary'}
          aria-label={t('newFor', { field })}
          title={t('new')}
        >
          <Plus aria-hidden />
        </Button>
      }
    >
      <form
        className="space-y-3"
        onSubmit={(event) => {
          event.preventDefault();
          if (!valid) return;
          const added = actions.addVariable({ ...shown, role: 'local', sensitive: false, description: '' });
          if (!added) return setTaken(true);
          onCreated(shown.name);
          setOpen(false);
        }}
      >
        <p className="font-medium">{t('new')}</p>
        <Input
          aria-label={t('name')}
          placeholder="customerName"
          className="font-mono text-xs"
          autoFocus
          value={shown.name}
          aria-invalid={(shown.name !== '' && !valid) || taken || undefined}
          onChange={(event) => setDraft({ ...shown, name: event.currentTarget.value })}
        />
        {shown.name !== '' && !valid && <p className="text-xs text-danger">{t('nameRule')}</p>}
        {taken && <p className="text-xs text-danger">{t('nameTaken')}</p>}
        <Select
          label={t('type')}
          value={shown.type}
          onChange={(type) => setDraft({ ...shown, type })}
          options={variableTypeSchema.options.map((type) => ({ value: type, label: t(`types.${type}`) }))}
        />
        <Button variant="primary" size="sm" type="submit" disabled={!valid}>
          {t('create')}
        </Button>
      </form>
    </Popover>
  );
}
