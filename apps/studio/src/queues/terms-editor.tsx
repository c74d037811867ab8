'use client';

import { Plus, Trash2, X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useId, useState } from 'react';
import { Badge } from '@/ui/badge';
import { Button } from '@/ui/button';
import { Input } from '@/ui/input';
import { Switch } from '@/ui/switch';
import { NumberField } from './number-field';
import type { NameOf, QueueRules } from './queue-in-words';
import { RingsEditor } from './rings-editor';

type Rule = QueueRules['terms'][number];
type Value = Rule['when'][string][number];

interface TermsEditorProps {
  terms: readonly Rule[];
  onChange: (terms: Rule[]) => void;
  skills: readonly { id: string; name: string }[];
  nameOf: NameOf;
  errorOf: (field: string) => string | undefined;
}

/** What every contact brings along; any variable of the flow may be named, too. */
const known = ['place', 'country', 'level', 'business', 'language'];

/** Callers with certain values get terms of their own: the first rule that fits counts. */
export function TermsEditor({ terms, onChange, skills, nameOf, errorOf }: TermsEditorProps) {
  const t = useTranslations('centre.queues.terms');
  const change = (at: number, rule: Rule) => onChange([...terms].with(at, rule));
  return (
    <div className="flex flex-col gap-3">
      {terms.length === 0 && <p className="text-sm text-ink-muted">{t('none')}</p>}
      {terms.map((rule, at) => {
        const error = errorOf(`terms.${at}`);
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a rule has no identity but its place
          <div key={at} className="flex flex-col gap-3 rounded-lg border border-line p-3">
            <div className="flex items-start gap-2">
              <Conditions when={rule.when} onChange={(when) => change(at, { ...rule, when })} />
              <Button
                variant="ghost"
                size="icon-sm"
                aria-label={t('remove', { at: at + 1 })}
                onClick={() => onChange([...terms].toSpliced(at, 1))}
              >
                <Trash2 aria-hidden />
              </Button>
            </div>
            <div className="flex flex-wrap items-center gap-x-5 gap-y-2 text-sm">
              <span className="flex items-center gap-2">
                <Switch
                  label={t('vip')}
                  checked={rule.vip === true}
                  onChange={(vip) => change(at, withEffect(rule, vip ? { vip } : 'vip'))}
                />
                {t('vip')}
              </span>
              <span className="flex items-center gap-2">
                {t('priority')}
                <NumberField
                  label={t('priority')}
                  value={rule.priorityAdded ?? 0}
                  className="w-20"
                  onChange={(points) =>
                    change(at, withEffect(rule, points === 0 ? 'priorityAdded' : { priorityAdded: points }))
                  }
                />
              </span>
              <span className="flex items-center gap-2">
                <Switch
                  label={t('own_skills')}
                  checked={rule.rings !== undefined}
                  disabled={skills.length === 0}
                  onChange={(own) => change(at, withEffect(rule, own ? { rings: [] } : 'rings'))}
                />
                {t('own_skills')}
              </span>
            </div>
            {rule.rings !== undefined && (
              <RingsEditor
                rings={rule.rings}
                onChange={(rings) => change(at, { ...rule, rings })}
                skills={skills}
                nameOf={nameOf}
                agents={null}
              />
            )}
            {error !== undefined && (
              <p role="alert" className="text-xs text-danger">
                {error}
              </p>
            )}
          </div>
        );
      })}
      <div>
        <Button size="sm" onClick={() => onChange([...terms, { when: { level: [] }, vip: true }])}>
          <Plus aria-hidden />
          {t('add')}
        </Button>
      </div>
    </div>
  );
}

type Effects = Pick<Rule, 'vip' | 'priorityAdded' | 'rings'>;

/** The rule with an effect more, or without the one that is named. */
function withEffect(rule: Rule, effect: Effects | keyof Effects): Rule {
  if (typeof effect === 'object') return { ...rule, ...effect };
  const rest = { ...rule };
  delete rest[effect];
  return rest;
}

function Conditions({ when, onChange }: { when: Rule['when']; onChange: (when: Rule['when']) => void }) {
  const t = useTranslations('centre.queues.terms');
  const listId = useId();
  const conditions = Object.entries(when);
  const set = (at: number, name: string, values: Value[]) =>
    onChange(Object.fromEntries(conditions.with(at, [name, values])));
  return (
    <div className="flex min-w-0 flex-1 flex-col gap-2">
      <datalist id={listId}>
        {known.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      {conditions.map(([name, values], at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the name is being typed
        <div key={at} className="flex flex-wrap items-center gap-2 text-sm">
          <span className="w-8 text-ink-muted">{t(at === 0 ? 'if' : 'and')}</span>
          <Input
            className="h-7 w-32"
            aria-label={t('attribute')}
            list={listId}
            value={name}
            onChange={(event) => set(at, event.currentTarget.value, values)}
          />
          <span className="text-ink-muted">{t('is_one_of')}</span>
          <Values values={values} onChange={(next) => set(at, name, next)} />
          {conditions.length > 1 && (
            <Button
              variant="ghost"
              size="icon-sm"
              aria-label={t('remove_condition')}
              onClick={() => onChange(Object.fromEntries(conditions.toSpliced(at, 1)))}
            >
              <X aria-hidden />
            </Button>
          )}
        </div>
      ))}
      <div>
        <Button
          size="sm"
          variant="ghost"
          disabled={'' in when}
          onClick={() => onChange({ ...when, [known.find((name) => !(name in when)) ?? '']: [] })}
        >
          <Plus aria-hidden />
          {t('add_condition')}
        </Button>
      </div>
    </div>
  );
}

function Values({ values, onChange }: { values: Value[]; onChange: (values: Value[]) => void }) {
  const t = useTranslations('centre.queues.terms');
  const [typed, setTyped] = useState('');
  const add = () => {
    const value = readValue(typed);
    if (value !== null && !values.includes(value)) onChange([...values, value]);
    setTyped('');
  };
  return (
    <span className="flex flex-wrap items-center gap-1.5">
      {values.map((value, at) => (
        <Badge key={String(value)} tone="accent">
          {String(value)}
          <button
            type="button"
            aria-label={t('remove_value', { value: String(value) })}
            onClick={() => onChange(values.toSpliced(at, 1))}
          >
            <X aria-hidden />
          </button>
        </Badge>
      ))}
      <Input
        className="h-7 w-28"
        aria-label={t('add_value')}
        placeholder={t('add_value')}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onBlur={add}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' && event.key !== ',') return;
          event.preventDefault();
          add();
        }}
      />
    </span>
  );
}

/** Numbers and yes or no as what they are, the rest as text; null for nothing. */
function readValue(typed: string): Value | null {
  const text = typed.trim();
  if (text === '') return null;
  if (text === 'true' || text === 'false') return text === 'true';
  // A number that would not come back as it was typed, such as 007, is text.
  return String(Number(text)) === text ? Number(text) : text;
}
