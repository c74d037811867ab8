'use client';

import { Pencil, UserPlus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useCan } from '@/access/access-provider';
import { Button } from '@/ui/button';
import { Card, CardHeader } from '@/ui/card';
import { isShownNumber } from '../call/caller';
import type { Call } from '../seat-desk';
import { CustomerForm } from './customer-form';
import { EarlierCalls } from './earlier-calls';
import { LinkCustomer } from './link-customer';
import { NumberButton } from './number-button';
import { OpenItems } from './open-items';

/** The screen pop: who this is, what is open for them, what was before. */
export function CustomerPanel({ call }: { call: Call }) {
  const t = useTranslations('seat.customer');
  const mayEdit = useCan()('customer.edit');
  const [editing, setEditing] = useState(false);
  const { customer } = call;
  return (
    <div className="flex flex-col gap-3">
      <Card>
        <CardHeader
          title={customer?.name ?? t('unknown')}
          description={customer === null ? t('unknown_help') : customer.company}
          actions={
            mayEdit &&
            !editing && (
              <span className="flex gap-1">
                {customer === null && isShownNumber(call.number) && <LinkCustomer callId={call.id} />}
                <Button size="sm" onClick={() => setEditing(true)}>
                  {customer === null ? <UserPlus aria-hidden /> : <Pencil aria-hidden />}
                  {t(customer === null ? 'create' : 'edit')}
                </Button>
              </span>
            )
          }
        />
        {editing ? (
          <CustomerForm call={call} onDone={() => setEditing(false)} />
        ) : (
          customer !== null && (
            <div className="flex flex-col gap-2 p-4 text-sm">
              <ul aria-label={t('numbers')} className="flex flex-wrap gap-2">
                {customer.numbers.map((number) => (
                  <li key={number}>
                    <NumberButton number={number} />
                  </li>
                ))}
              </ul>
              {customer.note !== '' && (
                <p className="rounded-md bg-warning-soft px-3 py-2 whitespace-pre-wrap text-warning-ink [overflow-wrap:anywhere]">
                  {customer.note}
                </p>
              )}
            </div>
          )
        )}
      </Card>
      <OpenItems call={call} mayEdit={mayEdit} />
      <EarlierCalls calls={call.earlier} />
    </div>
  );
}
