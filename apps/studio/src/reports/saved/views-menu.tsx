'use client';

import type { ReportDefinition, ReportView } from '@patchbay/reports';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Bookmark, Pencil, Save, SquarePen, Trash2 } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { useCan, usePerson } from '@/access/access-provider';
import { useTRPC } from '@/client/trpc';
import { Button } from '@/ui/button';
import { useConfirm } from '@/ui/confirm-dialog';
import { Menu, MenuItem, MenuLink, MenuSeparator } from '@/ui/menu';
import { toast } from '@/ui/toast';
import { type AllReports, reportPath, type ShownReport } from '../use-reports';
import { SaveDialog } from './save-dialog';

interface ViewsMenuProps {
  report: ShownReport;
  all: AllReports;
  /** As it is looked at now. */
  definition: ReportDefinition;
  view: ReportView;
}

/** The views that are kept of a report, and what can be done to this one. */
export function ViewsMenu({ report, all, definition, view }: ViewsMenuProps) {
  const t = useTranslations('reports');
  const ui = useTranslations('ui');
  const locale = useLocale();
  const can = useCan();
  const person = usePerson();
  const { push } = useRouter();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const confirm = useConfirm();
  const [asked, setAsked] = useState<'new' | 'change' | null>(null);
  const base = report.saved === null ? report.id : report.saved.base;
  const siblings = base === null ? [] : all.saved.filter((each) => each.base === base);
  const origin = all.ready.find(({ id }) => id === base);
  const mayKeep = can('report.edit');
  const mine = report.saved !== null && mayKeep && (report.saved.ownerId === person.id || person.role === 'admin');
  const remove = useMutation(
    trpc.reports.remove.mutationOptions({
      onSuccess: async () => {
        await queries.invalidateQueries({ queryKey: trpc.reports.list.queryKey() });
        push(base === null ? '/reports' : reportPath(base));
      },
    }),
  );
  const saved = report.saved;
  if (!mayKeep && siblings.length === 0 && saved === null) return null;
  return (
    <>
      <Menu
        trigger={
          <Button>
            <Bookmark aria-hidden />
            {t('save.menu')}
          </Button>
        }
      >
        {saved !== null && origin !== undefined && (
          <MenuLink href={reportPath(origin.id)}>{origin.title[locale]}</MenuLink>
        )}
        {siblings.map((each) => (
          <MenuLink key={each.id} href={reportPath(each.id)}>
            <Bookmark aria-hidden />
            {each.name}
          </MenuLink>
        ))}
        {siblings.length > 0 && <MenuSeparator />}
        {mayKeep && (
          <MenuItem onClick={() => setAsked('new')}>
            <Save aria-hidden />
            {t('save.as_new')}
          </MenuItem>
        )}
        {mine && (
          <MenuItem onClick={() => setAsked('change')}>
            <Pencil aria-hidden />
            {t('save.change')}
          </MenuItem>
        )}
        {mayKeep && (
          <MenuLink
            href={
              saved !== null && saved.base === null && mine
                ? `${reportPath(saved.id)}/edit`
                : `/reports/new?from=${encodeURIComponent(report.id)}`
            }
          >
            <SquarePen aria-hidden />
            {saved !== null && saved.base === null && mine ? t('builder.edit') : t('builder.from_this')}
          </MenuLink>
        )}
        {mine && saved !== null && (
          <>
            <MenuSeparator />
            <MenuItem
              danger
              onClick={async () => {
                const sure = await confirm({
                  title: t('save.delete_title', { name: saved.name }),
                  description: t('save.delete_text'),
                  action: ui('delete'),
                  danger: true,
                });
                if (sure) remove.mutate({ id: saved.id });
              }}
            >
              <Trash2 aria-hidden />
              {ui('delete')}
            </MenuItem>
          </>
        )}
      </Menu>
      <SaveDialog
        open={asked !== null}
        onClose={() => setAsked(null)}
        title={t(asked === 'change' ? 'save.change' : 'save.as_new')}
        definition={definition}
        view={view}
        base={base}
        start={
          asked === 'change' && saved !== null
            ? { name: saved.name, about: saved.about, sharing: saved.sharing }
            : { name: '', about: report.about, sharing: 'own' }
        }
        id={asked === 'change' ? saved?.id : undefined}
        onSaved={(id) => {
          toast.success(t('save.saved'));
          push(reportPath(id));
        }}
      />
    </>
  );
}
