'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useTRPC } from '@/client/trpc';
import { Button } from '@/ui/button';
import { Card, CardHeader } from '@/ui/card';
import { useConfirm } from '@/ui/confirm-dialog';
import { toast } from '@/ui/toast';

export function DemoDataCard({ present }: { present: boolean }) {
  const t = useTranslations('settings');
  const trpc = useTRPC();
  const queries = useQueryClient();
  const confirm = useConfirm();
  const remove = useMutation(
    trpc.settings.removeDemoData.mutationOptions({
      onSuccess: async ({ flows, calls, kept }) => {
        toast.success(t('demo_removed', { flows, calls }), {
          description: kept.length === 0 ? undefined : t('demo_kept', { flows: kept.join(', ') }),
        });
        await queries.invalidateQueries();
      },
    }),
  );
  const ask = async () => {
    const sure = await confirm({
      title: t('demo_title'),
      description: t('demo_warning'),
      action: t('demo_remove'),
      danger: true,
    });
    if (sure) remove.mutate();
  };
  return (
    <Card>
      <CardHeader title={t('demo')} description={t('demo_text')} />
      <div className="p-4">
        {present ? (
          <Button variant="danger" onClick={() => void ask()} loading={remove.isPending}>
            {t('demo_remove')}
          </Button>
        ) : (
          <p className="text-sm text-ink-muted">{t('demo_none')}</p>
        )}
      </div>
    </Card>
  );
}
