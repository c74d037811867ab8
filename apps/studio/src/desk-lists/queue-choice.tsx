'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { ChoiceChecks } from '@/centre/choice-checks';
import { useTRPC } from '@/client/trpc';

interface QueueChoiceProps {
  list: 'codes' | 'phrases';
  value: readonly string[];
  onChange: (queueIds: string[]) => void;
  error: string | undefined;
}

/** Which queues something is for; none chosen means all. */
export function QueueChoice({ list, ...choice }: QueueChoiceProps) {
  const t = useTranslations('centre');
  const trpc = useTRPC();
  const centre = useQuery(trpc.centre.options.queryOptions());
  return (
    <ChoiceChecks
      label={t(`${list}.queues`)}
      help={t(`${list}.queues_help`)}
      options={centre.data?.queues ?? []}
      {...choice}
    />
  );
}

/** The names of all queues, by id. */
export function useQueueNames(): ReadonlyMap<string, string> {
  const trpc = useTRPC();
  const centre = useQuery(trpc.centre.options.queryOptions());
  return new Map(centre.data?.queues.map(({ id, name }) => [id, name]));
}
