'use client';

import { useTranslations } from 'next-intl';
import { Badge } from '@/ui/badge';
import { Instant } from '@/ui/instant';
import type { ShownProvider } from './provider-form';

/** How a provider does, and what it said when it last failed. */
export function ProviderState({ provider: { enabled, state } }: { provider: ShownProvider }) {
  const t = useTranslations('speech.states');
  if (!enabled) return <Badge>{t('off')}</Badge>;
  if (state === null) return <Badge tone="outline">{t('unknown')}</Badge>;
  const { failingSince, failedAt, spokeAt, message } = state;
  // One text that was refused is no state: said until the provider speaks again.
  const refused = failedAt !== null && (spokeAt === null || failedAt > spokeAt);
  if (failingSince === null && !refused) return <Badge tone="success">{t('speaks')}</Badge>;
  return (
    <div className="flex max-w-96 flex-col items-start gap-1">
      <Badge tone={failingSince === null ? 'warning' : 'danger'}>
        {t(failingSince === null ? 'refused' : 'fails')}
        <Instant at={failingSince ?? failedAt ?? ''} />
      </Badge>
      <span className="text-xs break-words text-ink-muted">{message}</span>
      {failingSince !== null && <span className="text-xs text-ink-muted">{t('falls_back')}</span>}
    </div>
  );
}
