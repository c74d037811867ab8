'use client';

import { useQuery } from '@tanstack/react-query';
import { GraduationCap, Hash, MapIcon, MessageSquareText, Search, UsersRound, Workflow } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { useCan } from '@/access/access-provider';
import { useTRPC } from '@/client/trpc';
import { type Command, useCommands } from './commands';

/** What people made, by name: mounted while the palette is open, so that it is read only then. */
export function RecordCommands() {
  const t = useTranslations('shell.items');
  const across = useTranslations('flows.across');
  const trpc = useTRPC();
  const can = useCan();
  const { push } = useRouter();
  const readsFlows = can('flow.read');
  const flows = useQuery(trpc.flows.list.queryOptions({}, { enabled: readsFlows }));
  const numbers = useQuery(trpc.numbers.list.queryOptions(undefined, { enabled: can('flow.read') }));
  const prompts = useQuery(trpc.prompts.list.queryOptions(undefined, { enabled: can('prompt.read') }));
  const centre = useQuery(trpc.centre.options.queryOptions(undefined, { enabled: can('centre.read') }));
  const commands = useMemo<Command[]>(
    () => [
      ...(readsFlows
        ? [
            {
              id: 'flows.map',
              title: across('map.title'),
              group: t('flows'),
              icon: MapIcon,
              run: () => push('/flows/map'),
            },
            {
              id: 'flows.find',
              title: across('find.title'),
              group: t('flows'),
              icon: Search,
              keywords: [across('replace.open')],
              run: () => push('/flows/find'),
            },
          ]
        : []),
      ...(flows.data ?? []).map((flow) => ({
        id: `flow.${flow.id}`,
        title: flow.name,
        group: t('flows'),
        icon: Workflow,
        keywords: flow.numbers,
        run: () => push(`/flows/${flow.id}`),
      })),
      ...(numbers.data ?? []).map((number) => ({
        id: `number.${number.number}`,
        title: `${number.number} · ${number.flowName}`,
        group: t('numbers'),
        icon: Hash,
        keywords: [number.label],
        run: () => push(`/flows/${number.flowId}`),
      })),
      ...(prompts.data ?? []).map((prompt) => ({
        id: `prompt.${prompt.id}`,
        title: prompt.name,
        group: t('prompts'),
        icon: MessageSquareText,
        run: () => push(`/prompts/${prompt.id}`),
      })),
      ...(centre.data?.queues ?? []).map((queue) => ({
        id: `queue.${queue.id}`,
        title: queue.name,
        group: t('queues'),
        icon: UsersRound,
        run: () => push(`/queues/${queue.id}`),
      })),
      ...(centre.data?.agents ?? []).map((agent) => ({
        id: `agent.${agent.id}`,
        title: agent.name,
        group: t('agents'),
        icon: GraduationCap,
        run: () => push(`/agents/${agent.id}`),
      })),
    ],
    [flows.data, numbers.data, prompts.data, centre.data, readsFlows, t, across, push],
  );
  useCommands('records', commands);
  return null;
}
