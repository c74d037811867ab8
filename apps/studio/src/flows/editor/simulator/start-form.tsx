'use client';

import { CirclePlay } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { usePerson } from '@/access/access-provider';
import { Button } from '@/ui/button';
import { Callout } from '@/ui/callout';
import { FormField } from '@/ui/form-field';
import { Input } from '@/ui/input';
import type { Saving } from '../use-autosave';
import { BlockingProblems, useBlockingProblems } from './blocking-problems';
import { useBeginCall } from './use-begin-call';
import { instantOf, wallClock } from './wall-clock';

/** Who calls, and when; or what has to be mended before a call can be tried. */
export function StartForm({ saving }: { saving: Saving }) {
  const t = useTranslations('flows.simulator');
  const { timeZone: ownZone } = usePerson();
  const problems = useBlockingProblems();
  const blocked = problems.length > 0;
  const [caller, setCaller] = useState('+49 30 901820');
  const [called, setCalled] = useState('2000');
  const [timeZone, setTimeZone] = useState(ownZone);
  const [when, setWhen] = useState(() => wallClock(Date.now(), ownZone));
  const startsAt = instantOf(when, timeZone);
  const { begin, busy, failure } = useBeginCall(saving);
  return (
    <form
      className="space-y-4 p-3"
      onSubmit={(event) => {
        event.preventDefault();
        if (blocked || startsAt === null) return;
        void begin({ callerNumber: caller, callerName: '', calledNumber: called, startsAt });
      }}
    >
      <p className="text-sm text-ink-muted">{t('intro')}</p>
      <BlockingProblems problems={problems} />
      <div className="grid grid-cols-2 gap-2">
        <FormField label={t('caller')}>
          {(control) => (
            <Input {...control} value={caller} onChange={(event) => setCaller(event.currentTarget.value)} />
          )}
        </FormField>
        <FormField label={t('called')}>
          {(control) => (
            <Input {...control} value={called} onChange={(event) => setCalled(event.currentTarget.value)} />
          )}
        </FormField>
      </div>
      <FormField label={t('when')}>
        {(control) => (
          <Input
            {...control}
            type="datetime-local"
            step={1}
            value={when}
            onChange={(event) => setWhen(event.currentTarget.value)}
          />
        )}
      </FormField>
      <FormField label={t('timeZone')} error={startsAt === null ? t('timeZoneWrong') : undefined}>
        {(control) => (
          <>
            <Input
              {...control}
              list="simulator-zones"
              value={timeZone}
              onChange={(event) => setTimeZone(event.currentTarget.value)}
            />
            <datalist id="simulator-zones">
              {Intl.supportedValuesOf('timeZone').map((zone) => (
                <option key={zone} value={zone} />
              ))}
            </datalist>
          </>
        )}
      </FormField>
      {failure !== null && <Callout tone="danger">{failure}</Callout>}
      <Button type="submit" variant="primary" className="w-full" loading={busy} disabled={blocked || startsAt === null}>
        <CirclePlay aria-hidden />
        {t('start')}
      </Button>
    </form>
  );
}
