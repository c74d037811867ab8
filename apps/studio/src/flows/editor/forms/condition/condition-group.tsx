'use client';

import type { Condition } from '@patchbay/flow-schema';
import { Code, ListTree, Plus, X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Button } from '@/ui/button';
import { classNames } from '@/ui/class-names';
import { Segmented } from '@/ui/segmented';
import { CelCondition } from './cel-condition';
import { CompareRow } from './compare-row';

type Group = Extract<Condition, { of: Condition[] }>;

/** Deeper than this nobody reads a condition; an expression says it better. */
const depthMax = 4;

interface ConditionGroupProps {
  readonly group: Group;
  readonly onChange: (condition: Condition) => void;
  readonly onRemove?: () => void;
  readonly depth: number;
  readonly disabled: boolean;
}

/** All of these, or any of these. */
export function ConditionGroup({ group, onChange, onRemove, depth, disabled }: ConditionGroupProps) {
  const t = useTranslations('flows.condition');
  const replace = (index: number, next: Condition) =>
    onChange({ ...group, of: group.of.map((one, at) => (at === index ? next : one)) });
  const remove = (index: number) => onChange({ ...group, of: group.of.filter((_one, at) => at !== index) });
  const add = (condition: Condition) => onChange({ ...group, of: [...group.of, condition] });
  return (
    <div className={classNames('space-y-2', depth > 0 && 'rounded-md border border-line p-2')}>
      {(group.of.length > 1 || depth > 0) && (
        <div className="flex items-center justify-between gap-2">
          <Segmented
            label={t('join')}
            value={group.kind}
            onChange={(kind) => !disabled && onChange({ ...group, kind })}
            options={[
              { value: 'all', label: t('all') },
              { value: 'any', label: t('any') },
            ]}
          />
          {onRemove !== undefined && !disabled && (
            <Button variant="ghost" size="icon-sm" aria-label={t('removeGroup')} onClick={onRemove}>
              <X aria-hidden />
            </Button>
          )}
        </div>
      )}
      {group.of.map((one, index) => {
        const key = `${index}/${one.kind}`;
        if ('of' in one)
          return (
            <ConditionGroup
              key={key}
              group={one}
              depth={depth + 1}
              disabled={disabled}
              onChange={(next) => replace(index, next)}
              onRemove={() => remove(index)}
            />
          );
        return (
          <div key={key} className="flex items-start gap-1 rounded-md border border-line bg-surface p-1.5">
            <div className="min-w-0 flex-1">
              {one.kind === 'compare' ? (
                <CompareRow compare={one} onChange={(next) => replace(index, next)} disabled={disabled} />
              ) : (
                <CelCondition
                  condition={one}
                  label={t('expression')}
                  disabled={disabled}
                  onChange={(next) => replace(index, next)}
                />
              )}
            </div>
            {!disabled && (
              <Button variant="ghost" size="icon-sm" aria-label={t('remove')} onClick={() => remove(index)}>
                <X aria-hidden />
              </Button>
            )}
          </div>
        );
      })}
      {!disabled && (
        <div className="flex flex-wrap gap-1.5">
          <Button size="sm" onClick={() => add({ kind: 'compare', left: '', operator: 'equals', right: '' })}>
            <Plus aria-hidden />
            {t('add')}
          </Button>
          {depth < depthMax && group.of.length > 0 && (
            <Button
              size="sm"
              variant="ghost"
              onClick={() => add({ kind: group.kind === 'all' ? 'any' : 'all', of: [] })}
            >
              <ListTree aria-hidden />
              {t('addGroup')}
            </Button>
          )}
          <Button
            size="sm"
            variant="ghost"
            onClick={() =>
              depth === 0 && group.of.length === 0
                ? onChange({ kind: 'cel', expression: '' })
                : add({ kind: 'cel', expression: '' })
            }
          >
            <Code aria-hidden />
            {t('addExpression')}
          </Button>
        </div>
      )}
    </div>
  );
}
