'use client';

import type { HolidayListContent, HoursContent } from '@patchbay/flow-schema';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useFieldErrors } from '@/centre/field-errors';
import { useTRPC } from '@/client/trpc';
import { toast } from '@/ui/toast';
import type { ShownSchedule } from './shown-schedule';

type Content = HoursContent | HolidayListContent;

interface ScheduleEditor<C extends Content> {
  readonly content: C;
  readonly setContent: (content: C) => void;
  /** Different from the newest revision. */
  readonly changed: boolean;
  /** Whether there is something that calls are not told of yet. */
  readonly publishable: boolean;
  readonly pending: boolean;
  readonly error: unknown;
  readonly errorOf: (field: string) => string | undefined;
  readonly save: () => Promise<void>;
  readonly publish: () => Promise<void>;
  readonly rename: (name: string) => Promise<void>;
}

/** A draft that is changed, saved as a revision and published. */
export function useScheduleEditor<K extends 'hours' | 'holidays', C extends Content>(
  kind: K,
  schedule: ShownSchedule<C>,
): ScheduleEditor<C> {
  const t = useTranslations('hours');
  const trpc = useTRPC();
  const queries = useQueryClient();
  const { id, latest, published } = schedule;
  const [content, setContent] = useState(latest.content);
  const meta = { showsFailure: true };
  const saveHours = useMutation(trpc.hours.saveHours.mutationOptions({ meta }));
  const saveHolidays = useMutation(trpc.hours.saveHolidays.mutationOptions({ meta }));
  const publishing = useMutation(trpc.hours.publish.mutationOptions({ meta }));
  const renaming = useMutation(trpc.hours.rename.mutationOptions());
  const error = saveHours.error ?? saveHolidays.error ?? publishing.error;
  const errorOf = useFieldErrors(error);
  const changed = JSON.stringify(content) !== JSON.stringify(latest.content);
  const refresh = () => queries.invalidateQueries({ queryKey: trpc.hours.pathKey() });

  const write = async (): Promise<string> => {
    if (!changed) return latest.id;
    const base = { id, baseNumber: latest.number, note: '' };
    const revision =
      'weekly' in content
        ? await saveHours.mutateAsync({ ...base, content })
        : await saveHolidays.mutateAsync({ ...base, content });
    return revision.id;
  };
  /** What went wrong stands at its field, or above the form. */
  const attempt = async (work: () => Promise<void>) => {
    try {
      await work();
      await refresh();
    } catch {
      // The mutation holds the failure, which is shown.
    }
  };
  return {
    content,
    setContent,
    changed,
    publishable: changed || published?.id !== latest.id,
    pending: saveHours.isPending || saveHolidays.isPending || publishing.isPending,
    error,
    errorOf,
    save: () =>
      attempt(async () => {
        await write();
        toast.success(t('saved'));
      }),
    publish: () =>
      attempt(async () => {
        await publishing.mutateAsync({ kind, id, revisionId: await write() });
        toast.success(t('published_done'));
      }),
    rename: async (name) => {
      await renaming.mutateAsync({ kind, id, name });
      await refresh();
    },
  };
}
