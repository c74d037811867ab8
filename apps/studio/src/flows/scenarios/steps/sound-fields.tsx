'use client';

import type { ScenarioSound, ScenarioStep, ScenarioStepOf } from '@patchbay/flow-schema';
import { useTranslations } from 'next-intl';
import { FormField } from '@/ui/form-field';
import { Textarea } from '@/ui/input';
import { Segmented } from '@/ui/segmented';
import { Select } from '@/ui/select';
import { useEditor } from '../../editor/editor-context';
import { useChoices } from '../../editor/forms/use-choices';
import { useLanguageName } from '../../use-language-name';

interface SoundFieldsProps {
  readonly step: ScenarioStepOf<'hears'>;
  readonly onChange: (step: ScenarioStep, field: string) => void;
  readonly disabled: boolean;
}

const any = 'any';

/** What must be heard: words, a prompt of the library or a recording, and in which language. */
export function SoundFields({ step, onChange, disabled }: SoundFieldsProps) {
  const t = useTranslations('scenarios.form');
  const languageName = useLanguageName();
  const languages = useEditor((state) => state.content.document.languages);
  const { prompts, audio } = useChoices();
  const { sound } = step;
  const change = (next: ScenarioSound, field: string) => onChange({ ...step, sound: next }, field);
  const kinds = [
    { value: 'speech' as const, label: t('soundSpeech') },
    ...(prompts.length > 0 || sound.kind === 'prompt' ? [{ value: 'prompt' as const, label: t('soundPrompt') }] : []),
    ...(audio.length > 0 || sound.kind === 'audio' ? [{ value: 'audio' as const, label: t('soundAudio') }] : []),
  ];
  const begin = (kind: ScenarioSound['kind']): ScenarioSound => {
    if (kind === 'prompt') return { kind, promptId: prompts[0]?.id ?? '' };
    if (kind === 'audio') return { kind, audioId: audio[0]?.id ?? '' };
    return { kind, text: '' };
  };
  return (
    <>
      {kinds.length > 1 && (
        <Segmented
          label={t('soundKind')}
          value={sound.kind}
          options={kinds}
          onChange={(kind) => !disabled && kind !== sound.kind && change(begin(kind), 'sound')}
        />
      )}
      {sound.kind === 'speech' && (
        <FormField label={t('heardText')} help={t('heardTextHelp')}>
          {(control) => (
            <Textarea
              {...control}
              className="min-h-8"
              rows={2}
              readOnly={disabled}
              value={sound.text}
              onChange={(event) => change({ kind: 'speech', text: event.target.value }, 'text')}
            />
          )}
        </FormField>
      )}
      {sound.kind === 'prompt' && (
        <FormField label={t('soundPrompt')}>
          {(control) => (
            <Select
              id={control.id}
              value={sound.promptId}
              disabled={disabled}
              options={prompts.map(({ id, name }) => ({ value: id, label: name }))}
              onChange={(promptId) => change({ kind: 'prompt', promptId }, 'promptId')}
            />
          )}
        </FormField>
      )}
      {sound.kind === 'audio' && (
        <FormField label={t('soundAudio')}>
          {(control) => (
            <Select
              id={control.id}
              value={sound.audioId}
              disabled={disabled}
              options={audio.map(({ id, name }) => ({ value: id, label: name }))}
              onChange={(audioId) => change({ kind: 'audio', audioId }, 'audioId')}
            />
          )}
        </FormField>
      )}
      <FormField label={t('language')}>
        {(control) => (
          <Select
            id={control.id}
            value={step.language ?? any}
            disabled={disabled}
            options={[
              { value: any, label: t('anyLanguage') },
              ...[...new Set([...languages, ...(step.language === null ? [] : [step.language])])].map((value) => ({
                value,
                label: languageName(value),
              })),
            ]}
            onChange={(value) => onChange({ ...step, language: value === any ? null : value }, 'language')}
          />
        )}
      </FormField>
    </>
  );
}
