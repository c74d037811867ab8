'use client';

import type { ReadyReport } from '@patchbay/reports';
import {
  Bookmark,
  ChartNoAxesCombined,
  ClipboardCheck,
  Contact,
  GraduationCap,
  type LucideIcon,
  MonitorPlay,
  PhoneCall,
  Plus,
  SearchX,
  Sparkles,
  UsersRound,
  Workflow,
} from 'lucide-react';
import Link from 'next/link';
import { useLocale, useTranslations } from 'next-intl';
import { parseAsString, useQueryState } from 'nuqs';
import { useCan, usePerson } from '@/access/access-provider';
import { ArrangeButton } from '@/derived-screens/arrange/arrange-button';
import { Badge } from '@/ui/badge';
import { EmptyState } from '@/ui/empty-state';
import { LinkButton } from '@/ui/link-button';
import { Page } from '@/ui/page';
import { QueryState } from '@/ui/query-state';
import { SearchInput } from '@/ui/search-input';
import { readyReport, reportPath, type ShownReport, savedReport, useReports } from '../use-reports';

const groups: Readonly<Record<ReadyReport['group'] | 'own', LucideIcon>> = {
  own: Bookmark,
  calls: PhoneCall,
  queues: UsersRound,
  agents: GraduationCap,
  customers: Contact,
  flows: Workflow,
  quality: ClipboardCheck,
  derived: Sparkles,
};

/** Every report: those that come with the product, those that follow from the flows, and those that people keep. */
export function ReportsScreen() {
  const t = useTranslations('reports');
  const ui = useTranslations('ui');
  const locale = useLocale();
  const can = useCan();
  const reports = useReports();
  const [search, setSearch] = useQueryState('search', parseAsString.withDefault(''));
  const wanted = search.trim().toLowerCase();
  return (
    <Page
      title={t('title')}
      description={t('description')}
      actions={
        <>
          <SearchInput
            label={t('search')}
            value={search}
            onChange={(text) => void setSearch(text === '' ? null : text)}
          />
          <ArrangeButton surface="reports" />
          <LinkButton href="/reports/wall">
            <MonitorPlay aria-hidden />
            {t('wall.button')}
          </LinkButton>
          {can('report.edit') && (
            <LinkButton variant="primary" href="/reports/new">
              <Plus aria-hidden />
              {t('new')}
            </LinkButton>
          )}
        </>
      }
    >
      <QueryState query={reports}>
        {(all) => {
          const shown = [
            ...all.saved.map((each) => savedReport(each, all)),
            ...all.ready.map((each) => readyReport(each, locale)),
          ].filter(({ title, about }) => `${title} ${about}`.toLowerCase().includes(wanted));
          if (all.ready.length + all.saved.length === 0) {
            return <EmptyState icon={ChartNoAxesCombined} title={t('none_title')} description={t('none')} />;
          }
          if (shown.length === 0) {
            return (
              <EmptyState icon={SearchX} title={ui('none_match', { search })} description={ui('none_match_hint')} />
            );
          }
          return (
            <div className="flex flex-col gap-6">
              {(Object.keys(groups) as (keyof typeof groups)[]).map((group) => (
                <Group key={group} group={group} reports={shown.filter((each) => each.group === group)} />
              ))}
            </div>
          );
        }}
      </QueryState>
    </Page>
  );
}

function Group({ group, reports }: { group: keyof typeof groups; reports: readonly ShownReport[] }) {
  const t = useTranslations('reports');
  const person = usePerson();
  const Icon = groups[group];
  if (reports.length === 0) return null;
  return (
    <section aria-labelledby={`group-${group}`}>
      <h2 id={`group-${group}`} className="mb-2 flex items-center gap-2 text-sm font-semibold">
        <Icon className="size-4 text-ink-faint" aria-hidden />
        {t(`groups.${group}`)}
      </h2>
      <ul className="grid grid-cols-[repeat(auto-fill,minmax(min(100%,17rem),1fr))] gap-2">
        {reports.map(({ id, title, about, saved }) => (
          <li key={id} className="flex">
            <Link
              href={reportPath(id)}
              className="flex min-w-0 flex-1 flex-col gap-0.5 rounded-lg border border-line bg-surface px-3 py-2.5 shadow-card hover:border-line-strong hover:bg-hover"
            >
              <span className="flex items-center gap-2">
                <span className="min-w-0 flex-1 truncate font-medium">{title}</span>
                {saved !== null && (
                  <Badge tone={saved.sharing === 'everyone' ? 'info' : 'neutral'}>
                    {saved.ownerId === person.id
                      ? t(`save.sharings.${saved.sharing}`)
                      : saved.ownerName || t('someone')}
                  </Badge>
                )}
              </span>
              {about !== '' && <span className="line-clamp-2 text-xs text-ink-muted">{about}</span>}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
