import { useTranslations } from 'next-intl';

const browserPhone = /^browser-[0-9a-f]+$/;

interface Caller {
  readonly callerNumber: string;
  readonly callerName: string;
}

/** Who called, in one line; a phone in a browser is known by the person who has it open. */
export function useCallerLabel(): (caller: Caller) => string {
  const t = useTranslations('calls');
  return ({ callerNumber, callerName }) => {
    if (browserPhone.test(callerNumber)) return t('from_browser', { name: callerName === '' ? '–' : callerName });
    return callerNumber === '' ? t('anonymous') : callerNumber;
  };
}

/** The name, where it says more than the label. */
export function secondName({ callerNumber, callerName }: Caller): string | null {
  return callerName === '' || callerName === callerNumber || browserPhone.test(callerNumber) ? null : callerName;
}
