'use client';

import type { CentreUses } from '@patchbay/records';
import { useQueryClient } from '@tanstack/react-query';
import { useLocale, useTranslations } from 'next-intl';
import { type ReactNode, useState } from 'react';
import { failureText } from '@/client/failure';
import { useTRPC } from '@/client/trpc';
import { Button } from '@/ui/button';
import { Callout } from '@/ui/callout';
import { Dialog } from '@/ui/dialog';
import { toast } from '@/ui/toast';
import { UsesList } from './uses-list';

type NeededKind = 'queue' | 'skill';

interface Asked {
  name: string;
  uses: CentreUses;
  goOn: () => void;
}

/**
 * Looks where a queue or a skill is named before it goes.
 * @returns `check` goes on at once where it is named nowhere; `dialog` is to be drawn
 */
export function useWhereUsed(kind: NeededKind): {
  check: (one: { id: string; name: string }, goOn: () => void) => Promise<void>;
  dialog: ReactNode;
} {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const locale = useLocale();
  const [asked, setAsked] = useState<Asked | null>(null);
  const check = async ({ id, name }: { id: string; name: string }, goOn: () => void) => {
    try {
      const uses = await queries.fetchQuery(trpc.across.uses.queryOptions({ kind, id }, { staleTime: 0 }));
      if (uses.flows.length === 0 && uses.queues.length === 0) goOn();
      else setAsked({ name, uses, goOn });
    } catch (error) {
      toast(failureText(error, locale));
    }
  };
  const dialog = asked && <UsesDialog kind={kind} asked={asked} onClose={() => setAsked(null)} />;
  return { check, dialog };
}

function UsesDialog({ kind, asked, onClose }: { kind: NeededKind; asked: Asked; onClose: () => void }) {
  const t = useTranslations('centre.uses');
  const ui = useTranslations('ui');
  const { name, uses, goOn } = asked;
  const needed = uses.queues.length > 0 || uses.flows.some(({ numbers }) => numbers.length > 0);
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t(needed ? 'needed_title' : 'used_title', { name })}
      footer={
        <>
          <Button onClick={onClose}>{ui(needed ? 'close' : 'cancel')}</Button>
          {!needed && (
            <Button
              variant="danger"
              onClick={() => {
                onClose();
                goOn();
              }}
            >
              {t(`go_on_${kind}`)}
            </Button>
          )}
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <Callout tone={needed ? 'danger' : 'warning'}>{t(needed ? `needed_${kind}` : `used_${kind}`)}</Callout>
        <UsesList uses={uses} />
      </div>
    </Dialog>
  );
}
