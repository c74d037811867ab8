import { runEndReasons } from '@patchbay/flow-schema';
import { useLocale, useTranslations } from 'next-intl';
import { useEffect, useRef } from 'react';
import { usePerson } from '@/access/access-provider';
import { failureText } from '@/client/failure';
import { useTRPCClient } from '@/client/trpc';
import { toast } from '@/ui/toast';
import { useEditor } from '../../editor/editor-context';
import type { Saving } from '../../editor/use-autosave';
import { useScenarioWork } from '../run/use-scenario-work';
import type { CallMoment } from './recorded-call';
import { useKeep } from './use-keep';

const parameter = 'keepCall';

/** The editor of a flow, opened to keep a call as a scenario. */
export function keepCallAddress(flowId: string, callId: string): string {
  return `/flows/${flowId}?${parameter}=${encodeURIComponent(callId)}`;
}

/** Makes a scenario of the past call that the page was opened with, once. */
export function useKeptCall(saving: Saving): void {
  const t = useTranslations('scenarios.keep');
  const locale = useLocale();
  const { timeZone } = usePerson();
  const client = useTRPCClient();
  const readOnly = useEditor((state) => state.readOnly);
  const keep = useKeep();
  const { order } = useScenarioWork(saving);
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
        const recorded = await client.scenarios.recordedCall.query({ callId });
        const { call, startedAt, way, endReason } = recorded;
        const when = new Intl.DateTimeFormat(locale === 'zh' ? 'zh-CN' : 'en-GB', {
          dateStyle: 'medium',
          timeStyle: 'short',
          timeZone,
        }).format(new Date(startedAt));
        const name = t('nameFromCall', { when });
        const moments = JSON.parse(recorded.moments) as CallMoment[];
        if (moments.length > 0) {
          keep.call({ name, call, moments });
          return;
        }
        const start = { startsAt: startedAt, call, language: null, inputs: {} };
        await order(
          () => ({ kind: 'follow', start, way }),
          (news) => {
            if (news.kind === 'failed') toast.error(news.message);
            if (news.kind !== 'followed') return;
            const end = runEndReasons.find((reason) => reason === endReason) ?? null;
            keep.way({ ...start, name, followed: news.followed, portCount: way.length, end });
          },
        );
      } catch (error) {
        toast.error(failureText(error, locale));
      }
    };
    void read();
  }, [readOnly, client, keep, locale, order, t, timeZone]);
}
