'use client';

import type { HeardItem } from '@patchbay/engine';
import { isSensitive, type Scenario } from '@patchbay/flow-schema';
import { useTranslations } from 'next-intl';
import { classNames } from '@/ui/class-names';
import { useScenarios } from '../../editor/editor-context';
import { useChoices } from '../../editor/forms/use-choices';
import { unknownText } from '../record/recorded-answer';
import { useStanding } from './scenario-row';

/** What the caller heard when the scenario was last run: what one compares with what was expected. */
export function HeardList({ scenario }: { scenario: Scenario }) {
  const t = useTranslations('scenarios.result');
  const { audio, prompts } = useChoices();
  const standing = useStanding(scenario);
  const result = useScenarios((state) => state.runs[scenario.id]?.result);
  if (result === undefined || (standing !== 'passed' && standing !== 'failed')) return null;
  const words = ({ item }: HeardItem) => {
    if (item.kind === 'speech') return isSensitive(item.text) ? unknownText : item.text;
    if (item.kind === 'audio') return `♪ ${audio.find(({ id }) => id === item.audioId)?.name ?? item.audioId}`;
    return `♪ ${prompts.find(({ id }) => id === item.promptId)?.name ?? item.promptId}`;
  };
  const begun = (result.trace[0]?.at ?? 0) as number;
  return (
    <details>
      <summary className="cursor-pointer text-xs font-medium text-ink-muted">{t('heard')}</summary>
      {result.heard.length === 0 ? (
        <p className="mt-1 text-sm text-ink-faint">{t('nothingHeard')}</p>
      ) : (
        <ol className="mt-1.5 space-y-1">
          {result.heard.map((one, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: what was heard never changes
            <li key={index} className="flex gap-2 text-sm">
              <span className="w-10 shrink-0 pt-0.5 text-right text-2xs text-ink-faint tabular-nums">
                {Math.round((one.at - begun) / 100) / 10}
              </span>
              <span
                className={classNames(
                  'min-w-0 flex-1 [overflow-wrap:anywhere]',
                  one.state === 'stopped' && 'text-ink-muted line-through decoration-ink-faint',
                  one.state === 'failed' && 'text-danger',
                )}
              >
                {words(one)}
              </span>
            </li>
          ))}
        </ol>
      )}
    </details>
  );
}
