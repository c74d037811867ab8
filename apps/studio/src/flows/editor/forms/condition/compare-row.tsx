'use client';

import {
  type ComparisonOperator,
  type Condition,
  comparisonOperatorSchema,
  isExpression,
  operatorLabel,
  unaryOperators,
} from '@patchbay/flow-schema';
import { useTranslations } from 'next-intl';
import { Button } from '@/ui/button';
import { Input } from '@/ui/input';
import { Select } from '@/ui/select';
import { useEditor, useUiLocale } from '../../editor-context';
import { CodeField } from '../code-field';
import { comparedText, comparedValue } from './compared';

type Compare = Extract<Condition, { kind: 'compare' }>;

const lists: ReadonlySet<ComparisonOperator> = new Set(['one_of', 'not_one_of']);

/** "customerTier is gold": what is looked at, how, and against what. */
export function CompareRow({
  compare,
  onChange,
  disabled,
}: {
  compare: Compare;
  onChange: (condition: Condition) => void;
  disabled: boolean;
}) {
  const t = useTranslations('flows.condition');
  const locale = useUiLocale();
  const variables = useEditor((state) => state.content.document.variables);
  const type = variables.find((variable) => variable.name === compare.left.trim())?.type;
  const unary = unaryOperators.has(compare.operator);
  const asExpression = isExpression(compare.right);
  return (
    <div className="space-y-1.5">
      <CodeField
        kind="cel"
        label={t('left')}
        placeholder={t('leftPlaceholder')}
        value={compare.left}
        disabled={disabled}
        onChange={(left) => onChange({ ...compare, left })}
      />
      <Select
        label={t('operator')}
        value={compare.operator}
        disabled={disabled}
        options={comparisonOperatorSchema.options.map((operator) => ({
          value: operator,
          label: operatorLabel(operator, locale),
        }))}
        onChange={(operator) =>
          onChange({
            ...compare,
            operator,
            right:
              asExpression || lists.has(operator) === lists.has(compare.operator)
                ? compare.right
                : comparedValue(comparedText(compare.right), type, lists.has(operator)),
          })
        }
      />
      {!unary && (
        <div className="flex items-start gap-1">
          <div className="min-w-0 flex-1">
            {isExpression(compare.right) ? (
              <CodeField
                kind="cel"
                label={t('right')}
                value={compare.right.expression}
                disabled={disabled}
                onChange={(expression) => onChange({ ...compare, right: { expression } })}
              />
            ) : (
              <Input
                aria-label={t('right')}
                placeholder={t(lists.has(compare.operator) ? 'rightListPlaceholder' : 'rightPlaceholder')}
                value={comparedText(compare.right)}
                readOnly={disabled}
                onChange={(event) =>
                  onChange({
                    ...compare,
                    right: comparedValue(event.currentTarget.value, type, lists.has(compare.operator)),
                  })
                }
              />
            )}
          </div>
          {!disabled && (
            <Button
              variant="ghost"
              size="sm"
              className="h-8 font-mono"
              aria-pressed={asExpression}
              aria-label={t('compareExpression')}
              title={t('compareExpression')}
              onClick={() =>
                onChange({
                  ...compare,
                  right: isExpression(compare.right)
                    ? compare.right.expression
                    : { expression: comparedText(compare.right) },
                })
              }
            >
              fx
            </Button>
          )}
        </div>
      )}
    </div>
  );
}
