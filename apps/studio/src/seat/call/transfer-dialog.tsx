'use client';

import type { TransferTarget } from '@patchbay/flow-schema';
import type { AgentLive } from '@patchbay/records';
import { Hash, MessageCircleQuestion, PhoneForwarded, Users, UsersRound } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import { useFloor } from '@/floor/store/use-floor';
import { Badge } from '@/ui/badge';
import { Button } from '@/ui/button';
import { Dialog } from '@/ui/dialog';
import { SearchInput } from '@/ui/search-input';
import { useAct } from '../core/use-act';
import type { Desk } from '../seat-desk';
import { statusTones } from '../status/status-words';

const targetsMax = 30;
const telephoneNumber = /^[+]?[0-9*#(). -]{2,40}$/;

interface Target {
  readonly key: string;
  readonly label: string;
  readonly detail: string | null;
  readonly target: TransferTarget;
  readonly agent: AgentLive | null;
}

interface TransferDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  conversationId: string;
  desk: Desk;
}

/** To whom the call goes: a colleague or a queue as they stand now, or any number. Blind, or after asking. */
export function TransferDialog({ open, onOpenChange, conversationId, desk }: TransferDialogProps) {
  const t = useTranslations('seat.transfer');
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={t('title')} description={t('help')} size="lg">
      {open && <Targets conversationId={conversationId} desk={desk} onDone={() => onOpenChange(false)} />}
    </Dialog>
  );
}

function Targets({ conversationId, desk, onDone }: { conversationId: string; desk: Desk; onDone: () => void }) {
  const t = useTranslations('seat.transfer');
  const status = useTranslations('seat.status');
  const [search, setSearch] = useState('');
  const panel = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // After the dialog has put the focus on its first button.
    const frame = requestAnimationFrame(() => panel.current?.querySelector('input')?.focus());
    return () => cancelAnimationFrame(frame);
  }, []);
  const { act, pending } = useAct();
  const agents = useFloor('agent', (all) => all);
  const queues = useFloor('queue', (all) => all);
  const found = targetsOf(desk, search, agents).slice(0, targetsMax);
  return (
    <div ref={panel} className="flex flex-col gap-3">
      <SearchInput value={search} onChange={setSearch} label={t('search')} className="sm:w-full" />
      {found.length === 0 && <p className="py-6 text-center text-sm text-ink-muted">{t('nothing_found')}</p>}
      <ul className="divide-y divide-line">
        {found.map(({ key, label, detail, target, agent }) => {
          const queue = target.kind === 'queue' ? queues.get(target.queueId) : undefined;
          return (
            <li key={key} className="flex flex-wrap items-center gap-x-3 gap-y-1 py-2">
              {target.kind === 'queue' && <UsersRound className="size-4 text-ink-faint" aria-hidden />}
              {target.kind === 'agent' && <Users className="size-4 text-ink-faint" aria-hidden />}
              {target.kind === 'number' && <Hash className="size-4 text-ink-faint" aria-hidden />}
              <span className="min-w-0 flex-1 truncate text-sm font-medium">
                <bdi>{label}</bdi>
                {detail !== null && <span className="ml-2 text-xs font-normal text-ink-muted">{detail}</span>}
              </span>
              {target.kind === 'agent' && (
                <Badge tone={agent === null ? 'neutral' : statusTones[agent.status]}>
                  {status(agent?.status ?? 'signed_out')}
                </Badge>
              )}
              {queue !== undefined && (
                <span className="text-xs text-ink-muted tabular-nums">
                  {t('queue_state', { waiting: queue.waiting, ready: queue.agents.ready })}
                </span>
              )}
              <span className="flex gap-1">
                <Button
                  size="sm"
                  loading={pending === 'call.consult'}
                  onClick={() => act({ type: 'call.consult', conversationId, target }, onDone)}
                >
                  <MessageCircleQuestion aria-hidden />
                  {t('consult')}
                </Button>
                <Button
                  size="sm"
                  variant="primary"
                  loading={pending === 'call.transfer'}
                  onClick={() => act({ type: 'call.transfer', conversationId, target }, onDone)}
                >
                  <PhoneForwarded aria-hidden />
                  {t('blind')}
                </Button>
              </span>
            </li>
          );
        })}
      </ul>
    </div>
  );
}

/** Who could take the call first. */
const statusOrder: readonly AgentLive['status'][] = [
  'ready',
  'after_call_work',
  'not_ready',
  'ringing',
  'talking',
  'consulting',
  'signed_out',
];

function targetsOf(desk: Desk, search: string, agents: ReadonlyMap<string, AgentLive>): Target[] {
  const typed = search.trim();
  const matches = (...texts: (string | null)[]) =>
    texts.some((text) => text?.toLocaleLowerCase().includes(typed.toLocaleLowerCase()) === true);
  const rank = ({ agent }: Target) => statusOrder.indexOf(agent?.status ?? 'signed_out');
  const colleagues = desk.agents
    .filter(({ name, extension }) => matches(name, extension))
    .map(({ id, name, extension }): Target => {
      const agent = agents.get(id) ?? null;
      return { key: `a${id}`, label: name, detail: extension, target: { kind: 'agent', agentId: id }, agent };
    })
    .sort((one, two) => rank(one) - rank(two));
  const queues = desk.queues
    .filter(({ name }) => matches(name))
    .map(
      ({ id, name }): Target => ({
        key: `q${id}`,
        label: name,
        detail: null,
        target: { kind: 'queue', queueId: id },
        agent: null,
      }),
    );
  const number: Target[] = telephoneNumber.test(typed)
    ? [{ key: 'n', label: typed, detail: null, target: { kind: 'number', number: typed }, agent: null }]
    : [];
  return [...number, ...queues, ...colleagues];
}
