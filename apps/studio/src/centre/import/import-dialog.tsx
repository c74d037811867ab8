'use client';

import type { ImportKind } from '@patchbay/records';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { remember } from '@/agents/agent-history';
import { failureText } from '@/client/failure';
import { useTRPC } from '@/client/trpc';
import { Button } from '@/ui/button';
import { Callout } from '@/ui/callout';
import { Dialog } from '@/ui/dialog';
import { toast } from '@/ui/toast';
import { ImportFile } from './import-file';
import { ImportPreview } from './import-preview';
import { NewAccounts } from './new-accounts';
import type { MadeAccount, ShownPlan } from './shown-plan';

/** A file, what it would change, and then all of that or nothing. */
export function ImportDialog({ kind, onClose }: { kind: ImportKind; onClose: () => void }) {
  const t = useTranslations('centre.import');
  const ui = useTranslations('ui');
  const locale = useLocale();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const [text, setText] = useState('');
  const [removeMissing, setRemoveMissing] = useState(false);
  const [plan, setPlan] = useState<ShownPlan | null>(null);
  const [accounts, setAccounts] = useState<MadeAccount[] | null>(null);
  const look = useMutation(
    trpc.centreImport.look.mutationOptions({ meta: { showsFailure: true }, onSuccess: (seen) => setPlan(seen) }),
  );
  const apply = useMutation(
    trpc.centreImport.carryOut.mutationOptions({
      meta: { showsFailure: true },
      onSuccess: async (done) => {
        toast(t('done', { count: done.changes }));
        if (done.undo !== null) remember(done.undo);
        // Anything may show what was imported.
        await queries.invalidateQueries();
        if (done.accounts.length > 0) setAccounts(done.accounts);
        else onClose();
      },
    }),
  );
  const changes = plan === null ? 0 : plan.counts.new + plan.counts.changed + plan.counts.removed;
  const error = look.error ?? apply.error;

  if (accounts !== null) return <NewAccounts accounts={accounts} onClose={onClose} />;
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t(`title.${kind}`)}
      size={plan === null ? 'lg' : 'xl'}
      {...(plan === null ? { description: t('step_file') } : {})}
      footer={
        plan === null ? (
          <>
            <Button onClick={onClose}>{ui('cancel')}</Button>
            <Button
              variant="primary"
              loading={look.isPending}
              disabled={text.trim() === ''}
              onClick={() => look.mutate({ kind, text, removeMissing })}
            >
              {t('look')}
            </Button>
          </>
        ) : (
          <>
            <Button
              onClick={() => {
                setPlan(null);
                apply.reset();
              }}
            >
              {t('back')}
            </Button>
            <Button
              variant="primary"
              loading={apply.isPending}
              disabled={plan.problemCount > 0 || changes === 0}
              onClick={() => apply.mutate({ kind, text, removeMissing, fingerprint: plan.fingerprint })}
            >
              {t('apply', { count: changes })}
            </Button>
          </>
        )
      }
    >
      <div className="flex flex-col gap-4">
        {error !== null && <Callout tone="danger">{failureText(error, locale)}</Callout>}
        {plan === null ? (
          <ImportFile
            kind={kind}
            text={text}
            onText={setText}
            removeMissing={removeMissing}
            onRemoveMissing={setRemoveMissing}
          />
        ) : (
          <ImportPreview plan={plan} />
        )}
      </div>
    </Dialog>
  );
}
