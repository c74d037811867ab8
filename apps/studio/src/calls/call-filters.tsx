'use client';

import { callEndReasons } from '@patchbay/flow-schema';
import { useQuery } from '@tanstack/react-query';
import { SlidersHorizontal } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useId, useState } from 'react';
import { useTRPC } from '@/client/trpc';
import { Button } from '@/ui/button';
import { SearchInput } from '@/ui/search-input';
import { Select, type SelectOption } from '@/ui/select';
import type { AddressFilter } from './filter-address';
import { FilterChips } from './filter-chips';
import { TimeFields } from './time-fields';
import type { SetAddress } from './use-call-filter';

const any = 'any';
const further = ['queueId', 'agentId', 'wrapUpCodeId', 'endReason', 'withRecording', 'direction', 'noteText'] as const;

interface CallFiltersProps {
  address: AddressFilter;
  setAddress: SetAddress;
}

/** What the list is searched by: the usual fields in sight, the others a click away. */
export function CallFilters({ address, setAddress }: CallFiltersProps) {
  const t = useTranslations('calls');
  const trpc = useTRPC();
  const choices = useQuery(trpc.calls.choices.queryOptions());
  const used = further.filter((field) => address[field] !== null).length;
  const [open, setOpen] = useState(used > 0);
  const panel = useId();
  const isFiltered = Object.values(address).some((value) => value !== null);
  const choice = (field: 'flowId' | 'queueId' | 'agentId' | 'wrapUpCodeId', label: string, everything: string) => (
    <Choice
      label={label}
      everything={everything}
      value={address[field]}
      onChange={(value) => setAddress({ [field]: value })}
      options={(choices.data?.[field] ?? []).map(({ id, name }) => ({ value: id, label: name }))}
    />
  );
  return (
    <search className="mb-4 block space-y-2">
      <div className="flex flex-wrap items-start gap-2">
        <SearchInput
          label={t('search')}
          value={address.search ?? ''}
          onChange={(search) => setAddress({ search: search || null })}
        />
        <TimeFields address={address} setAddress={setAddress} />
        {choice('flowId', t('filter_flow'), t('all_flows'))}
        <Button aria-expanded={open} aria-controls={panel} onClick={() => setOpen(!open)}>
          <SlidersHorizontal aria-hidden />
          {used === 0 ? t('more_filters') : t('more_filters_used', { count: used })}
        </Button>
        {isFiltered && (
          <Button variant="ghost" onClick={() => setAddress(null)}>
            {t('clear')}
          </Button>
        )}
      </div>
      <div id={panel} hidden={!open} className="grid grid-cols-2 gap-2 sm:flex sm:flex-wrap">
        <SearchInput
          className="col-span-2"
          label={t('search_notes')}
          value={address.noteText ?? ''}
          onChange={(noteText) => setAddress({ noteText: noteText || null })}
        />
        {choice('queueId', t('filter_queue'), t('all_queues'))}
        {choice('agentId', t('filter_agent'), t('all_agents'))}
        {choice('wrapUpCodeId', t('filter_wrap_up'), t('all_wrap_ups'))}
        <Choice
          label={t('filter_end')}
          everything={t('all_ends')}
          value={address.endReason}
          onChange={(endReason) => setAddress({ endReason })}
          options={callEndReasons.map((reason) => ({ value: reason, label: t(`ends.${reason}`) }))}
        />
        <Choice
          label={t('filter_recording')}
          everything={t('all_recordings')}
          value={address.withRecording === null ? null : String(address.withRecording)}
          onChange={(value) => setAddress({ withRecording: value === null ? null : value === 'true' })}
          options={[
            { value: 'true', label: t('with_recording') },
            { value: 'false', label: t('without_recording') },
          ]}
        />
        <Choice
          label={t('filter_direction')}
          everything={t('all_directions')}
          value={address.direction}
          onChange={(direction) => setAddress({ direction })}
          options={(['inbound', 'outbound'] as const).map((value) => ({ value, label: t(`directions.${value}`) }))}
        />
      </div>
      <FilterChips address={address} setAddress={setAddress} />
    </search>
  );
}

interface ChoiceProps<Value extends string> {
  label: string;
  /** What stands for no choice. */
  everything: string;
  value: Value | null;
  onChange: (value: Value | null) => void;
  options: readonly SelectOption<Value>[];
}

function Choice<Value extends string>({ label, everything, value, onChange, options }: ChoiceProps<Value>) {
  // An address may name what is no longer there, which is then at least shown by its id.
  const unknown = value !== null && options.every((option) => option.value !== value);
  return (
    <Select<Value | typeof any>
      label={label}
      className="w-full sm:w-44"
      value={value ?? any}
      onChange={(next) => onChange(next === any ? null : (next as Value))}
      options={[{ value: any, label: everything }, ...options, ...(unknown ? [{ value, label: value }] : [])]}
    />
  );
}
