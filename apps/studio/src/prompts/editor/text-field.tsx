'use client';

import { readLibraryText } from '@patchbay/flow-schema';
import { useLocale, useTranslations } from 'next-intl';
import { useRef, useState } from 'react';
import { FormField } from '@/ui/form-field';
import { Textarea } from '@/ui/input';
import { textLengthMax } from '../prompt-schemas';
import { HearBar } from './hear-bar';
import { InsertValue } from './insert-value';
import { ValueRows } from './value-rows';

interface TextFieldProps {
  readonly language: string;
  readonly text: string;
  readonly editable: boolean;
  /** Recordings of words around the values, by these words. */
  readonly wordsAudio: Readonly<Record<string, string>>;
  readonly onChange: (text: string) => void;
}

/** The words of one language, with values between them, to be heard at once in any voice. */
export function TextField({ language, text, editable, wordsAudio, onChange }: TextFieldProps) {
  const t = useTranslations('prompts');
  const locale = useLocale();
  const area = useRef<HTMLTextAreaElement>(null);
  const [examples, setExamples] = useState<Readonly<Record<string, string>>>({});
  const reading = readLibraryText(text);
  const insert = (written: string) => {
    const at = area.current?.selectionStart ?? text.length;
    onChange(`${text.slice(0, at)}${written}${text.slice(area.current?.selectionEnd ?? at)}`);
    area.current?.focus();
  };
  return (
    <div className="flex flex-col gap-2">
      <FormField label={t('text')} help={t('text_help')} error={reading.ok ? undefined : reading.problem[locale]}>
        {(control) => (
          <Textarea
            {...control}
            ref={area}
            lang={language}
            value={text}
            readOnly={!editable}
            maxLength={textLengthMax}
            placeholder={t('text_placeholder')}
            onChange={(event) => onChange(event.currentTarget.value)}
          />
        )}
      </FormField>
      <ValueRows
        text={text}
        editable={editable}
        examples={examples}
        onText={onChange}
        onExample={(name, example) => setExamples({ ...examples, [name]: example })}
      />
      <div className="flex flex-wrap items-center gap-2">
        <HearBar language={language} text={text} examples={examples} wordsAudio={wordsAudio} />
        {editable && <InsertValue onInsert={insert} />}
      </div>
    </div>
  );
}
