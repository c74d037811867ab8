'use client';

import type { CallFilter } from '@patchbay/records';
import { useQueryStates } from 'nuqs';
import { useMemo } from 'react';
import { type AddressFilter, addressFields, filterOf } from './filter-address';
import { useSettled } from './use-settled';

export type SetAddress = (next: Partial<AddressFilter> | null) => void;

/** The filter in the address, and what it means of the list. */
export function useCallFilter(): { address: AddressFilter; setAddress: SetAddress; filter: CallFilter } {
  const [address, setQuery] = useQueryStates(addressFields, { clearOnDefault: true });
  const settled = useSettled(address);
  // A preset begins at a moment that stays while the choice does, so that the list is not another one with every render.
  const filter = useMemo(() => filterOf(settled, Date.now()), [settled]);
  return { address, setAddress: (next) => void setQuery(next), filter };
}
