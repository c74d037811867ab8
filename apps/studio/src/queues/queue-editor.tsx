'use client';

import type { CentreOptions } from '@patchbay/records';
import { useLocale, useTranslations } from 'next-intl';
import { type ReactNode, useEffect, useState } from 'react';
import { useCan, usePerson } from '@/access/access-provider';
import { useFieldErrors } from '@/centre/field-errors';
import { UsesCard } from '@/centre/uses-card';
import { failureOf, failureText } from '@/client/failure';
import { Badge } from '@/ui/badge';
import { Button } from '@/ui/button';
import { Callout } from '@/ui/callout';
import { Card, CardHeader } from '@/ui/card';
import { FormField } from '@/ui/form-field';
import { Input } from '@/ui/input';
import { Page } from '@/ui/page';
import { Switch } from '@/ui/switch';
import type { ServingAgent } from './fits';
import { HoursEditor } from './hours-editor';
import { MeasuresEditor } from './measures-editor';
import { NumberField } from './number-field';
import { OverflowEditor } from './overflow-editor';
import type { QueueRules } from './queue-in-words';
import { QueueSummary } from './queue-summary';
import { RingsEditor } from './rings-editor';
import { PriorityFields, RingTogetherField } from './rule-fields';
import { StrategyPicker } from './strategy-picker';
import { TermsEditor } from './terms-editor';

type StoredQueue = QueueRules & { id: string; archivedAt: string | null; createdAt: string };

interface QueueEditorProps {
  queue: StoredQueue;
  agents: (ServingAgent & { userId: string; name: string })[];
  centre: CentreOptions;
  saving: boolean;
  error: unknown;
  onSave: (rules: QueueRules) => void;
}

/** What is offered where there was no limit before. */
const wrapUpMsAtFirst = 30_000;

export function QueueEditor({ queue, agents, centre, saving, error, onSave }: QueueEditorProps) {
  const t = useTranslations('centre.queues');
  const ui = useTranslations('ui');
  const locale = useLocale();
  const { timeZone } = usePerson();
  const editable = useCan()('centre.edit') && queue.archivedAt === null;
  const { id, archivedAt, createdAt: _, ...stored } = queue;
  const [rules, setRules] = useState<QueueRules>(stored);
  const set = (change: Partial<QueueRules>) => setRules((before) => ({ ...before, ...change }));
  const errorOf = useFieldErrors(error);
  const changed = JSON.stringify(rules) !== JSON.stringify(stored);
  useWarnBeforeLeaving(changed);
  const names = new Map([...centre.queues, ...centre.skills].map((one) => [one.id, one.name]));
  const nameOf = (one: string) => names.get(one) ?? '…';
  const failure = error === null ? null : failureOf(error);
  return (
    <Page
      title={
        <>
          {queue.name}
          {archivedAt !== null && <Badge>{t('archived')}</Badge>}
        </>
      }
      breadcrumbs={[{ label: t('title'), href: '/queues' }]}
    >
      {failure !== null && (
        <Callout tone="danger" className="mb-4">
          {failure.fields.length > 0 ? t('some_fields', { count: failure.fields.length }) : failureText(error, locale)}
        </Callout>
      )}
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-5 lg:grid-cols-[minmax(0,1fr)_21rem]">
        <fieldset disabled={!editable} className="flex min-w-0 flex-col gap-4">
          <Section title={t('basics')}>
            <FormField label={t('name')} error={errorOf('name')}>
              {(control) => (
                <Input
                  {...control}
                  value={rules.name}
                  maxLength={80}
                  onChange={(event) => set({ name: event.currentTarget.value })}
                  className="max-w-96"
                />
              )}
            </FormField>
            <div className="flex items-start gap-3">
              <Switch label={t('open')} checked={rules.open} onChange={(open) => set({ open })} disabled={!editable} />
              <div>
                <p className="text-sm font-medium">{t('open')}</p>
                <p className="text-xs text-ink-muted">{t('open_help')}</p>
              </div>
            </div>
          </Section>
          <Section title={t('strategy')} description={t('strategy_help')}>
            <StrategyPicker value={rules.strategy} onChange={(strategy) => set({ strategy })} />
            <div className="flex flex-wrap gap-x-8 gap-y-4">
              <RingTogetherField rules={rules} onChange={set} errorOf={errorOf} />
              <FormField label={t('ring_timeout')} error={errorOf('ringTimeoutMs')}>
                {({ id: field }) => (
                  <NumberField
                    id={field}
                    value={rules.ringTimeoutMs}
                    scale={1_000}
                    min={3}
                    max={300}
                    unit={t('seconds')}
                    onChange={(ringTimeoutMs) => set({ ringTimeoutMs })}
                  />
                )}
              </FormField>
            </div>
          </Section>
          <Section title={t('rings.title')} description={t('rings.description')}>
            <RingsEditor
              rings={rules.rings}
              onChange={(rings) => set({ rings })}
              skills={centre.skills}
              nameOf={nameOf}
              agents={agents}
              error={errorOf('rings')}
            />
          </Section>
          <Section title={t('terms.title')} description={t('terms.description')}>
            <TermsEditor
              terms={rules.terms}
              onChange={(terms) => set({ terms })}
              skills={centre.skills}
              nameOf={nameOf}
              errorOf={errorOf}
            />
            <div className="flex flex-wrap gap-x-8 gap-y-4 border-t border-line pt-4">
              <PriorityFields rules={rules} onChange={set} errorOf={errorOf} helped />
            </div>
          </Section>
          <Section title={t('overflow.title')} description={t('overflow.description')}>
            <OverflowEditor
              rules={rules.overflow}
              onChange={(overflow) => set({ overflow })}
              queues={centre.queues.filter((other) => other.id !== id)}
              errorOf={errorOf}
            />
          </Section>
          <Section title={t('hours.title')} description={t('hours.description')}>
            <HoursEditor
              hours={rules.hours}
              timeZone={timeZone}
              onChange={(hours) => set({ hours })}
              errorOf={errorOf}
            />
          </Section>
          <Section title={t('measures.title')} description={t('measures.description')}>
            <MeasuresEditor queue={rules} onChange={set} errorOf={errorOf} />
          </Section>
          <Section title={t('wrap_up')} description={t('wrap_up_help')}>
            <FormField label={t('wrap_up_time')} error={errorOf('wrapUpMs')}>
              {({ id: field }) => (
                <NumberField
                  id={field}
                  value={rules.wrapUpMs ?? wrapUpMsAtFirst}
                  scale={1_000}
                  min={0}
                  max={3_600}
                  unit={t('seconds')}
                  disabled={rules.wrapUpMs === null}
                  onChange={(wrapUpMs) => set({ wrapUpMs })}
                />
              )}
            </FormField>
            <div className="flex items-start gap-3">
              <Switch
                label={t('wrap_up_unlimited')}
                checked={rules.wrapUpMs === null}
                onChange={(unlimited) => set({ wrapUpMs: unlimited ? null : (stored.wrapUpMs ?? wrapUpMsAtFirst) })}
                disabled={!editable}
              />
              <div>
                <p className="text-sm font-medium">{t('wrap_up_unlimited')}</p>
                <p className="text-xs text-ink-muted">{t('wrap_up_unlimited_help')}</p>
              </div>
            </div>
            <div className="flex items-center gap-3 text-sm">
              <Switch
                label={t('wrap_up_required')}
                checked={rules.wrapUpRequired}
                onChange={(wrapUpRequired) => set({ wrapUpRequired })}
                disabled={!editable}
              />
              {t('wrap_up_required')}
            </div>
          </Section>
        </fieldset>
        <div className="flex min-w-0 flex-col gap-4 lg:sticky lg:top-5">
          <QueueSummary queue={rules} nameOf={nameOf} agents={agents} />
          <UsesCard kind="queue" id={id} />
        </div>
      </div>
      {editable && changed && (
        <div className="sticky bottom-3 z-20 mt-5 flex flex-wrap items-center justify-end gap-2 rounded-lg border border-line bg-raised px-4 py-2.5 shadow-popover">
          <span className="mr-auto text-sm text-ink-muted">{ui('unsaved')}</span>
          <Button onClick={() => setRules(stored)}>{t('discard')}</Button>
          <Button variant="primary" loading={saving} onClick={() => onSave(rules)}>
            {ui('save')}
          </Button>
        </div>
      )}
    </Page>
  );
}

function Section({ title, description, children }: { title: string; description?: string; children: ReactNode }) {
  return (
    <Card>
      <CardHeader title={title} {...(description === undefined ? {} : { description })} />
      <div className="flex flex-col gap-4 p-4">{children}</div>
    </Card>
  );
}

/** The browser asks before it throws away what is not saved. */
function useWarnBeforeLeaving(changed: boolean) {
  useEffect(() => {
    if (!changed) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [changed]);
}
