'use client';

import { ChevronDown, Coffee, Keyboard, LogOut, Play, Settings2, TimerOff } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ArrangeButton } from '@/derived-screens/arrange/arrange-button';
import { Elapsed } from '@/floor/store/elapsed';
import { Badge } from '@/ui/badge';
import { Button } from '@/ui/button';
import { Kbd } from '@/ui/kbd';
import { Menu, MenuItem } from '@/ui/menu';
import { Tooltip } from '@/ui/tooltip';
import { seatKeys, useSeatKey } from '../core/shortcuts';
import { useAct } from '../core/use-act';
import type { SeatNow } from '../core/use-seat';
import type { Desk } from '../seat-desk';
import { SettingsDialog } from '../setup/settings-dialog';
import { PhoneBadge } from './phone-badge';
import { ShortcutsDialog } from './shortcuts-dialog';
import { statusTones, useReasonName } from './status-words';

/** How the agent stands, since when, and what they can change about it. */
export function StatusBar({ seat, desk }: { seat: SeatNow; desk: Desk }) {
  const t = useTranslations('seat');
  const { act, pending } = useAct();
  const [settings, setSettings] = useState(false);
  const [shortcuts, setShortcuts] = useState(false);
  const reasonName = useReasonName();
  const { me } = seat;
  const status = me?.status ?? 'signed_out';
  const reason = reasonName(me?.reason ?? null, desk.reasons);
  const busy = status !== 'not_ready' && status !== 'signed_out';
  const canReady = status === 'not_ready' || status === 'after_call_work';
  const becomeReady = () => act({ type: status === 'after_call_work' ? 'agent.finish_wrap_up' : 'agent.ready' });
  useSeatKey('ready', canReady ? becomeReady : null);
  useSeatKey('finish', status === 'after_call_work' ? () => act({ type: 'agent.finish_wrap_up' }) : null);

  return (
    <header className="flex flex-wrap items-center gap-x-3 gap-y-2 border-b border-line bg-surface px-4 py-2">
      <h1 className="sr-only">{t('title')}</h1>
      <div role="status" className="flex min-w-0 items-center gap-2">
        <Badge tone={statusTones[status]} className="h-6 px-2 text-sm">
          {t(`status.${status}`)}
        </Badge>
        {me !== null && (
          <span aria-live="off" className="text-sm text-ink-muted">
            <Elapsed sinceMs={me.sinceMs} />
          </span>
        )}
        {reason !== null && (
          <span className="truncate text-sm text-ink-muted">{busy ? t('afterwards', { reason }) : reason}</span>
        )}
        {status === 'after_call_work' && me?.wrapUpUntilMs != null && (
          <Badge tone="warning" className="tabular-nums">
            {t('wrap_up_left')}
            <Elapsed sinceMs={me.wrapUpUntilMs} untilMs={me.wrapUpUntilMs} />
          </Badge>
        )}
      </div>

      <div className="flex flex-wrap items-center gap-2">
        {canReady && (
          <Button
            variant="primary"
            loading={pending === 'agent.ready' || pending === 'agent.finish_wrap_up'}
            onClick={becomeReady}
          >
            {status === 'after_call_work' ? <TimerOff aria-hidden /> : <Play aria-hidden />}
            {t(status === 'after_call_work' ? 'finish' : 'become_ready')}
            <Kbd>{status === 'after_call_work' ? seatKeys.finish : seatKeys.ready}</Kbd>
          </Button>
        )}
        {status !== 'signed_out' && (
          <Menu
            align="start"
            trigger={
              <Button loading={pending === 'agent.not_ready'}>
                <Coffee aria-hidden />
                {t('not_ready')}
                <ChevronDown aria-hidden />
              </Button>
            }
          >
            {busy && reason !== null && (
              <MenuItem onClick={() => act({ type: 'agent.ready' })}>{t('ready_afterwards')}</MenuItem>
            )}
            {desk.reasons.length === 0 && <p className="px-2 py-1.5 text-sm text-ink-muted">{t('no_reasons')}</p>}
            {desk.reasons.map(({ id, name }) => (
              <MenuItem key={id} onClick={() => act({ type: 'agent.not_ready', reasonId: id })}>
                {name}
              </MenuItem>
            ))}
          </Menu>
        )}
      </div>

      <div className="ml-auto flex items-center gap-1">
        <PhoneBadge phoneKind={desk.agent.phoneKind} />
        <Tooltip content={t('shortcuts.title')}>
          <Button variant="ghost" size="icon" aria-label={t('shortcuts.title')} onClick={() => setShortcuts(true)}>
            <Keyboard aria-hidden />
          </Button>
        </Tooltip>
        <ArrangeButton surface="seat" iconOnly />
        <Tooltip content={t('settings.title')}>
          <Button variant="ghost" size="icon" aria-label={t('settings.title')} onClick={() => setSettings(true)}>
            <Settings2 aria-hidden />
          </Button>
        </Tooltip>
        {status !== 'signed_out' && (
          <Button
            variant="ghost"
            loading={pending === 'agent.sign_out'}
            disabled={seat.conversation !== null}
            onClick={() => act({ type: 'agent.sign_out' })}
          >
            <LogOut aria-hidden />
            {t('sign_out')}
          </Button>
        )}
      </div>
      <SettingsDialog open={settings} onOpenChange={setSettings} desk={desk} />
      <ShortcutsDialog open={shortcuts} onOpenChange={setShortcuts} />
    </header>
  );
}
