'use client';

import { type ComponentProps, useMemo } from 'react';
import { pathKey } from '../../core/config-path';
import { useUiLocale, useWorkspace } from '../../editor-context';
import { CodeField } from '../code-field';
import { textOf, type WidgetProps } from '../widget-props';

/** Names that a node type adds for the expression in one of its fields, such as the answer of a server. */
export function useExtraNames(node: WidgetProps['node'], path: WidgetProps['path']): readonly string[] {
  const { editor } = useWorkspace();
  const key = pathKey(path);
  return useMemo(() => {
    const type = editor.parts.registry.get(node.type);
    const parsed = type?.config.safeParse(node.config);
    if (!type || !parsed?.success) return [];
    return type.expressions(parsed.data).find((use) => pathKey(use.field) === key)?.extraNames ?? [];
  }, [editor, node, key]);
}

export function ExpressionWidget(props: WidgetProps) {
  return <CodeWidget {...props} kind="cel" />;
}

export function TemplateWidget(props: WidgetProps) {
  return <CodeWidget {...props} kind="template" className="min-h-8" />;
}

function CodeWidget({
  node,
  field,
  path,
  value,
  onChange,
  disabled,
  id,
  describedBy,
  problems,
  kind,
  className,
}: WidgetProps & Pick<ComponentProps<typeof CodeField>, 'kind' | 'className'>) {
  const locale = useUiLocale();
  return (
    <CodeField
      id={id}
      kind={kind}
      value={textOf(value)}
      onChange={onChange}
      describedBy={describedBy}
      invalid={problems.some((one) => one.severity === 'error')}
      disabled={disabled}
      placeholder={field.meta?.placeholder?.[locale]}
      extraNames={useExtraNames(node, path)}
      {...(className === undefined ? {} : { className })}
    />
  );
}
