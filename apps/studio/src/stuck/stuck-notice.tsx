'use client';

import { useTranslations } from 'next-intl';
import { Callout } from '@/ui/callout';
import { LinkButton } from '@/ui/link-button';
import { StuckActs } from './stuck-acts';
import { useStuck } from './use-stuck';
import { WhyStuck } from './why-stuck';

/** Over the list of calls: that some of them are stuck. Nothing where none is. */
export function StuckNotice() {
  const t = useTranslations('stuck');
  const { query } = useStuck();
  const count = query.data?.length ?? 0;
  if (count === 0) return null;
  return (
    <Callout
      tone="warning"
      className="mb-4"
      title={t('notice', { count })}
      action={
        <LinkButton size="sm" href="/calls/stuck">
          {t('look')}
        </LinkButton>
      }
    />
  );
}

/** On the page of one call: that it is stuck, why, and the way out. */
export function CallStuckNotice({ callId }: { callId: string }) {
  const t = useTranslations('stuck');
  const { query, refresh } = useStuck();
  const stuck = query.data?.find(({ runId }) => runId === callId);
  if (stuck === undefined) return null;
  return (
    <Callout tone="warning" title={t('thisOne')} action={<StuckActs stuck={stuck} onDone={() => void refresh()} />}>
      <WhyStuck stuck={stuck} />
    </Callout>
  );
}
