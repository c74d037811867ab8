'use client';

import { useLocale, useTranslations } from 'next-intl';
import { AudioPlayer } from '@/media/audio-player';
import { Badge } from '@/ui/badge';
import { languageName } from '../languages';
import type { PromptContent, PromptPart } from '../prompt-state';
import type { Sound } from '../upload-sound';
import { compareTexts } from './compare-texts';

interface ContentComparisonProps {
  readonly before: PromptContent;
  readonly after: PromptContent;
  readonly sounds: readonly Sound[];
}

/** What changed from one content of a prompt to another, language by language. */
export function ContentComparison({ before, after, sounds }: ContentComparisonProps) {
  const t = useTranslations('prompts.compare');
  const locale = useLocale();
  const languages = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  const changed = languages.filter((one) => JSON.stringify(before[one]) !== JSON.stringify(after[one]));
  if (changed.length === 0) return <p className="text-sm text-ink-muted">{t('same')}</p>;
  return (
    <ul className="flex flex-col divide-y divide-line">
      {changed.map((language) => (
        <li key={language} className="flex flex-col gap-2 py-3 first:pt-0 last:pb-0">
          <span className="flex items-center gap-2 text-xs font-medium text-ink-muted">
            {languageName(language, locale)}
            {before[language] === undefined && <Badge tone="success">{t('language_added')}</Badge>}
            {after[language] === undefined && <Badge tone="danger">{t('language_removed')}</Badge>}
          </span>
          <TextComparison language={language} before={before[language]?.text} after={after[language]?.text} />
          <SoundComparison before={before[language]} after={after[language]} sounds={sounds} />
        </li>
      ))}
    </ul>
  );
}

interface TextComparisonProps {
  readonly language: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
}

function TextComparison({ language, before = '', after = '' }: TextComparisonProps) {
  if (before === '' && after === '') return null;
  return (
    <p lang={language} className="text-sm leading-6 [overflow-wrap:anywhere]">
      {compareTexts(before, after).map(({ kind, text }, at) => {
        // biome-ignore lint/suspicious/noArrayIndexKey: pieces have no identity but their place
        if (kind === 'same') return <span key={at}>{text}</span>;
        return kind === 'removed' ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: as above
          <del key={at} className="rounded-sm bg-danger-soft text-danger-ink">
            {text}
          </del>
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: as above
          <ins key={at} className="rounded-sm bg-success-soft text-success-ink no-underline">
            {text}
          </ins>
        );
      })}
    </p>
  );
}

interface SoundComparisonProps {
  readonly before: PromptPart | undefined;
  readonly after: PromptPart | undefined;
  readonly sounds: readonly Sound[];
}

function SoundComparison({ before, after, sounds }: SoundComparisonProps) {
  const t = useTranslations('prompts.compare');
  const [was, is] = [audioIds(before), audioIds(after)];
  const went = was.filter((id) => !is.includes(id));
  const came = is.filter((id) => !was.includes(id));
  const row = (id: string, kind: 'sound_removed' | 'sound_added') => {
    const sound = sounds.find((one) => one.id === id);
    return (
      <div key={`${kind} ${id}`} className="flex flex-wrap items-center gap-2">
        <Badge tone={kind === 'sound_added' ? 'success' : 'danger'}>{t(kind)}</Badge>
        <AudioPlayer
          src={`/api/media/audio/${id}`}
          label={sound?.name ?? t(kind)}
          durationMs={sound?.durationMs ?? null}
          className="min-w-48 flex-1"
        />
      </div>
    );
  };
  return [...went.map((id) => row(id, 'sound_removed')), ...came.map((id) => row(id, 'sound_added'))];
}

function audioIds(part: PromptPart | undefined): string[] {
  return [...(part?.audioId === undefined ? [] : [part.audioId]), ...Object.values(part?.wordsAudio ?? {})];
}
