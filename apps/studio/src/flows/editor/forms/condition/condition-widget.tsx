'use client';

import { type Condition, conditionSchema, conditionSentence } from '@patchbay/flow-schema';
import { useTranslations } from 'next-intl';
import { useUiLocale } from '../../editor-context';
import type { WidgetProps } from '../widget-props';
import { JsonWidget } from '../widgets/json-widget';
import { CelCondition } from './cel-condition';
import { ConditionGroup } from './condition-group';

/** A condition clicked together as a tree, or written as an expression; below it stands the whole as a sentence. */
export function ConditionWidget(props: WidgetProps) {
  const t = useTranslations('flows.condition');
  const locale = useUiLocale();
  const parsed = conditionSchema.safeParse(props.value);
  if (!parsed.success) return <JsonWidget {...props} />;
  const condition = parsed.data;
  const change = (next: Condition) => props.onChange(JSON.parse(JSON.stringify(next)));
  const root: Extract<Condition, { of: Condition[] }> | null =
    condition.kind === 'all' || condition.kind === 'any'
      ? condition
      : condition.kind === 'compare'
        ? { kind: 'all', of: [condition] }
        : null;
  return (
    <div className="space-y-2">
      {root === null && condition.kind === 'cel' ? (
        <CelCondition condition={condition} onChange={change} disabled={props.disabled} label={props.label} root />
      ) : (
        root !== null && <ConditionGroup group={root} onChange={change} depth={0} disabled={props.disabled} />
      )}
      <p className="rounded-md bg-sunken px-2 py-1.5 text-xs text-ink-muted" aria-live="polite">
        <span className="sr-only">{t('sentence')} </span>
        {isBlank(condition) ? t('nothingYet') : conditionSentence(condition, locale)}
      </p>
    </div>
  );
}

function isBlank(condition: Condition): boolean {
  if (condition.kind === 'cel') return condition.expression.trim() === '';
  return condition.kind !== 'compare' && condition.of.length === 0;
}
