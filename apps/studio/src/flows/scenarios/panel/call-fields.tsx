'use client';

import type { Scenario } from '@patchbay/flow-schema';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { usePerson } from '@/access/access-provider';
import { FormField } from '@/ui/form-field';
import { Input } from '@/ui/input';
import { Segmented } from '@/ui/segmented';
import { Select } from '@/ui/select';
import { useEditor, useEditorActions } from '../../editor/editor-context';
import { instantOf, wallClock } from '../../editor/simulator/wall-clock';
import { useLanguageName } from '../../use-language-name';
import { ValueInput } from '../steps/value-input';

const first = 'first';

/** Who calls, whom, when and in which language. */
export function CallFields({ scenario, disabled }: { scenario: Scenario; disabled: boolean }) {
  const t = useTranslations('scenarios.form');
  const actions = useEditorActions();
  const { timeZone } = usePerson();
  const languageName = useLanguageName();
  const languages = useEditor((state) => state.content.document.languages);
  const variables = useEditor((state) => state.content.document.variables);
  const { call, startsAt } = scenario;
  const wall = wallClock(Date.parse(startsAt), timeZone);
  const setCall = (part: Partial<Scenario['call']>, field: string) =>
    actions.setScenario({ ...scenario, call: { ...call, ...part } }, field);
  const inputs = variables.filter(({ role }) => role === 'input');
  return (
    <details className="rounded-md border border-line">
      <summary className="cursor-pointer rounded-md px-2.5 py-1.5 text-sm hover:bg-hover">
        <span className="font-medium">{t('call')}</span>{' '}
        <span className="text-xs text-ink-muted">
          {call.callerNumber === '' ? t('withheld') : call.callerNumber} → {call.calledNumber} ·{' '}
          {wall.slice(0, 16).replace('T', ' ')}
        </span>
      </summary>
      <div className="space-y-3 border-t border-line p-2.5">
        <WhenField
          key={startsAt}
          wall={wall}
          timeZone={timeZone}
          disabled={disabled}
          onChange={(at) => actions.setScenario({ ...scenario, startsAt: new Date(at).toISOString() }, 'startsAt')}
        />
        <div className="grid grid-cols-2 gap-2">
          {(['callerNumber', 'calledNumber'] as const).map((key) => (
            <FormField key={key} label={t(key === 'callerNumber' ? 'caller' : 'called')}>
              {(control) => (
                <Input
                  {...control}
                  maxLength={200}
                  readOnly={disabled}
                  placeholder={key === 'callerNumber' ? t('withheld') : ''}
                  value={call[key]}
                  onChange={(event) => setCall({ [key]: event.currentTarget.value }, key)}
                />
              )}
            </FormField>
          ))}
        </div>
        <FormField label={t('callerName')}>
          {(control) => (
            <Input
              {...control}
              maxLength={200}
              readOnly={disabled}
              value={call.callerName}
              onChange={(event) => setCall({ callerName: event.currentTarget.value }, 'callerName')}
            />
          )}
        </FormField>
        <Segmented
          label={t('direction')}
          value={call.direction}
          options={[
            { value: 'inbound', label: t('inbound') },
            { value: 'outbound', label: t('outbound') },
          ]}
          onChange={(direction) => !disabled && setCall({ direction }, 'direction')}
        />
        {languages.length > 1 && (
          <FormField label={t('language')}>
            {(control) => (
              <Select
                id={control.id}
                value={scenario.language ?? first}
                disabled={disabled}
                options={[
                  { value: first, label: t('firstLanguage') },
                  ...languages.map((value) => ({ value, label: languageName(value) })),
                ]}
                onChange={(value) => actions.setScenario({ ...scenario, language: value === first ? null : value })}
              />
            )}
          </FormField>
        )}
        {inputs.length > 0 && (
          <fieldset className="space-y-2">
            <legend className="text-sm font-medium">{t('inputs')}</legend>
            {inputs.map(({ name, type }) => (
              <ValueInput
                key={name}
                label={name}
                type={type}
                value={scenario.inputs[name] ?? null}
                disabled={disabled}
                onChange={(value) => {
                  const { [name]: _, ...rest } = scenario.inputs;
                  const next = value === null ? rest : { ...rest, [name]: value };
                  actions.setScenario({ ...scenario, inputs: next }, `input.${name}`);
                }}
              />
            ))}
          </fieldset>
        )}
      </div>
    </details>
  );
}

function WhenField({
  wall,
  timeZone,
  disabled,
  onChange,
}: {
  readonly wall: string;
  readonly timeZone: string;
  readonly disabled: boolean;
  readonly onChange: (at: number) => void;
}) {
  const t = useTranslations('scenarios.form');
  const [typed, setTyped] = useState(wall);
  const wrong = instantOf(typed, timeZone) === null;
  return (
    <FormField label={t('when')} help={timeZone} error={wrong ? t('whenWrong') : undefined}>
      {(control) => (
        <Input
          {...control}
          type="datetime-local"
          step={1}
          readOnly={disabled}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          onBlur={() => {
            const at = instantOf(typed, timeZone);
            if (at !== null && typed !== wall) onChange(at);
          }}
        />
      )}
    </FormField>
  );
}
