import { useTranslations } from 'next-intl';
import { useCallerLabel } from '@/calls/caller-name';
import type { KnownCaller } from './caller-book';

/** A caller in one line: the customer's name where there is one, else what the telephone says. */
export function useFloorCallerLabel(): (caller: KnownCaller | null) => { name: string; detail: string } {
  const t = useTranslations('floor');
  const numberLabel = useCallerLabel();
  return (caller) => {
    if (caller === null) return { name: t('unknown_caller'), detail: '' };
    const number = numberLabel({ callerNumber: caller.number, callerName: caller.name });
    if (caller.customer !== null) {
      return { name: caller.customer.name, detail: [number, caller.customer.company].filter(Boolean).join(' · ') };
    }
    return { name: number, detail: caller.name === caller.number || number.includes(caller.name) ? '' : caller.name };
  };
}
