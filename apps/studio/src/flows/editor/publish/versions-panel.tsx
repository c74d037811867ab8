'use client';

import { useQuery } from '@tanstack/react-query';
import { History } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { failureText } from '@/client/failure';
import { useTRPC, useTRPCClient } from '@/client/trpc';
import { Badge } from '@/ui/badge';
import { Button } from '@/ui/button';
import { Instant } from '@/ui/instant';
import { QueryState } from '@/ui/query-state';
import { toast } from '@/ui/toast';
import { useEditor, useUiLocale, useWorkspace } from '../editor-context';
import { contentOf, type OpenedFlow } from '../open-flow';
import { NumberBinding } from './number-binding';

/** Every version that was published: who, when, why; each can be brought back into the draft. */
export function VersionsPanel({ opened }: { opened: OpenedFlow }) {
  const t = useTranslations('flows.versions');
  const trpc = useTRPC();
  const client = useTRPCClient();
  const locale = useUiLocale();
  const { editor } = useWorkspace();
  const readOnly = useEditor((state) => state.readOnly);
  const versions = useQuery(trpc.flows.versions.queryOptions({ id: opened.id }));
  const [busy, setBusy] = useState<number | null>(null);
  const bring = async (number: number) => {
    setBusy(number);
    try {
      const { document, layout } = contentOf(await client.flows.version.query({ id: opened.id, number }));
      editor.actions.replaceContent(document, layout);
      toast.success(t('restored', { number }), { action: { label: t('undo'), onClick: editor.actions.undo } });
    } catch (error) {
      toast.error(failureText(error, locale));
    } finally {
      setBusy(null);
    }
  };
  return (
    <div className="space-y-4 p-3">
      <NumberBinding flowId={opened.id} />
      <QueryState query={versions}>
        {(rows) =>
          rows.length === 0 ? (
            <div className="py-8 text-center text-sm text-ink-muted">
              <History className="mx-auto mb-2 size-6 text-ink-faint" aria-hidden />
              {t('empty')}
            </div>
          ) : (
            <ol className="space-y-2">
              {rows.map((row, index) => (
                <li key={row.number} className="rounded-md border border-line p-2.5">
                  <div className="flex items-center gap-2">
                    <span className="text-sm font-medium">{t('version', { number: row.number })}</span>
                    {index === 0 && <Badge tone="success">{t('current')}</Badge>}
                    <span className="flex-1" />
                    {!readOnly && (
                      <Button
                        size="sm"
                        variant="ghost"
                        loading={busy === row.number}
                        disabled={busy !== null}
                        onClick={() => void bring(row.number)}
                      >
                        {t('restore')}
                      </Button>
                    )}
                  </div>
                  <p className="text-xs text-ink-muted">
                    {row.publishedByName ?? t('installation')} · <Instant at={row.publishedAt} />
                  </p>
                  {row.note !== '' && (
                    <p className="mt-1 text-sm whitespace-pre-wrap [overflow-wrap:anywhere]">{row.note}</p>
                  )}
                  <p className="mt-1 truncate font-mono text-2xs text-ink-faint" title={row.version}>
                    {row.version.slice(0, 12)}
                  </p>
                </li>
              ))}
            </ol>
          )
        }
      </QueryState>
    </div>
  );
}
