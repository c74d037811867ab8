'use client';

import { useQuery } from '@tanstack/react-query';
import { GitCompareArrows, History } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { failureText } from '@/client/failure';
import { useTRPC, useTRPCClient } from '@/client/trpc';
import { RolloutSection } from '@/flows/rollout/rollout-section';
import { Button } from '@/ui/button';
import { QueryState } from '@/ui/query-state';
import { toast } from '@/ui/toast';
import { useEditor, useUiLocale, useWorkspace } from '../editor/editor-context';
import { contentOf, type OpenedFlow } from '../editor/open-flow';
import { NumberBinding } from '../editor/publish/number-binding';
import type { Saving } from '../editor/use-autosave';
import { OpenProposal } from './proposals/open-proposal';
import { VersionRow } from './version-row';

/** Every version that was published: who, when, why; each can be compared and brought back into the draft. */
export function VersionsPanel({ opened, saving }: { opened: OpenedFlow; saving: Saving }) {
  const t = useTranslations('flow_versions.history');
  const trpc = useTRPC();
  const client = useTRPCClient();
  const router = useRouter();
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
  const compare = async (from: number, to: number | 'draft') => {
    // The page compares what is stored: what is not saved yet would be missing from it.
    await saving.flush();
    router.push(`/flows/${opened.id}/compare?from=${from}&to=${to}`);
  };
  return (
    <div className="space-y-4 p-3">
      <NumberBinding flowId={opened.id} />
      <OpenProposal flowId={opened.id} />
      <RolloutSection flowId={opened.id} />
      <QueryState query={versions}>
        {(rows) => {
          const newest = rows.find((row) => row.current) ?? rows[0];
          if (newest === undefined) {
            return (
              <div className="py-8 text-center text-sm text-ink-muted">
                <History className="mx-auto mb-2 size-6 text-ink-faint" aria-hidden />
                {t('empty')}
              </div>
            );
          }
          return (
            <>
              <Button className="w-full" onClick={() => void compare(newest.number, 'draft')}>
                <GitCompareArrows aria-hidden />
                {t('compareDraft', { number: newest.number })}
              </Button>
              <ol className="space-y-2">
                {rows.map((row, index) => (
                  <VersionRow
                    key={row.number}
                    row={row}
                    before={rows[index + 1]?.number ?? null}
                    busy={busy === row.number}
                    onCompare={(from, to) => void compare(from, to)}
                    onRestore={readOnly ? null : () => void bring(row.number)}
                  />
                ))}
              </ol>
            </>
          );
        }}
      </QueryState>
    </div>
  );
}
