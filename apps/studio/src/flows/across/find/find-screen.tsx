'use client';

import type { Locale } from '@patchbay/flow-schema';
import { useQuery } from '@tanstack/react-query';
import { Replace, Search, SearchX } from 'lucide-react';
import Link from 'next/link';
import { useLocale, useTranslations } from 'next-intl';
import { useDeferredValue, useState } from 'react';
import { useCan } from '@/access/access-provider';
import { useTRPC } from '@/client/trpc';
import { Button } from '@/ui/button';
import { EmptyState } from '@/ui/empty-state';
import { Page } from '@/ui/page';
import { QueryState } from '@/ui/query-state';
import { SearchInput } from '@/ui/search-input';
import { ReplaceDialog } from './replace-dialog';

/** Names and property values of all flows, and the way to change them everywhere. */
export function FindScreen({ initial }: { initial: string }) {
  const t = useTranslations('flows.across');
  const trpc = useTRPC();
  const locale = useLocale() as Locale;
  const editable = useCan()('flow.edit');
  const [text, setText] = useState(initial);
  const [replacing, setReplacing] = useState(false);
  const wanted = useDeferredValue(text.trim());
  const found = useQuery(
    trpc.across.search.queryOptions(
      { text: wanted || ' ' },
      { enabled: wanted !== '', placeholderData: (before) => before },
    ),
  );
  return (
    <Page
      title={t('find.title')}
      description={t('find.description')}
      breadcrumbs={[{ label: t('flows'), href: '/flows' }]}
      actions={
        editable && (
          <Button onClick={() => setReplacing(true)}>
            <Replace aria-hidden />
            {t('replace.open')}
          </Button>
        )
      }
    >
      <SearchInput label={t('find.label')} value={text} onChange={setText} className="mb-4 sm:w-full sm:max-w-xl" />
      {wanted === '' ? (
        <EmptyState icon={Search} title={t('find.begin')} description={t('find.beginText')} />
      ) : (
        <QueryState query={found}>
          {({ flows, more }) =>
            flows.length === 0 ? (
              <EmptyState icon={SearchX} title={t('find.none', { text: wanted })} description={t('find.noneText')} />
            ) : (
              <div className="flex flex-col gap-4">
                {flows.map((flow) => (
                  <section key={flow.id} aria-label={flow.name} className="rounded-lg border border-line bg-surface">
                    <h2 className="flex items-center gap-2 border-b border-line px-4 py-2 text-sm font-medium">
                      <Link href={`/flows/${flow.id}`} className="rounded-sm hover:underline">
                        {flow.name}
                      </Link>
                      <span className="text-xs font-normal text-ink-muted">
                        {t('places', { count: flow.places.length })}
                      </span>
                    </h2>
                    <ul className="divide-y divide-line">
                      {flow.places.map((place) => (
                        <li key={`${place.node}/${place.step}/${place.path}`}>
                          <Link
                            href={place.node === null ? `/flows/${flow.id}` : `/flows/${flow.id}?node=${place.node}`}
                            className="grid gap-x-4 gap-y-0.5 px-4 py-2 text-sm hover:bg-hover sm:grid-cols-[12rem_1fr]"
                          >
                            <span className="min-w-0">
                              <span className="block truncate font-medium">{place.step || t('flowItself')}</span>
                              <span className="block truncate text-xs text-ink-faint" title={place.path}>
                                {place.label[locale]}
                              </span>
                            </span>
                            <Marked text={place.text} wanted={wanted} />
                          </Link>
                        </li>
                      ))}
                    </ul>
                  </section>
                ))}
                {more && <p className="text-sm text-ink-muted">{t('find.more')}</p>}
              </div>
            )
          }
        </QueryState>
      )}
      {replacing && <ReplaceDialog initial={{ find: text.trim() }} onClose={() => setReplacing(false)} />}
    </Page>
  );
}

/** How much is shown around what was found. */
const aroundMax = 120;

function Marked({ text, wanted }: { text: string; wanted: string }) {
  const at = text.toLowerCase().indexOf(wanted.toLowerCase());
  const from = Math.max(0, at - aroundMax);
  const end = at + wanted.length;
  return (
    <span className="min-w-0 self-center text-ink-muted [overflow-wrap:anywhere]">
      {from > 0 && '…'}
      {text.slice(from, at)}
      <mark className="rounded-xs bg-warning-soft text-warning-ink">{text.slice(at, end)}</mark>
      {text.slice(end, end + aroundMax)}
      {text.length > end + aroundMax && '…'}
    </span>
  );
}
