'use client';

import { useQuery } from '@tanstack/react-query';
import { CircleCheck, CircleX } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useDeferredValue, useState } from 'react';
import { useTRPC } from '@/client/trpc';
import { Card, CardHeader } from '@/ui/card';
import { Input } from '@/ui/input';

interface DialTesterProps {
  /** The number in the list of each rule, by id. */
  places: ReadonlyMap<string, number>;
}

/** Asks the same code that a call asks. */
export function DialTester({ places }: DialTesterProps) {
  const t = useTranslations('dial_rules');
  const trpc = useTRPC();
  const [typed, setTyped] = useState('');
  const destination = useDeferredValue(typed.trim());
  const { data } = useQuery(
    trpc.dialRules.tryDestination.queryOptions({ destination }, { enabled: destination !== '' }),
  );
  const rule = data?.ruleId == null ? '' : String(places.get(data.ruleId) ?? '');
  return (
    <Card>
      <CardHeader title={t('try')} />
      <div className="flex flex-col gap-3 p-4">
        <Input
          aria-label={t('try_label')}
          placeholder={t('try_placeholder')}
          value={typed}
          maxLength={300}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <div role="status" className="min-h-10 text-sm">
          {destination !== '' && data?.allowed === true && (
            <p className="flex items-start gap-2 text-success-ink">
              <CircleCheck className="mt-0.5 size-4 shrink-0" aria-hidden />
              <span>
                {t('allowed', { rule })}
                <span className="block text-ink-muted">
                  {t('dialled_as', {
                    target: data.target.kind === 'sip' ? `${data.target.user}@${data.target.host}` : data.target.number,
                  })}
                </span>
              </span>
            </p>
          )}
          {destination !== '' && data?.allowed === false && (
            <p className="flex items-start gap-2 text-danger-ink">
              <CircleX className="mt-0.5 size-4 shrink-0" aria-hidden />
              <span>
                {t('refused')}
                <span className="block text-ink-muted">{t(`refusals.${data.code}`, { rule })}</span>
              </span>
            </p>
          )}
        </div>
      </div>
    </Card>
  );
}
