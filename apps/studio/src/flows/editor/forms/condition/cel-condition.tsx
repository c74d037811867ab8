'use client';

import type { Condition } from '@patchbay/flow-schema';
import { useTranslations } from 'next-intl';
import { Button } from '@/ui/button';
import { CodeField } from '../code-field';

interface CelConditionProps {
  readonly condition: Extract<Condition, { kind: 'cel' }>;
  readonly onChange: (condition: Condition) => void;
  readonly disabled: boolean;
  readonly label: string;
  readonly root?: boolean;
}

/** A condition as an expression. At the root one can go back to clicking. */
export function CelCondition({ condition, onChange, disabled, label, root = false }: CelConditionProps) {
  const t = useTranslations('flows.condition');
  return (
    <div className="space-y-1">
      <CodeField
        kind="cel"
        label={label}
        value={condition.expression}
        placeholder='language == "en" && amount > 100'
        disabled={disabled}
        onChange={(expression) => onChange({ kind: 'cel', expression })}
      />
      {root && !disabled && (
        <Button
          variant="link"
          size="sm"
          onClick={() =>
            onChange(condition.expression.trim() === '' ? { kind: 'all', of: [] } : { kind: 'all', of: [condition] })
          }
        >
          {t('clickTogether')}
        </Button>
      )}
    </div>
  );
}
