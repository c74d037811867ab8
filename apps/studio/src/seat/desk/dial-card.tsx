'use client';

import { Phone } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type FormEvent, useRef, useState } from 'react';
import { Keypad } from '@/phone/keypad';
import { Button } from '@/ui/button';
import { Card, CardHeader } from '@/ui/card';
import { Input } from '@/ui/input';
import { Kbd } from '@/ui/kbd';
import { seatPhone } from '../core/seat-phone';
import { useSeatStore } from '../core/seat-store';
import { seatKeys, useSeatKey } from '../core/shortcuts';

/** Call somebody. */
export function DialCard({ allowed }: { allowed: boolean }) {
  const t = useTranslations('seat.dial');
  const [number, setNumber] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const { line, sound } = useSeatStore();
  useSeatKey('dial', () => field.current?.focus());
  const possible = allowed && line === 'ready' && sound.state === 'none';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const dialled = number.replace(/[\s().-]/g, '');
    if (dialled !== '' && possible) void seatPhone.call(dialled);
  };
  return (
    <Card>
      <CardHeader title={t('title')} actions={<Kbd>{seatKeys.dial}</Kbd>} />
      <form onSubmit={submit} className="flex flex-col gap-3 p-4">
        <div className="flex gap-2">
          <Input
            ref={field}
            aria-label={t('number')}
            placeholder={t('number')}
            inputMode="tel"
            autoComplete="off"
            value={number}
            onChange={(event) => setNumber(event.currentTarget.value)}
            onKeyDown={(event) => event.key === 'Escape' && event.currentTarget.blur()}
          />
          <Button type="submit" variant="primary" disabled={!possible || number.trim() === ''}>
            <Phone aria-hidden />
            {t('call')}
          </Button>
        </div>
        <Keypad onPress={(key) => setNumber((typed) => typed + key)} label={t('keypad')} />
        {!allowed && <p className="text-xs text-ink-muted">{t('sign_in_first')}</p>}
      </form>
    </Card>
  );
}
