'use client';

import { readLibraryText, writeLibraryValue } from '@patchbay/flow-schema';
import { useTranslations } from 'next-intl';
import { Input } from '@/ui/input';
import { type LibraryValue, ValueForm } from './value-form';

interface ValueRowsProps {
  readonly text: string;
  readonly editable: boolean;
  readonly examples: Readonly<Record<string, string>>;
  readonly onText: (text: string) => void;
  readonly onExample: (name: string, example: string) => void;
}

/** The values that a text reads out: each with its form, and an example to hear it with. */
export function ValueRows({ text, editable, examples, onText, onExample }: ValueRowsProps) {
  const t = useTranslations('prompts.values');
  const values = valuesIn(text);
  if (values.length === 0) return null;
  return (
    <ul className="flex flex-col gap-1.5">
      {values.map((value, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a value has no identity but its place in the text
        <li key={at} className="flex flex-wrap items-center gap-2">
          <code className="rounded-sm bg-sunken px-1.5 py-0.5 font-mono text-xs">{value.name}</code>
          {editable && <ValueForm value={value} onChange={(next) => onText(withValue(text, at, next))} />}
          <Input
            aria-label={t('example_for', { name: value.name })}
            placeholder={t('example')}
            className="h-7 min-w-28 flex-1 text-xs"
            maxLength={200}
            value={examples[value.name] ?? exampleOf(value)}
            onChange={(event) => onExample(value.name, event.currentTarget.value)}
          />
        </li>
      ))}
    </ul>
  );
}

/** In the order of the text, each time that one stands there. */
export function valuesIn(text: string): LibraryValue[] {
  const reading = readLibraryText(text);
  return reading.ok ? reading.pieces.flatMap((piece) => (piece.kind === 'value' ? [piece] : [])) : [];
}

/** The text with another value in the place of the one at this position. */
export function withValue(text: string, position: number, value: LibraryValue): string {
  let at = -1;
  return text.replaceAll(/\{\{.*?\}\}/gs, (found) => {
    at += 1;
    return at === position ? writeLibraryValue(value) : found;
  });
}

const exampleByForm: Readonly<Record<LibraryValue['as'], string>> = {
  text: 'Anna',
  digits: '4021',
  number: '421',
  ordinal: '3',
  money: '1234.50',
  date: '2026-05-01',
  time: '14:30',
  datetime: '2026-05-01T14:30',
  phone: '4155550137',
  spelled: 'AB12',
};

/** Something to hear a value with before anybody has thought of an example. */
export function exampleOf({ as }: LibraryValue): string {
  return exampleByForm[as];
}

/** Of every value in the text: the person's example, else one that fits its form. */
export function examplesFor(text: string, own: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(valuesIn(text).map((value) => [value.name, own[value.name] ?? exampleOf(value)]));
}
