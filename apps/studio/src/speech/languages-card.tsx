'use client';

import { builtInVoiceId } from '@patchbay/flow-schema';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ArrowDown, ArrowUp } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { useId, useState } from 'react';
import { useTRPC } from '@/client/trpc';
import { languageName } from '@/prompts/languages';
import { Badge } from '@/ui/badge';
import { Button } from '@/ui/button';
import { Card, CardHeader } from '@/ui/card';
import { FormField } from '@/ui/form-field';
import { Input } from '@/ui/input';
import { Switch } from '@/ui/switch';
import { HearVoice } from './hear-voice';
import type { ShownProvider, ShownVoice } from './provider-form';
import { sampleText } from './sample-text';

type NamedVoice = ShownVoice & { readonly provider: string; readonly enabled: boolean };

/** Which voices callers hear, language by language. A change is saved as it is made. */
export function LanguagesCard({ providers }: { providers: readonly ShownProvider[] }) {
  const t = useTranslations('speech');
  const voices = providers.flatMap(({ name, enabled, voices }) =>
    voices.map((voice): NamedVoice => ({ ...voice, provider: name, enabled })),
  );
  const languages = [...new Set(voices.map(({ language }) => language))].sort();
  if (languages.length === 0) return null;
  return (
    <Card className="mt-6">
      <CardHeader title={t('languages')} description={t('languages_text')} />
      <div className="divide-y divide-line">
        {languages.map((language) => (
          <LanguageVoices
            key={language}
            language={language}
            voices={voices.filter((voice) => voice.language === language)}
          />
        ))}
      </div>
    </Card>
  );
}

function LanguageVoices({ language, voices }: { language: string; voices: readonly NamedVoice[] }) {
  const t = useTranslations('speech');
  const locale = useLocale();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const heading = useId();
  const [text, setText] = useState(() => sampleText(language));
  const save = useMutation(
    trpc.speech.setSpeaking.mutationOptions({
      onSuccess: () => queries.invalidateQueries({ queryKey: trpc.speech.pathKey() }),
    }),
  );
  const speaking = voices
    .filter(({ position }) => position !== null)
    .sort((a, b) => (a.position ?? 0) - (b.position ?? 0));
  const rest = voices.filter(({ position }) => position === null);
  const order = speaking.map(({ id }) => id);
  const set = (voiceIds: string[]) => save.mutate({ language, voiceIds });
  const moved = (id: string, by: -1 | 1) => {
    const at = order.indexOf(id);
    const next = [...order];
    next.splice(at, 1);
    next.splice(at + by, 0, id);
    return next;
  };
  return (
    <section aria-labelledby={heading} className="flex flex-col gap-3 px-4 py-3">
      <div className="flex flex-wrap items-end gap-x-4 gap-y-2">
        <h3 id={heading} className="min-w-0 flex-1 basis-40 font-medium">
          {languageName(language, locale)} <span className="font-mono text-xs text-ink-muted">{language}</span>
        </h3>
        <FormField label={t('sample')} className="flex-1 basis-64">
          {(control) => (
            <Input
              {...control}
              value={text}
              maxLength={300}
              lang={language}
              onChange={(event) => setText(event.currentTarget.value)}
            />
          )}
        </FormField>
      </div>
      <ol className="flex flex-col gap-1">
        {[...speaking, ...rest].map((voice) => {
          const place = order.indexOf(voice.id);
          const name = `${voice.voice}, ${voice.provider}`;
          return (
            <li key={voice.id} className="flex flex-wrap items-center gap-x-3 gap-y-1 rounded-md bg-sunken px-3 py-1.5">
              <Switch
                checked={place >= 0}
                label={t('heard_by_callers', { voice: name })}
                disabled={save.isPending}
                onChange={(on) => set(on ? [...order, voice.id] : order.filter((id) => id !== voice.id))}
              />
              <span className="min-w-0 flex-1 basis-40 break-words">
                {voice.voice} <span className="text-sm text-ink-muted">{voice.provider}</span>
              </span>
              <PlaceBadge place={place} enabled={voice.enabled} />
              <HearVoice text={text} language={language} voiceId={voice.id} voiceName={name} />
              <span className="flex gap-0.5">
                <Button
                  variant="ghost"
                  size="icon-sm"
                  aria-label={t('earlier', { voice: name })}
                  disabled={place <= 0 || save.isPending}
                  onClick={() => set(moved(voice.id, -1))}
                >
                  <ArrowUp aria-hidden />
                </Button>
                <Button
                  variant="ghost"
                  size="icon-sm"
                  aria-label={t('later', { voice: name })}
                  disabled={place < 0 || place === order.length - 1 || save.isPending}
                  onClick={() => set(moved(voice.id, 1))}
                >
                  <ArrowDown aria-hidden />
                </Button>
              </span>
            </li>
          );
        })}
        <li className="flex flex-wrap items-center gap-x-3 gap-y-1 rounded-md px-3 py-1.5 text-ink-muted">
          <span className="min-w-0 flex-1 basis-40">{t('built_in')}</span>
          <Badge tone="outline">{t(speaking.length === 0 ? 'speaks_now' : 'speaks_last')}</Badge>
          <HearVoice text={text} language={language} voiceId={builtInVoiceId} voiceName={t('built_in')} />
        </li>
      </ol>
    </section>
  );
}

function PlaceBadge({ place, enabled }: { place: number; enabled: boolean }) {
  const t = useTranslations('speech');
  if (place < 0) return <Badge>{t('only_tried')}</Badge>;
  if (!enabled) return <Badge tone="warning">{t('provider_off')}</Badge>;
  return place === 0 ? (
    <Badge tone="success">{t('speaks_now')}</Badge>
  ) : (
    <Badge tone="info">{t('speaks_then', { place })}</Badge>
  );
}
