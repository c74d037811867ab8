'use client';

import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { AudioLines, PhoneCall, SearchX, Trash2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { parseAsString, useQueryState } from 'nuqs';
import { useCan } from '@/access/access-provider';
import { useTRPC } from '@/client/trpc';
import { useLive } from '@/live/use-live';
import { AudioPlayer } from '@/media/audio-player';
import { Button } from '@/ui/button';
import { Card } from '@/ui/card';
import { useConfirm } from '@/ui/confirm-dialog';
import { EmptyState } from '@/ui/empty-state';
import { Instant } from '@/ui/instant';
import { LinkButton } from '@/ui/link-button';
import { LoadMore } from '@/ui/load-more';
import { Page } from '@/ui/page';
import { QueryState } from '@/ui/query-state';
import { SearchInput } from '@/ui/search-input';
import { Spinner } from '@/ui/spinner';

interface Message {
  id: string;
  callId: string;
  status: string;
  durationMs: number | null;
  createdAt: string;
  callerNumber: string;
  callerName: string;
  flowName: string | null;
}

export function RecordingsScreen() {
  const t = useTranslations('recordings');
  const ui = useTranslations('ui');
  const trpc = useTRPC();
  const queries = useQueryClient();
  const [search, setSearch] = useQueryState('q', parseAsString.withDefault(''));
  const list = useInfiniteQuery(
    trpc.recordings.list.infiniteQueryOptions(
      { search: search.trim() },
      { getNextPageParam: (page) => page.nextCursor ?? undefined },
    ),
  );
  const refresh = () => queries.invalidateQueries({ queryKey: trpc.recordings.pathKey() });
  useLive(({ type }) => type === 'call.ended', refresh, { onReconnect: refresh });

  return (
    <Page
      title={t('title')}
      description={t('description')}
      actions={<SearchInput label={t('search')} value={search} onChange={(next) => void setSearch(next)} />}
    >
      <QueryState query={list}>
        {({ pages }) => {
          const messages = pages.flatMap((page) => page.recordings);
          if (messages.length === 0) {
            return search === '' ? (
              <EmptyState icon={AudioLines} title={t('empty_title')} description={t('empty')} />
            ) : (
              <EmptyState icon={SearchX} title={ui('none_match', { search })} description={ui('none_match_hint')} />
            );
          }
          return (
            <>
              <Card>
                <ul className="divide-y divide-line">
                  {messages.map((message) => (
                    <MessageRow key={message.id} message={message} />
                  ))}
                </ul>
              </Card>
              <LoadMore pages={list} />
            </>
          );
        }}
      </QueryState>
    </Page>
  );
}

function MessageRow({ message }: { message: Message }) {
  const t = useTranslations('recordings');
  const trpc = useTRPC();
  const queries = useQueryClient();
  const confirm = useConfirm();
  const can = useCan();
  const remove = useMutation(
    trpc.recordings.delete.mutationOptions({
      onSuccess: () => queries.invalidateQueries({ queryKey: trpc.recordings.pathKey() }),
    }),
  );
  const caller = message.callerNumber === '' ? t('anonymous') : message.callerNumber;
  const ask = async () => {
    const sure = await confirm({
      title: t('delete_title'),
      description: t('delete_text'),
      action: t('delete'),
      danger: true,
    });
    if (sure) remove.mutate({ id: message.id });
  };
  return (
    <li className="grid grid-cols-[1fr_auto] items-center gap-x-4 gap-y-1 px-4 py-2.5 md:grid-cols-[14rem_1fr_auto]">
      <div className="min-w-0">
        <p className="truncate font-medium">
          <bdi>{caller}</bdi>
        </p>
        <p className="truncate text-xs text-ink-muted">
          <Instant at={message.createdAt} /> · {message.flowName ?? '–'}
        </p>
      </div>
      {message.status === 'stored' ? (
        <AudioPlayer
          src={`/api/media/recordings/${message.id}`}
          label={t('from', { caller })}
          durationMs={message.durationMs}
          downloadable
          className="max-md:col-span-2 max-md:row-start-2"
        />
      ) : (
        <Spinner label={t('recording')} className="max-md:col-span-2 max-md:row-start-2" />
      )}
      <span className="flex items-center gap-1">
        {can('call.read') && (
          <LinkButton href={`/calls/${message.callId}`} variant="ghost" size="icon-sm" aria-label={t('open_call')}>
            <PhoneCall aria-hidden />
          </LinkButton>
        )}
        {can('call.delete_recording') && (
          <Button variant="danger-ghost" size="icon-sm" aria-label={t('delete')} onClick={() => void ask()}>
            <Trash2 aria-hidden />
          </Button>
        )}
      </span>
    </li>
  );
}
