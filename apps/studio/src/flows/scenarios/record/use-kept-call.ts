import { useLocale, useTranslations } from 'next-intl';
import { useEffect, useRef } from 'react';
import { usePerson } from '@/access/access-provider';
import { failureText } from '@/client/failure';
import { useTRPCClient } from '@/client/trpc';
import { toast } from '@/ui/toast';
import { useEditor } from '../../editor/editor-context';
import type { CallMoment } from './recorded-call';
import { useKeep } from './use-keep';

const parameter = 'keepCall';

/** The editor of a flow, opened to keep a call as a scenario. */
export function keepCallAddress(flowId: string, callId: string): string {
  return `/flows/${flowId}?${parameter}=${encodeURIComponent(callId)}`;
}

/** Makes a scenario of the past call that the page was opened with, once. */
export function useKeptCall(): void {
  const t = useTranslations('scenarios.keep');
  const locale = useLocale();
  const { timeZone } = usePerson();
  const client = useTRPCClient();
  const readOnly = useEditor((state) => state.readOnly);
  const keep = useKeep();
  const done = useRef<string | null>(null);
  useEffect(() => {
    const address = new URL(window.location.href);
    const callId = address.searchParams.get(parameter);
    if (callId === null || readOnly || done.current === callId) return;
    done.current = callId;
    // Reading the page again, or going back to it, must not keep the call a second time.
    address.searchParams.delete(parameter);
    window.history.replaceState(window.history.state, '', address);
    const read = async () => {
      try {
        const { call, startedAt, moments } = await client.scenarios.recordedCall.query({ callId });
        const when = new Intl.DateTimeFormat(locale === 'zh' ? 'zh-CN' : 'en-GB', {
          dateStyle: 'medium',
          timeStyle: 'short',
          timeZone,
        }).format(new Date(startedAt));
        keep({ name: t('nameFromCall', { when }), call, moments: JSON.parse(moments) as CallMoment[] });
      } catch (error) {
        toast.error(failureText(error, locale));
      }
    };
    void read();
  }, [readOnly, client, keep, locale, t, timeZone]);
}
