'use client';

import type { PendingCommand, Simulation } from '@patchbay/engine';
import { type Command, type EngineEvent, isSensitive, type JsonObject, sensitive } from '@patchbay/flow-schema';
import { useQuery } from '@tanstack/react-query';
import { Database } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useCan } from '@/access/access-provider';
import { useTRPC } from '@/client/trpc';
import { Button } from '@/ui/button';

interface PublishedAnswerProps {
  readonly pending: PendingCommand;
  readonly simulation: Simulation;
  readonly onAnswer: (event: EngineEvent) => void;
}

/** What the published table, hours or announcements would answer at the simulated moment, as a button. */
export function PublishedAnswer({ pending, simulation, onAnswer }: PublishedAnswerProps) {
  const t = useTranslations('flows.simulator');
  const answer = usePublishedAnswer(pending.command, simulation);
  if (answer === null) return null;
  return (
    <Button size="sm" className="h-6 max-w-full px-2" onClick={() => onAnswer(answer.event)}>
      <Database aria-hidden />
      <span className="truncate">{t('asPublished', { answer: answer.words })}</span>
    </Button>
  );
}

function usePublishedAnswer(command: Command, simulation: Simulation): { event: EngineEvent; words: string } | null {
  const t = useTranslations('flows.simulator');
  const trpc = useTRPC();
  const can = useCan();
  const { calledNumber } = simulation.run.call;
  const at = new Date(simulation.now).toISOString();
  const lookUp = command.type === 'table.look_up' && !isSensitive(command.key) ? command : null;
  const hours = command.type === 'hours.ask' ? command : null;
  const announcements = command.type === 'announcements.ask' ? command : null;
  // What cannot be answered is not offered: the other answers are still there.
  const quiet = { retry: false, staleTime: 10_000 };
  const key = typeof lookUp?.key === 'string' ? lookUp.key : '';
  const row = useQuery(
    trpc.tables.find.queryOptions(
      { id: lookUp?.tableId ?? '', key },
      { ...quiet, enabled: lookUp !== null && can('table.read') },
    ),
  );
  const told = useQuery(
    trpc.hours.tell.queryOptions(
      { hoursId: hours?.hoursId ?? '', at, calledNumber },
      { ...quiet, enabled: hours !== null && can('hours.read') },
    ),
  );
  const said = useQuery(
    trpc.hours.tellAnnouncements.queryOptions(
      { hoursId: announcements?.hoursId ?? null, at, calledNumber },
      { ...quiet, enabled: announcements !== null && can('hours.read') },
    ),
  );
  const to = command.seq;
  if (lookUp !== null && row.data !== undefined) {
    const found: JsonObject | null = row.data;
    const words =
      found === null
        ? t('noRow')
        : Object.values(found)
            .filter((cell) => cell !== null)
            .join(', ');
    const answer = found !== null && lookUp.sensitiveRow ? sensitive(found) : found;
    return { words, event: { type: 'table.looked_up', to, row: answer } };
  }
  if (hours !== null && told.data) {
    const { opening, holiday, announcements: heard } = told.data;
    const words = [t(`opening_${opening}`), holiday, ...heard.map(({ name }) => name)].filter(Boolean).join(', ');
    return { words, event: { type: 'hours.told', to, opening, holiday, announcements: heard } };
  }
  if (announcements !== null && said.data) {
    const words = said.data.length === 0 ? t('noAnnouncement') : said.data.map(({ name }) => name).join(', ');
    return { words, event: { type: 'announcements.told', to, announcements: said.data } };
  }
  return null;
}
