'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { FlaskConical } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { ChoiceChecks } from '@/centre/choice-checks';
import { useFieldErrors } from '@/centre/field-errors';
import { failureOf, failureText } from '@/client/failure';
import { useTRPC } from '@/client/trpc';
import { Button } from '@/ui/button';
import { Callout } from '@/ui/callout';
import { Card, CardHeader } from '@/ui/card';
import { EmptyState } from '@/ui/empty-state';
import { FormField } from '@/ui/form-field';
import { Page } from '@/ui/page';
import { QueryState } from '@/ui/query-state';
import { Select } from '@/ui/select';
import { AgentLevelsCard } from './agent-levels-card';
import { dayInWords } from './day-in-words';
import { QueueRulesCard } from './queue-rules-card';
import { skillsWanted, type TriedAgent, type TriedRules, triedRulesOf } from './tried-rules';

/** A day, and the rules to be tried on it. */
export function NewTrialScreen() {
  const t = useTranslations('what_if');
  const texts = useTranslations('centre.queues');
  const locale = useLocale();
  const trpc = useTRPC();
  const { push } = useRouter();
  const queries = useQueryClient();
  const still = { refetchOnWindowFocus: false } as const;
  const days = useQuery(trpc.whatIf.days.queryOptions(undefined, still));
  const queues = useQuery(trpc.queues.list.queryOptions(undefined, still));
  const agents = useQuery(trpc.agents.list.queryOptions(undefined, still));
  const centre = useQuery(trpc.centre.options.queryOptions(undefined, still));
  const [chosenDay, setDay] = useState<string | null>(null);
  const [chosenGroup, setGroup] = useState<string | null>(null);
  const [queueIds, setQueueIds] = useState<string[]>([]);
  const [tried, setTried] = useState<ReadonlyMap<string, TriedRules>>(new Map());
  const [triedAgents, setTriedAgents] = useState<ReadonlyMap<string, TriedAgent>>(new Map());
  const ask = useMutation(
    trpc.whatIf.ask.mutationOptions({
      meta: { showsFailure: true },
      onSuccess: async ({ id }) => {
        await queries.invalidateQueries({ queryKey: trpc.whatIf.list.queryKey() });
        push(`/queues/what-if/${id}`);
      },
    }),
  );
  const errorOf = useFieldErrors(ask.error);

  return (
    <Page
      title={t('new')}
      description={t('new_help')}
      breadcrumbs={[
        { label: texts('title'), href: '/queues' },
        { label: t('title'), href: '/queues/what-if' },
      ]}
    >
      <QueryState query={days}>
        {({ days: found, groups, timeZone }) => {
          const day = chosenDay ?? found[0]?.day;
          if (day === undefined)
            return <EmptyState icon={FlaskConical} title={t('no_days_title')} description={t('no_days')} />;
          if (!queues.data || !agents.data || !centre.data) return null;
          const callers = found.find((one) => one.day === day)?.callers ?? {};
          const inUse = queues.data.filter(({ archivedAt }) => archivedAt === null);
          const chosen = inUse.filter(({ id }) => queueIds.includes(id));
          const rulesOf = (queue: (typeof inUse)[number]) => tried.get(queue.id) ?? triedRulesOf(queue);
          const isChanged = (queue: (typeof inUse)[number]) =>
            JSON.stringify(rulesOf(queue)) !== JSON.stringify(triedRulesOf(queue));
          const wanted = new Set(chosen.flatMap((queue) => [...skillsWanted(queue), ...skillsWanted(rulesOf(queue))]));
          const people = agents.data
            .filter(({ disabled }) => !disabled)
            .map(({ userId, name, skills, queueIds: serves }) => ({
              id: userId,
              name,
              today: {
                skills: Object.fromEntries(skills.map(({ skillId, level }) => [skillId, level])),
                queueIds: serves,
              },
            }));
          const set = (id: string, rules: TriedRules) => setTried(new Map(tried).set(id, rules));
          const ready = chosen.some(isChanged) || triedAgents.size > 0;
          const run = () =>
            ask.mutate({
              day,
              groupId: groups.length > 1 ? (chosenGroup ?? groups[0] ?? null) : null,
              queues: chosen.map((queue) => ({ id: queue.id, changes: rulesOf(queue) })),
              agents: [...triedAgents].map(([id, { skills, queueIds: serves }]) => ({
                id,
                skills: { ...skills },
                queueIds: [...serves],
              })),
            });
          return (
            <div className="flex flex-col gap-4">
              {ask.error !== null && (
                <Callout tone="danger">
                  {failureOf(ask.error).fields.length > 0
                    ? t('some_fields', { count: failureOf(ask.error).fields.length })
                    : failureText(ask.error, locale)}
                </Callout>
              )}
              <Card>
                <CardHeader title={t('what')} />
                <div className="flex flex-col gap-4 p-4">
                  <div className="flex flex-wrap gap-4">
                    <FormField label={t('day')} help={t('day_help', { timeZone })}>
                      {({ id }) => (
                        <Select
                          id={id}
                          className="w-80 max-w-full"
                          value={day}
                          onChange={setDay}
                          options={found.map((one) => ({
                            value: one.day,
                            label: dayInWords(one.day, locale),
                            hint: t('callers', { count: sum(Object.values(one.callers)) }),
                          }))}
                        />
                      )}
                    </FormField>
                    {groups.length > 1 && (
                      <FormField label={t('group')} help={t('group_help')}>
                        {({ id }) => (
                          <Select
                            id={id}
                            className="w-64 max-w-full"
                            value={chosenGroup ?? groups[0] ?? null}
                            onChange={setGroup}
                            options={groups.map((group) => ({ value: group, label: group }))}
                          />
                        )}
                      </FormField>
                    )}
                  </div>
                  <ChoiceChecks
                    label={t('queues')}
                    help={t('queues_help')}
                    options={inUse.map(({ id, name }) => ({
                      id,
                      name: t('queue_callers', { name, count: callers[id] ?? 0 }),
                    }))}
                    value={queueIds}
                    onChange={setQueueIds}
                  />
                </div>
              </Card>
              {chosen.map((queue) => (
                <QueueRulesCard
                  key={queue.id}
                  queueId={queue.id}
                  name={queue.name}
                  rules={rulesOf(queue)}
                  changed={isChanged(queue)}
                  onChange={(rules) => set(queue.id, rules)}
                  onReset={() => set(queue.id, triedRulesOf(queue))}
                  centre={centre.data}
                  agents={people
                    .map(({ id, today }) => triedAgents.get(id) ?? today)
                    .filter(({ queueIds: serves }) => serves.includes(queue.id))
                    .map(({ skills }) => ({
                      skills: Object.entries(skills).map(([skillId, level]) => ({ skillId, level })),
                    }))}
                  errorOf={(field) => errorOf(`${queue.id}.${field}`)}
                />
              ))}
              {chosen.length > 0 && (
                <AgentLevelsCard
                  agents={people}
                  tried={triedAgents}
                  queues={chosen}
                  skills={centre.data.skills.filter(({ id }) => wanted.has(id))}
                  onChange={(id, agent) => setTriedAgents(new Map(triedAgents).set(id, agent))}
                />
              )}
              <div className="sticky bottom-3 z-20 flex flex-wrap items-center justify-end gap-3 rounded-lg border border-line bg-raised px-4 py-2.5 shadow-popover">
                <p className="mr-auto text-sm text-ink-muted">{ready ? t('ready') : t('not_ready')}</p>
                <Button variant="primary" loading={ask.isPending} disabled={!ready} onClick={run}>
                  <FlaskConical aria-hidden />
                  {t('run')}
                </Button>
              </div>
            </div>
          );
        }}
      </QueryState>
    </Page>
  );
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
