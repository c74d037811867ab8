'use client';

import { useTranslations } from 'next-intl';
import { usePerson } from '@/access/access-provider';
import { instantOf, wallClock } from '@/flows/editor/simulator/wall-clock';
import { Input } from '@/ui/input';
import { Select } from '@/ui/select';
import type { AddressFilter } from './filter-address';
import type { SetAddress } from './use-call-filter';

const dayMs = 86_400_000;

interface TimeFieldsProps {
  address: AddressFilter;
  setAddress: SetAddress;
}

/** When: up to now, or between two moments by the clocks of the person. */
export function TimeFields({ address, setAddress }: TimeFieldsProps) {
  const t = useTranslations('calls');
  const { timeZone } = usePerson();
  const isOwn = address.from !== null || address.to !== null;
  const field = (end: 'from' | 'to') => (
    <Input
      type="datetime-local"
      aria-label={t(`time_${end}`)}
      title={t('time_zone', { timeZone })}
      className="w-full sm:w-48"
      value={address[end] === null ? '' : wallClock(address[end].getTime(), timeZone).slice(0, 16)}
      onChange={(event) => {
        const at = instantOf(event.currentTarget.value, timeZone);
        setAddress({ [end]: at === null ? null : new Date(at) });
      }}
    />
  );
  return (
    <>
      <Select
        label={t('filter_time')}
        className="w-full sm:w-40"
        value={isOwn ? 'own' : (address.time ?? 'any')}
        onChange={(time) => {
          if (time !== 'own') return setAddress({ from: null, to: null, time: time === 'any' ? null : time });
          const today = instantOf(`${wallClock(Date.now(), timeZone).slice(0, 10)}T00:00`, timeZone) ?? Date.now();
          setAddress({ time: null, from: new Date(today), to: new Date(today + dayMs) });
        }}
        options={[
          { value: 'any', label: t('any_time') },
          { value: 'day', label: t('today') },
          { value: 'week', label: t('week') },
          { value: 'month', label: t('month') },
          { value: 'own', label: t('time_own') },
        ]}
      />
      {isOwn && field('from')}
      {isOwn && field('to')}
    </>
  );
}
