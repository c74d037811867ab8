'use client';

import { emptyValue, type Field, type FlowNode, type Json } from '@patchbay/flow-schema';
import { useId } from 'react';
import { classNames } from '@/ui/class-names';
import { type ConfigPath, pathKey, writePath } from '../core/config-path';
import { flowIndex } from '../core/flow-order';
import { fieldProblems, problemsOf } from '../core/problem-index';
import { useEditor, useUiLocale, useWorkspace } from '../editor-context';
import { FieldProblems } from './field-problems';
import { HelpText } from './help-text';
import { useWidgets } from './widget-context';
import { showsProblemsInside, widgetName } from './widget-name';
import { memberOf } from './widget-props';

interface FieldRowProps {
  readonly node: FlowNode;
  readonly field: Field;
  readonly path: ConfigPath;
  readonly siblings: Json | undefined;
  readonly terse?: boolean;
}

/** True where a field's condition on a sibling is met. */
export function isShown(field: Field, siblings: Json | undefined): boolean {
  const when = field.meta?.when;
  if (field.meta?.widget === 'hidden') return false;
  if (when === undefined) return true;
  const value = memberOf(siblings, when.field);
  return when.is.some((one) => one === value);
}

/** One field of a node: label, control, help, and what is wrong with it while it is being typed. */
export function FieldRow({ node, field, path, siblings, terse = false }: FieldRowProps) {
  const locale = useUiLocale();
  const id = useId();
  const readOnly = useEditor((state) => state.readOnly);
  const problems = useEditor((state) => problemsOf(state.problems, node.id));
  const { editor } = useWorkspace();
  const Widget = useWidgets()[widgetName(field)];
  const label = field.meta?.label[locale] ?? field.key;
  const help = terse ? undefined : field.meta?.help?.[locale];
  const mine = fieldProblems(problems, path);
  const exact = showsProblemsInside(field)
    ? mine.filter((problem) => problem.place.kind === 'node' && pathKey(problem.place.field ?? []) === pathKey(path))
    : mine;
  const stored = memberOf(siblings, field.key);
  const value = stored === undefined && field.fallback !== undefined ? emptyValue(field) : stored;
  const describedBy =
    [help && `${id}-help`, exact.length > 0 && `${id}-problems`].filter(Boolean).join(' ') || undefined;
  const control = (
    <Widget
      node={node}
      field={field}
      path={path}
      value={value}
      problems={mine}
      disabled={readOnly}
      id={id}
      describedBy={describedBy}
      label={label}
      onChange={(next) => {
        const current = flowIndex(editor.store.getState().content.document).nodes.get(node.id);
        const config = writePath(current?.config, path, next);
        if (typeof config === 'object' && config !== null && !Array.isArray(config))
          editor.actions.setConfig(node.id, config, pathKey(path));
      }}
    />
  );
  const inline = widgetName(field) === 'switch';
  return (
    <div data-field={pathKey(path)} className="scroll-mt-4">
      <div className={classNames(inline && 'flex items-center justify-between gap-3')}>
        <label htmlFor={id} id={`${id}-label`} className={classNames('block text-sm font-medium', !inline && 'mb-1')}>
          {label}
        </label>
        {control}
      </div>
      {help !== undefined && help !== '' && (
        <p id={`${id}-help`} className="mt-1 text-xs text-ink-muted">
          <HelpText text={help} />
        </p>
      )}
      <FieldProblems id={`${id}-problems`} problems={exact} />
    </div>
  );
}
