'use client';

import { X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { AddressFilter } from './filter-address';
import type { SetAddress } from './use-call-filter';

/** What a number of a report or another page asks for, and no field of the list does. */
const chips = [
  'timeOf',
  'version',
  'callerNumber',
  'calledNumber',
  'active',
  'answered',
  'withPerson',
  'queueOutcome',
  'vip',
  'callback',
  'waitedMsMin',
  'waitedMsMax',
  'talkOutcome',
  'question',
  'score',
  'variable',
  'value',
  'nodeId',
  'exit',
] as const satisfies readonly (keyof AddressFilter)[];

interface FilterChipsProps {
  address: AddressFilter;
  setAddress: SetAddress;
}

/** Each of them in words, to be taken away one by one. */
export function FilterChips({ address, setAddress }: FilterChipsProps) {
  const t = useTranslations('calls');
  const shown = chips.filter((field) => address[field] !== null);
  if (shown.length === 0) return null;
  const wordOf = (field: (typeof chips)[number]): string => {
    const value = address[field];
    if (field === 'timeOf') return t(`chips.times.${address.timeOf ?? 'call'}`);
    if (field === 'waitedMsMin' || field === 'waitedMsMax') {
      return t('seconds', { seconds: Number(value) / 1_000 });
    }
    if (typeof value === 'boolean') return t(value ? 'chips.yes' : 'chips.no');
    if (field === 'queueOutcome' && address.queueOutcome) return t(`queue_outcomes.${address.queueOutcome}`);
    if (field === 'talkOutcome' && address.talkOutcome) return t(`talk_outcomes.${address.talkOutcome}`);
    return field === 'version' ? String(value).slice(0, 8) : String(value);
  };
  return (
    <ul className="flex flex-wrap gap-1.5" aria-label={t('chips.label')}>
      {shown.map((field) => (
        <li
          key={field}
          className="inline-flex h-6 max-w-full items-center gap-1 rounded-sm bg-accent-soft pl-2 text-xs text-accent-ink"
        >
          <span className="truncate">
            {t(`chips.${field}`)}: <bdi className="font-medium">{wordOf(field)}</bdi>
          </span>
          <button
            type="button"
            aria-label={t('chips.remove', { name: t(`chips.${field}`) })}
            className="grid size-6 place-items-center rounded-sm hover:bg-hover"
            onClick={() => setAddress({ [field]: null })}
          >
            <X className="size-3" aria-hidden />
          </button>
        </li>
      ))}
    </ul>
  );
}
