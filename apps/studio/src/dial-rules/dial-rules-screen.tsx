'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { ArrowDown, ArrowUp, Pencil, Plus, Route, Trash2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useMemo, useState } from 'react';
import { useCan } from '@/access/access-provider';
import { useTRPC } from '@/client/trpc';
import { Badge } from '@/ui/badge';
import { Button } from '@/ui/button';
import { Card } from '@/ui/card';
import { EmptyState } from '@/ui/empty-state';
import { Page } from '@/ui/page';
import { QueryState } from '@/ui/query-state';
import { toast } from '@/ui/toast';
import { DialTester } from './dial-tester';
import { type EditedRule, RuleDialog } from './rule-dialog';

export function DialRulesScreen() {
  const t = useTranslations('dial_rules');
  const trpc = useTRPC();
  const editable = useCan()('dial_rule.edit');
  const rules = useQuery(trpc.dialRules.list.queryOptions());
  const [dialog, setDialog] = useState<{ edited: EditedRule | null } | null>(null);
  const places = useMemo(() => new Map((rules.data ?? []).map(({ id }, at) => [id, at + 1])), [rules.data]);
  const add = editable && (
    <Button variant="primary" onClick={() => setDialog({ edited: null })}>
      <Plus aria-hidden />
      {t('add')}
    </Button>
  );
  return (
    <Page title={t('title')} description={t('description')} actions={add}>
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-5 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <QueryState query={rules}>
          {(rows) =>
            rows.length === 0 ? (
              <EmptyState icon={Route} title={t('empty_title')} description={t('empty')} action={add} />
            ) : (
              <Card>
                <ol className="divide-y divide-line">
                  {rows.map((rule, at) => (
                    <RuleRow
                      key={rule.id}
                      rule={rule}
                      at={at}
                      ids={rows.map(({ id }) => id)}
                      editable={editable}
                      onEdit={() => setDialog({ edited: rule })}
                    />
                  ))}
                </ol>
              </Card>
            )
          }
        </QueryState>
        <DialTester places={places} />
      </div>
      {dialog !== null && <RuleDialog edited={dialog.edited} onClose={() => setDialog(null)} />}
    </Page>
  );
}

interface RuleRowProps {
  rule: EditedRule;
  at: number;
  ids: readonly string[];
  editable: boolean;
  onEdit: () => void;
}

function RuleRow({ rule, at, ids, editable, onEdit }: RuleRowProps) {
  const t = useTranslations('dial_rules');
  const ui = useTranslations('ui');
  const trpc = useTRPC();
  const queries = useQueryClient();
  const refresh = { onSuccess: () => queries.invalidateQueries({ queryKey: trpc.dialRules.pathKey() }) };
  const reorder = useMutation(trpc.dialRules.reorder.mutationOptions(refresh));
  const create = useMutation(trpc.dialRules.create.mutationOptions(refresh));
  const remove = useMutation(trpc.dialRules.delete.mutationOptions(refresh));
  const name = rule.pattern === '*' ? t('all_internal') : rule.pattern;

  const move = (by: -1 | 1) => {
    const order = ids.filter((id) => id !== rule.id);
    order.splice(at + by, 0, rule.id);
    reorder.mutate({ ids: order });
  };
  const restore = async () => {
    const { id: _, ...fields } = rule;
    const made = await create.mutateAsync(fields);
    const order = ids.filter((id) => id !== rule.id);
    order.splice(at, 0, made.id);
    reorder.mutate({ ids: order });
  };
  const removeWithUndo = () =>
    remove.mutate(
      { id: rule.id },
      { onSuccess: () => toast(t('deleted'), { action: { label: ui('undo'), onClick: () => void restore() } }) },
    );

  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2.5">
      <span className="w-5 text-right text-xs text-ink-faint">{at + 1}</span>
      <Badge tone={rule.allow ? 'success' : 'danger'}>{t(rule.allow ? 'allow' : 'deny')}</Badge>
      <div className="min-w-0 flex-1 basis-40">
        <p className="truncate">
          <span className="font-medium">{name}</span>{' '}
          <span className="text-xs text-ink-muted">{t(`kinds.${rule.kind}`)}</span>
        </p>
        {rule.note !== '' && <p className="truncate text-xs text-ink-muted">{rule.note}</p>}
      </div>
      {editable && (
        <span className="ml-auto flex items-center">
          <Button
            variant="ghost"
            size="icon-sm"
            aria-label={`${t('up')}: ${name}`}
            disabled={at === 0 || reorder.isPending}
            onClick={() => move(-1)}
          >
            <ArrowUp aria-hidden />
          </Button>
          <Button
            variant="ghost"
            size="icon-sm"
            aria-label={`${t('down')}: ${name}`}
            disabled={at === ids.length - 1 || reorder.isPending}
            onClick={() => move(1)}
          >
            <ArrowDown aria-hidden />
          </Button>
          <Button variant="ghost" size="icon-sm" aria-label={`${ui('edit')}: ${name}`} onClick={onEdit}>
            <Pencil aria-hidden />
          </Button>
          <Button
            variant="danger-ghost"
            size="icon-sm"
            aria-label={`${ui('delete')}: ${name}`}
            onClick={removeWithUndo}
          >
            <Trash2 aria-hidden />
          </Button>
        </span>
      )}
    </li>
  );
}
