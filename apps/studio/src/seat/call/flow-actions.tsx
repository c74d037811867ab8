'use client';

import { useLocale, useTranslations } from 'next-intl';
import { NodeIcon } from '@/flows/editor/canvas/node-icon';
import { Button } from '@/ui/button';
import { useConfirm } from '@/ui/confirm-dialog';
import { useAct } from '../core/use-act';
import type { Call } from '../seat-desk';

/** The buttons that the flow put here: each sends the caller on to where the flow says. */
export function FlowActions({ call, conversationId }: { call: Call; conversationId: string }) {
  const t = useTranslations('seat.actions');
  const locale = useLocale();
  const confirm = useConfirm();
  const { act, pending } = useAct();
  if (call.actions.length === 0) return null;
  const press = async ({ nodeId, label, confirm: question }: Call['actions'][number]) => {
    const asked = question?.[locale] ?? '';
    if (asked !== '' && !(await confirm({ title: label[locale], description: asked, action: label[locale] }))) return;
    act({ type: 'call.act', conversationId, nodeId });
  };
  return (
    <section aria-label={t('title')} className="flex flex-wrap gap-2">
      {call.actions.map((action) => (
        <Button key={action.nodeId} disabled={pending !== null} onClick={() => void press(action)}>
          <NodeIcon name={action.icon} className="size-4" />
          {action.label[locale]}
        </Button>
      ))}
    </section>
  );
}
