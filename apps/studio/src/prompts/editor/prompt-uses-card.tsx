'use client';

import { Replace } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useCan } from '@/access/access-provider';
import { ReplaceDialog } from '@/flows/across/find/replace-dialog';
import { Badge } from '@/ui/badge';
import { Button } from '@/ui/button';
import { Card, CardHeader } from '@/ui/card';
import type { PromptUse } from '../server/prompt-uses';

interface PromptUsesCardProps {
  readonly promptId: string;
  readonly uses: readonly PromptUse[];
  /** The names of announcements that play it. */
  readonly announcements: readonly string[];
}

/** Every step of a flow and every announcement that plays the prompt, with a way there. */
export function PromptUsesCard({ promptId, uses, announcements }: PromptUsesCardProps) {
  const t = useTranslations('prompts.uses');
  const across = useTranslations('flows.across');
  const can = useCan();
  const linked = can('flow.read');
  const [replacing, setReplacing] = useState(false);
  const places = new Map<string, PromptUse>();
  // What callers get counts for more than the same step of the draft.
  for (const use of uses) {
    const key = `${use.flowId} ${use.nodeId}`;
    if (use.live || !places.has(key)) places.set(key, use);
  }
  return (
    <Card>
      <CardHeader
        title={t('title')}
        actions={
          places.size > 0 &&
          can('flow.edit') && (
            <Button size="sm" onClick={() => setReplacing(true)}>
              <Replace aria-hidden />
              {across('replace.open')}
            </Button>
          )
        }
      />
      {places.size + announcements.length === 0 ? (
        <p className="p-4 text-sm text-ink-muted">{t('none')}</p>
      ) : (
        <ul className="divide-y divide-line">
          {[...places].map(([key, use]) => (
            <li key={key} className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2.5 text-sm">
              <span className="min-w-0 flex-1 basis-48">
                {linked ? (
                  <Link
                    href={`/flows/${use.flowId}?node=${use.nodeId}`}
                    className="font-medium text-accent-ink hover:underline"
                  >
                    {use.flowName}
                  </Link>
                ) : (
                  <span className="font-medium">{use.flowName}</span>
                )}
                <span className="text-ink-muted"> · {use.step}</span>
              </span>
              <span className="flex flex-wrap gap-1">
                {use.languages.map((language) => (
                  <Badge key={language}>{language}</Badge>
                ))}
                <Badge tone={use.live ? 'success' : 'outline'}>{t(use.live ? 'live' : 'draft')}</Badge>
              </span>
            </li>
          ))}
          {announcements.map((name) => (
            <li key={name} className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2.5 text-sm">
              <Link href="/hours" className="flex-1 font-medium text-accent-ink hover:underline">
                {name}
              </Link>
              <Badge tone="outline">{t('announcement')}</Badge>
            </li>
          ))}
        </ul>
      )}
      {replacing && (
        <ReplaceDialog initial={{ reference: { of: 'prompt', from: promptId } }} onClose={() => setReplacing(false)} />
      )}
    </Card>
  );
}
