'use client';

import type { UsedKind } from '@patchbay/flow-schema';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { failureText } from '@/client/failure';
import { useTRPC } from '@/client/trpc';
import { Button } from '@/ui/button';
import { Callout } from '@/ui/callout';
import { Dialog } from '@/ui/dialog';
import { Segmented } from '@/ui/segmented';
import { toast } from '@/ui/toast';
import type { Replacement } from '../server/replacement';
import { PlanList } from './plan-list';
import { ReferenceFields, TextFields, VariableFields } from './replace-fields';
import type { Wish } from './wish';

export interface ReplaceStart {
  readonly find?: string;
  readonly reference?: { readonly of: UsedKind; readonly from: string };
}

function replacementOf(kind: Replacement['kind'], wish: Wish): Replacement | null {
  switch (kind) {
    case 'text':
      return wish.find === '' || wish.find === wish.put ? null : { kind, find: wish.find, put: wish.put };
    case 'reference':
      if (wish.from === '' || wish.to === '' || wish.from === wish.to) return null;
      return { kind, of: wish.of, from: wish.from, to: wish.to };
    case 'variable': {
      const fits = /^[a-zA-Z][a-zA-Z0-9_]{0,63}$/.test(wish.name) && wish.name !== wish.variable;
      if (wish.flowId === '' || wish.variable === '' || !fits) return null;
      return { kind, flowId: wish.flowId, from: wish.variable, to: wish.name };
    }
  }
}

/** Puts one thing in the place of another in all drafts: first every place is shown, then all change at once or none. */
export function ReplaceDialog({ initial, onClose }: { initial: ReplaceStart; onClose: () => void }) {
  const t = useTranslations('flows.across');
  const ui = useTranslations('ui');
  const locale = useLocale();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const [kind, setKind] = useState<Replacement['kind']>(initial.reference === undefined ? 'text' : 'reference');
  const [wish, setWish] = useState<Wish>({
    find: initial.find ?? '',
    put: '',
    of: initial.reference?.of ?? 'queue',
    from: initial.reference?.from ?? '',
    to: '',
    flowId: '',
    variable: '',
    name: '',
  });
  const plan = useMutation(trpc.across.planReplacement.mutationOptions({ meta: { showsFailure: true } }));
  const replace = useMutation(
    trpc.across.replace.mutationOptions({
      meta: { showsFailure: true },
      onSuccess: async ({ changed }) => {
        toast.success(t('replace.done', { count: changed }));
        await Promise.all([
          queries.invalidateQueries({ queryKey: trpc.across.pathKey() }),
          queries.invalidateQueries({ queryKey: trpc.flows.pathKey() }),
        ]);
        onClose();
      },
    }),
  );
  const change = (part: Partial<Wish>) => {
    setWish({ ...wish, ...part });
    plan.reset();
    replace.reset();
  };
  const replacement = replacementOf(kind, wish);
  const ready = plan.data?.flows.filter(({ problems }) => problems.length === 0) ?? [];
  const failed = plan.error ?? replace.error;
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      size="lg"
      title={t('replace.title')}
      description={t('replace.description')}
      footer={
        <>
          <Button onClick={onClose}>{ui('cancel')}</Button>
          {plan.data === undefined ? (
            <Button
              variant="primary"
              disabled={replacement === null}
              loading={plan.isPending}
              onClick={() => replacement !== null && plan.mutate({ replacement })}
            >
              {t('replace.show')}
            </Button>
          ) : (
            <Button
              variant="primary"
              disabled={ready.length === 0 || replacement === null}
              loading={replace.isPending}
              onClick={() =>
                replacement !== null &&
                replace.mutate({ replacement, flows: ready.map(({ id, revision }) => ({ id, revision })) })
              }
            >
              {t('replace.go', { count: ready.length })}
            </Button>
          )}
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <Segmented<Replacement['kind']>
          label={t('replace.kind')}
          className="self-start"
          value={kind}
          onChange={(next) => {
            setKind(next);
            change({});
          }}
          options={(['text', 'reference', 'variable'] as const).map((one) => ({
            value: one,
            label: t(`replace.kinds.${one}`),
          }))}
        />
        {kind === 'text' && <TextFields wish={wish} onChange={change} />}
        {kind === 'reference' && <ReferenceFields wish={wish} onChange={change} />}
        {kind === 'variable' && <VariableFields wish={wish} onChange={change} />}
        {failed !== null && <Callout tone="danger">{failureText(failed, locale)}</Callout>}
        {plan.data !== undefined && <PlanList flows={plan.data.flows} />}
      </div>
    </Dialog>
  );
}
