'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { ListChecks, PhoneOff } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useCan } from '@/access/access-provider';
import { useTRPC } from '@/client/trpc';
import { keepCallAddress } from '@/flows/scenarios/record/use-kept-call';
import { CallTrace } from '@/flows/trace/call-trace';
import { useLive } from '@/live/use-live';
import { ReviewCallButton } from '@/quality/review-call-button';
import { CallStuckNotice } from '@/stuck/stuck-notice';
import { Button } from '@/ui/button';
import { useConfirm } from '@/ui/confirm-dialog';
import { LinkButton } from '@/ui/link-button';
import { Page } from '@/ui/page';
import { QueryState } from '@/ui/query-state';
import { Tab, TabPanel, Tabs, TabsList } from '@/ui/tabs';
import { CallFacts } from './call-facts';
import { CallRecordings } from './call-recordings';
import { CallStepsTable } from './call-steps-table';
import { CallVariables } from './call-variables';
import { useCallerLabel } from './caller-name';
import { EndBadge } from './end-badge';
import { CallLegs } from './one-call/call-legs';
import { CallPapers } from './one-call/call-papers';
import { SoughtMomentProvider, useSoughtMoment } from './one-call/sought-moment';

/** One call: facts, what was heard, and what happened step by step. */
export function CallScreen({ id }: { id: string }) {
  const t = useTranslations('calls');
  const callerLabel = useCallerLabel();
  const trace = useTranslations('flows.trace');
  const papers = useTranslations('one_call.papers');
  const keep = useTranslations('scenarios.keep');
  const trpc = useTRPC();
  const queries = useQueryClient();
  const can = useCan();
  const call = useQuery(trpc.calls.read.queryOptions({ id }));
  const steps = useQuery(trpc.calls.steps.queryOptions({ id }));
  const refresh = () => queries.invalidateQueries({ queryKey: trpc.calls.pathKey() });
  useLive((message) => 'callId' in message && message.callId === id, refresh, { onReconnect: refresh });

  return (
    <QueryState query={call}>
      {(facts) => (
        <Page
          breadcrumbs={[{ label: t('title'), href: '/calls' }]}
          title={
            <>
              <bdi>{t('detail_title', { caller: callerLabel(facts) })}</bdi>
              <EndBadge endedAt={facts.endedAt} endReason={facts.endReason} />
            </>
          }
          actions={
            <>
              {facts.flowId !== null && can('flow.edit') && (
                <LinkButton href={keepCallAddress(facts.flowId, id)}>
                  <ListChecks aria-hidden />
                  {keep('keep')}
                </LinkButton>
              )}
              {facts.endedAt !== null && facts.personAt !== null && can('quality.review') && (
                <ReviewCallButton callId={id} />
              )}
              {facts.endedAt === null && can('call.hangup') && <HangUpButton id={id} />}
            </>
          }
        >
          <SoughtMomentProvider>
            <div className="flex flex-col gap-6">
              {facts.endedAt === null && <CallStuckNotice callId={id} />}
              <CallFacts call={facts} />
              <CallLegs id={id} />
              {can('call.listen_recording') && <CallRecordings id={id} />}
              <Tabs defaultValue="trace">
                <TabsList>
                  <Tab value="trace">{trace('tab')}</Tab>
                  <Tab value="steps">{t('steps')}</Tab>
                  <Tab value="variables">{t('variables')}</Tab>
                  <Tab value="papers">{papers('tab')}</Tab>
                </TabsList>
                <TabPanel value="trace" className="pt-4">
                  <CallTraceWithSound id={id} />
                </TabPanel>
                <TabPanel value="steps" className="pt-4">
                  <QueryState query={steps}>
                    {(data) => <CallStepsTable steps={data.steps} nodes={data.nodes} startedAt={facts.startedAt} />}
                  </QueryState>
                </TabPanel>
                <TabPanel value="papers" className="pt-4">
                  <CallPapers id={id} />
                </TabPanel>
                <TabPanel value="variables" className="pt-4">
                  <QueryState query={steps}>{(data) => <CallVariables steps={data.steps} />}</QueryState>
                </TabPanel>
              </Tabs>
            </div>
          </SoughtMomentProvider>
        </Page>
      )}
    </QueryState>
  );
}

/** Steps of the path lead to the same moment of the recording. */
function CallTraceWithSound({ id }: { id: string }) {
  const { seek } = useSoughtMoment();
  return <CallTrace callId={id} onMoment={seek} />;
}

function HangUpButton({ id }: { id: string }) {
  const t = useTranslations('calls');
  const trpc = useTRPC();
  const confirm = useConfirm();
  const hangUp = useMutation(trpc.calls.hangUp.mutationOptions());
  const ask = async () => {
    const sure = await confirm({
      title: t('hang_up_title'),
      description: t('hang_up_text'),
      action: t('hang_up'),
      danger: true,
    });
    if (sure) hangUp.mutate({ id });
  };
  return (
    <Button variant="danger" onClick={() => void ask()} loading={hangUp.isPending}>
      <PhoneOff aria-hidden />
      {t('hang_up')}
    </Button>
  );
}
