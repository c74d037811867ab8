'use client';

import { LogIn } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Button } from '@/ui/button';
import { Card, CardHeader } from '@/ui/card';
import { useAudioSettings } from '../core/audio-settings';
import { seatPhone } from '../core/seat-phone';
import { useSeatStore } from '../core/seat-store';
import { useAct } from '../core/use-act';
import type { Desk } from '../seat-desk';
import { MicrophoneCheck } from './microphone-check';

/** Before the agent takes calls: check the microphone, sign in. */
export function SignInPanel({ desk }: { desk: Desk }) {
  const t = useTranslations('seat');
  const { act, pending } = useAct();
  const { line, here } = useSeatStore();
  const checked = useAudioSettings((settings) => settings.checked);
  const byBrowser = desk.agent.phoneKind === 'browser';
  const ready = !byBrowser || line === 'ready';
  const signIn = () => {
    // A person has clicked: now the browser lets the page ring, and may be asked for notifications.
    if ('Notification' in window && Notification.permission === 'default') void Notification.requestPermission();
    act({ type: 'agent.sign_in' }, () => void seatPhone.tellReady());
  };
  return (
    <Card className="mx-auto w-full max-w-xl">
      <CardHeader title={t('sign_in.title')} description={t(byBrowser ? 'sign_in.help' : 'sign_in.help_desk_phone')} />
      <div className="flex flex-col gap-5 p-4">
        {byBrowser && <MicrophoneCheck />}
        <div className="flex flex-wrap items-center gap-3">
          <Button variant="primary" size="lg" disabled={!ready} loading={pending === 'agent.sign_in'} onClick={signIn}>
            <LogIn aria-hidden />
            {t('sign_in.button')}
          </Button>
          <span className="text-sm text-ink-muted">
            {here === 'elsewhere' && byBrowser && t('sign_in.phone_elsewhere')}
            {here !== 'elsewhere' && !ready && t('sign_in.phone_connecting')}
            {ready && byBrowser && !checked && t('sign_in.not_heard')}
          </span>
        </div>
      </div>
    </Card>
  );
}
