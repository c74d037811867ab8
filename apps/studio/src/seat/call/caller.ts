import { useTranslations } from 'next-intl';

interface Caller {
  readonly number: string;
  readonly callerName: string;
  readonly customer: { readonly name: string } | null;
}

const ownPhone = /^(?:browser|seat)-[0-9a-f]+$/;

/** Who is on the line, in one line: the customer, else what the line says, else the number. */
export function useCallerName(): (caller: Caller) => string {
  const t = useTranslations('seat');
  return ({ number, callerName, customer }) => {
    if (customer !== null) return customer.name;
    if (ownPhone.test(number)) return callerName === '' ? t('caller.colleague') : callerName;
    if (callerName !== '' && callerName !== number) return callerName;
    return number === '' ? t('caller.withheld') : number;
  };
}

/** Whether the number means something to a person. */
export function isShownNumber(number: string): boolean {
  return number !== '' && !ownPhone.test(number);
}
