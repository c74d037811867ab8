import type { Locale } from '@patchbay/flow-schema';
import { inWords } from '../source/in-words.ts';
import type { DraftStep } from './draft-step.ts';

const lengthMax = 3_800;
/** Where a step stood on the other canvas says nothing to people. */
const withoutMeaning = new Set(['offset', 'position']);

/** What a note says of the step it stands for: why it is a note, and all the step was told. */
export function noteText(step: DraftStep, locale: Locale): string {
  const { mapping, source } = step;
  const why = mapping.kind === 'note' ? mapping.why[locale] : '';
  const parameters = inWords(source.parameters, withoutMeaning);
  const heading = locale === 'zh' ? '原步骤的设置：' : 'What the step was set to:';
  const text = [why, ...(parameters.length === 0 ? [] : ['', heading, ...parameters])].join('\n').trim();
  return text.length > lengthMax ? `${text.slice(0, lengthMax)}…` : text;
}
