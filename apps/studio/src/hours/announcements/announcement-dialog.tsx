'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { usePerson } from '@/access/access-provider';
import { useFieldErrors } from '@/centre/field-errors';
import { useTRPC } from '@/client/trpc';
import { zonedInstant } from '@/intl/zoned-instant';
import { Callout } from '@/ui/callout';
import { FormDialog } from '@/ui/form-dialog';
import { FormField } from '@/ui/form-field';
import { Input } from '@/ui/input';
import { Segmented } from '@/ui/segmented';
import { Select } from '@/ui/select';
import { Switch } from '@/ui/switch';
import { toast } from '@/ui/toast';
import type { Concern, ShownAnnouncement } from './announcement';
import { AnnouncementTexts } from './announcement-texts';
import { ConcernFields } from './concern-fields';
import { localField } from './local-field';

interface AnnouncementDialogProps {
  readonly announcement: ShownAnnouncement | null;
  readonly onClose: () => void;
}

/** What is said, from when until when, to whom, and whether it closes. */
export function AnnouncementDialog({ announcement, onClose }: AnnouncementDialogProps) {
  const t = useTranslations('hours.announcements');
  const trpc = useTRPC();
  const queries = useQueryClient();
  const { timeZone } = usePerson();
  const choices = useQuery(trpc.hours.choices.queryOptions());
  const [name, setName] = useState(announcement?.name ?? '');
  const [source, setSource] = useState<'text' | 'prompt'>(announcement?.promptId ? 'prompt' : 'text');
  const [says, setSays] = useState(announcement?.says ?? {});
  const [promptId, setPromptId] = useState(announcement?.promptId ?? null);
  const [closes, setCloses] = useState(announcement?.closes ?? true);
  const [from, setFrom] = useState(localField(announcement?.startsAt ?? null, timeZone));
  const [until, setUntil] = useState(localField(announcement?.endsAt ?? null, timeZone));
  const [concerns, setConcerns] = useState<Concern>(announcement?.concerns ?? { kind: 'all' });
  const meta = { showsFailure: true };
  const create = useMutation(trpc.hours.createAnnouncement.mutationOptions({ meta }));
  const update = useMutation(trpc.hours.updateAnnouncement.mutationOptions({ meta }));
  const error = create.error ?? update.error;
  const errorOf = useFieldErrors(error);
  const instant = (local: string) => (local === '' ? null : zonedInstant(local, timeZone).toISOString());

  const save = async () => {
    const input = {
      name,
      says: source === 'text' ? says : {},
      promptId: source === 'prompt' ? promptId : null,
      closes,
      startsAt: instant(from),
      endsAt: instant(until),
      concerns,
    };
    if (announcement === null) await create.mutateAsync(input);
    else await update.mutateAsync({ id: announcement.id, announcement: input });
    toast.success(t(announcement?.on === true ? 'saved_on' : 'saved'));
    await queries.invalidateQueries({ queryKey: trpc.hours.pathKey() });
    onClose();
  };

  return (
    <FormDialog
      title={t(announcement === null ? 'new_title' : 'edit_title')}
      error={error}
      fieldErrors
      saving={create.isPending || update.isPending}
      ready={name.trim() !== '' && (source === 'text' || promptId !== null)}
      onSubmit={() => void save().catch(() => undefined)}
      onClose={onClose}
      size="lg"
    >
      {announcement?.on === true && <Callout tone="warning">{t('heard_while_edited')}</Callout>}
      <FormField label={t('name')} help={t('name_help')} error={errorOf('name')}>
        {(control) => (
          <Input
            {...control}
            value={name}
            maxLength={100}
            autoFocus
            autoComplete="off"
            onChange={(event) => setName(event.currentTarget.value)}
          />
        )}
      </FormField>
      <Segmented
        className="self-start"
        label={t('source')}
        value={source}
        options={[
          { value: 'text', label: t('source_text') },
          { value: 'prompt', label: t('source_prompt') },
        ]}
        onChange={setSource}
      />
      {source === 'text' ? (
        <AnnouncementTexts says={says} onChange={setSays} errorOf={errorOf} />
      ) : (
        <FormField label={t('prompt')} help={t('prompt_help')} error={errorOf('promptId')}>
          {(control) => (
            <Select
              id={control.id}
              label={t('prompt')}
              value={promptId}
              placeholder={t('choose_prompt')}
              options={(choices.data?.prompts ?? []).map((prompt) => ({ value: prompt.id, label: prompt.name }))}
              onChange={setPromptId}
            />
          )}
        </FormField>
      )}
      <div className="flex items-center justify-between gap-3">
        <div>
          <p className="text-sm font-medium">{t('closes_label')}</p>
          <p className="text-xs text-ink-muted">{t('closes_help')}</p>
        </div>
        <Switch checked={closes} onChange={setCloses} label={t('closes_label')} />
      </div>
      <ConcernFields
        concerns={concerns}
        numbers={choices.data?.numbers ?? []}
        hours={choices.data?.hours ?? []}
        onChange={setConcerns}
        error={errorOf('concerns')}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <FormField label={t('from')} help={t('from_help')}>
          {(control) => (
            <Input
              {...control}
              type="datetime-local"
              value={from}
              onChange={(event) => setFrom(event.currentTarget.value)}
            />
          )}
        </FormField>
        <FormField label={t('until')} help={t('until_help', { zone: timeZone })} error={errorOf('endsAt')}>
          {(control) => (
            <Input
              {...control}
              type="datetime-local"
              value={until}
              onChange={(event) => setUntil(event.currentTarget.value)}
            />
          )}
        </FormField>
      </div>
    </FormDialog>
  );
}
