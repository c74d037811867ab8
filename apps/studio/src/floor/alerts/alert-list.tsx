'use client';

import { Bell, BellRing, Check, Volume2, VolumeX } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Button } from '@/ui/button';
import { classNames } from '@/ui/class-names';
import { Popover } from '@/ui/popover';
import { useFloorNames } from '../names/floor-names';
import { Elapsed } from '../store/elapsed';
import { useAlertWords } from './alert-words';
import { alertKey, type StandingAlert } from './queue-alerts';
import { useAlerts } from './use-alerts';

/** The bell: how many limits are passed, which and since when, and whether it rings. */
export function AlertList() {
  const t = useTranslations('floor.alerts');
  const { alerts, acknowledge, acknowledgeAll, sound, setSound } = useAlerts();
  const open = alerts.filter(({ acknowledged }) => !acknowledged);
  const Icon = open.length > 0 ? BellRing : Bell;
  return (
    <Popover
      align="end"
      className="w-96"
      trigger={
        <Button size="sm" className={classNames(open.length > 0 && 'border-danger/60 bg-danger-soft text-danger-ink')}>
          <Icon aria-hidden />
          {t('title', { count: open.length })}
        </Button>
      }
    >
      <div className="mb-2 flex items-center gap-2">
        <h2 className="flex-1 font-semibold">{t('heading')}</h2>
        <Button
          variant="ghost"
          size="icon-sm"
          aria-pressed={sound}
          aria-label={t(sound ? 'sound_off' : 'sound_on')}
          title={t(sound ? 'sound_off' : 'sound_on')}
          onClick={() => setSound(!sound)}
        >
          {sound ? <Volume2 aria-hidden /> : <VolumeX aria-hidden />}
        </Button>
        {open.length > 1 && (
          <Button size="sm" onClick={acknowledgeAll}>
            {t('acknowledge_all')}
          </Button>
        )}
      </div>
      {alerts.length === 0 ? (
        <p className="text-ink-muted">{t('none')}</p>
      ) : (
        <ul className="max-h-96 divide-y divide-line overflow-y-auto">
          {alerts.map((alert) => (
            <AlertLine key={alertKey(alert)} alert={alert} onAcknowledge={acknowledge} />
          ))}
        </ul>
      )}
    </Popover>
  );
}

function AlertLine({ alert, onAcknowledge }: { alert: StandingAlert; onAcknowledge: (key: string) => void }) {
  const t = useTranslations('floor.alerts');
  const { queueName } = useFloorNames();
  const words = useAlertWords();
  const { sinceMs, acknowledged } = alert;
  return (
    <li className={classNames('flex items-center gap-2 py-1.5', acknowledged && 'text-ink-muted')}>
      <div className="min-w-0 flex-1 leading-tight">
        <p className="truncate font-medium">{queueName(alert.queueId)}</p>
        <p className={classNames('text-xs', acknowledged ? '' : 'text-danger-ink')}>{words(alert)}</p>
      </div>
      <Elapsed sinceMs={sinceMs} className="text-xs text-ink-muted" />
      {acknowledged ? (
        <Check className="mx-1.5 size-4 text-ink-faint" aria-label={t('acknowledged')} />
      ) : (
        <Button size="sm" onClick={() => onAcknowledge(alertKey(alert))}>
          {t('acknowledge')}
        </Button>
      )}
    </li>
  );
}
