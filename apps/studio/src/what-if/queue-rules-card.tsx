'use client';

import type { CentreOptions } from '@patchbay/records';
import { RotateCcw } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type ReactNode, useId } from 'react';
import type { ServingAgent } from '@/queues/fits';
import { OverflowEditor } from '@/queues/overflow-editor';
import { RingsEditor } from '@/queues/rings-editor';
import { PriorityFields, RingTogetherField } from '@/queues/rule-fields';
import { StrategyPicker } from '@/queues/strategy-picker';
import { Badge } from '@/ui/badge';
import { Button } from '@/ui/button';
import { Card, CardHeader } from '@/ui/card';
import type { TriedRules } from './tried-rules';

interface QueueRulesCardProps {
  queueId: string;
  name: string;
  rules: TriedRules;
  changed: boolean;
  onChange: (rules: TriedRules) => void;
  onReset: () => void;
  centre: CentreOptions;
  agents: readonly ServingAgent[];
  errorOf: (field: string) => string | undefined;
}

/** A copy of a queue's rules, to be changed without anybody noticing. */
export function QueueRulesCard(props: QueueRulesCardProps) {
  const { queueId, name, rules, changed, centre, agents, errorOf } = props;
  const t = useTranslations('what_if');
  const texts = useTranslations('centre.queues');
  const set = (change: Partial<TriedRules>) => props.onChange({ ...rules, ...change });
  const names = new Map([...centre.queues, ...centre.skills].map((one) => [one.id, one.name]));
  const nameOf = (id: string) => names.get(id) ?? '…';
  return (
    <Card>
      <CardHeader
        title={name}
        description={t('copy_of_today')}
        actions={
          changed && (
            <span className="flex items-center gap-2">
              <Badge tone="accent">{t('changed')}</Badge>
              <Button size="sm" variant="ghost" onClick={props.onReset}>
                <RotateCcw aria-hidden />
                {t('as_today')}
              </Button>
            </span>
          )
        }
      />
      <div className="flex flex-col gap-6 p-4">
        <Part title={texts('rings.title')}>
          <RingsEditor
            rings={rules.rings}
            onChange={(rings) => set({ rings })}
            skills={centre.skills}
            nameOf={nameOf}
            agents={agents}
            error={errorOf('rings')}
          />
        </Part>
        <Part title={texts('strategy')}>
          <StrategyPicker value={rules.strategy} onChange={(strategy) => set({ strategy })} />
          <div className="flex flex-wrap gap-x-8 gap-y-4">
            <RingTogetherField rules={rules} onChange={set} errorOf={errorOf} />
            <PriorityFields rules={rules} onChange={set} errorOf={errorOf} />
          </div>
        </Part>
        <Part title={texts('overflow.title')}>
          <OverflowEditor
            rules={rules.overflow}
            onChange={(overflow) => set({ overflow })}
            queues={centre.queues.filter(({ id }) => id !== queueId)}
            errorOf={errorOf}
          />
        </Part>
      </div>
    </Card>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="flex flex-col gap-3">
      <h3 id={id} className="text-sm font-medium">
        {title}
      </h3>
      {children}
    </section>
  );
}
