'use client';

import { Plus, Trash2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Button } from '@/ui/button';
import { Input } from '@/ui/input';
import { Select } from '@/ui/select';
import { NumberField } from './number-field';
import type { QueueRules } from './queue-in-words';

type Rule = QueueRules['overflow'][number];
type Action = Rule['action'];

interface OverflowEditorProps {
  rules: readonly Rule[];
  onChange: (rules: Rule[]) => void;
  /** The other queues. */
  queues: readonly { id: string; name: string }[];
  errorOf: (field: string) => string | undefined;
}

const whens = ['waited', 'length', 'no_agents', 'closed'] as const;
const kinds = ['queue', 'voicemail', 'callback', 'number'] as const;

/** Where callers go who would wait too long, or for nobody. */
export function OverflowEditor({ rules, onChange, queues, errorOf }: OverflowEditorProps) {
  const t = useTranslations('centre.queues.overflow');
  const change = (at: number, rule: Rule) => onChange([...rules].with(at, rule));
  return (
    <div className="flex flex-col gap-3">
      {rules.length === 0 && <p className="text-sm text-ink-muted">{t('none')}</p>}
      {rules.map((rule, at) => {
        const error = errorOf(`overflow.${at}`);
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a rule has no identity but its place
          <div key={at} className="rounded-lg border border-line p-3">
            <div className="flex flex-wrap items-center gap-2 text-sm">
              <Select
                size="sm"
                className="w-52"
                label={t('when')}
                value={rule.when}
                onChange={(when) => change(at, ruleOf(when, rule.action))}
                options={whens.map((when) => ({ value: when, label: t(`whens.${when}`) }))}
              />
              {rule.when === 'waited' && (
                <NumberField
                  label={t('after')}
                  value={rule.afterMs}
                  scale={1_000}
                  min={1}
                  unit={t('seconds')}
                  onChange={(afterMs) => change(at, { ...rule, afterMs })}
                />
              )}
              {rule.when === 'length' && (
                <NumberField
                  label={t('length')}
                  value={rule.lengthMax}
                  min={1}
                  unit={t('callers')}
                  onChange={(lengthMax) => change(at, { ...rule, lengthMax })}
                />
              )}
              <span className="text-ink-muted">→</span>
              <Select
                size="sm"
                className="w-44"
                label={t('then')}
                value={rule.action.kind}
                onChange={(kind) => change(at, { ...rule, action: actionOf(kind, queues[0]?.id ?? '') })}
                options={kinds.map((kind) => ({ value: kind, label: t(`kinds.${kind}`) }))}
              />
              <Target
                action={rule.action}
                queues={queues}
                onChange={(action) => change(at, { ...rule, action })}
                invalid={error !== undefined}
              />
              <Button
                variant="ghost"
                size="icon-sm"
                className="ml-auto"
                aria-label={t('remove', { at: at + 1 })}
                onClick={() => onChange([...rules].toSpliced(at, 1))}
              >
                <Trash2 aria-hidden />
              </Button>
            </div>
            {error !== undefined && (
              <p role="alert" className="mt-1.5 text-xs text-danger">
                {error}
              </p>
            )}
          </div>
        );
      })}
      <div>
        <Button
          size="sm"
          onClick={() => onChange([...rules, { when: 'waited', afterMs: 300_000, action: { kind: 'voicemail' } }])}
        >
          <Plus aria-hidden />
          {t('add')}
        </Button>
      </div>
    </div>
  );
}

interface TargetProps {
  action: Action;
  queues: readonly { id: string; name: string }[];
  onChange: (action: Action) => void;
  invalid: boolean;
}

function Target({ action, queues, onChange, invalid }: TargetProps) {
  const t = useTranslations('centre.queues.overflow');
  if (action.kind === 'queue') {
    return (
      <Select
        size="sm"
        className="w-44"
        label={t('kinds.queue')}
        placeholder={t('choose_queue')}
        value={action.queueId === '' ? null : action.queueId}
        onChange={(queueId) => onChange({ kind: 'queue', queueId })}
        options={queues.map(({ id, name }) => ({ value: id, label: name }))}
      />
    );
  }
  if (action.kind !== 'number') return null;
  return (
    <Input
      className="h-7 w-44"
      aria-label={t('kinds.number')}
      aria-invalid={invalid ? true : undefined}
      inputMode="tel"
      placeholder="+49301234567"
      value={action.number}
      onChange={(event) => onChange({ kind: 'number', number: event.currentTarget.value })}
    />
  );
}

function ruleOf(when: Rule['when'], action: Action): Rule {
  if (when === 'waited') return { when, afterMs: 300_000, action };
  if (when === 'length') return { when, lengthMax: 20, action };
  return { when, action };
}

function actionOf(kind: Action['kind'], queueId: string): Action {
  if (kind === 'queue') return { kind, queueId };
  if (kind === 'number') return { kind, number: '' };
  return { kind };
}
