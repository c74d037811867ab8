'use client';

import { Mic, MicOff, Phone, PhoneOff, X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type FormEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { Button } from '@/ui/button';
import { Callout } from '@/ui/callout';
import { Input } from '@/ui/input';
import { Keypad, telephoneKeys } from './keypad';
import { hangUp, pressKey, setMuted } from './phone-call';
import { PhoneStatus } from './phone-status';
import { isBusy, type PhoneTarget, usePhoneStore } from './phone-store';

/** The telephone in the corner: dial, talk, press keys, hang up. */
export function PhoneWidget({ onCall }: { onCall: (target: PhoneTarget) => void }) {
  const t = useTranslations('phone');
  const { open, phone, target } = usePhoneStore();
  const panel = useRef<HTMLElement>(null);
  const talking = phone.state === 'talking';

  // The keys of the keyboard are those of the telephone as soon as somebody is on the line.
  useEffect(() => {
    if (talking) panel.current?.focus();
  }, [talking]);

  if (!open) return null;
  const busy = isBusy(phone);
  const onKeyDown = (event: KeyboardEvent) => {
    if (!talking || event.ctrlKey || event.metaKey || event.altKey || !telephoneKeys.has(event.key)) return;
    event.preventDefault();
    pressKey(event.key);
  };

  return (
    <section
      ref={panel}
      tabIndex={-1}
      aria-label={t('title')}
      onKeyDown={onKeyDown}
      className="fixed right-4 bottom-4 z-40 w-72 max-w-[calc(100vw-2rem)] rounded-xl border border-line bg-raised shadow-dialog outline-none"
    >
      <header className="flex items-center gap-2 border-b border-line py-2 pr-2 pl-3">
        <Phone className="size-4 text-accent" aria-hidden />
        <h2 className="flex-1 truncate text-sm font-semibold">
          {target === null || phone.state === 'idle' ? t('title') : targetName(target, t('a_flow'))}
        </h2>
        {!busy && (
          <Button
            variant="ghost"
            size="icon-sm"
            aria-label={t('close')}
            onClick={() => usePhoneStore.setState({ open: false, phone: { state: 'idle' } })}
          >
            <X aria-hidden />
          </Button>
        )}
      </header>
      <div className="flex flex-col gap-3 p-3">
        {phone.state === 'failed' && (
          <Callout tone="danger" title={t(`failures.${phone.failure}.title`)}>
            {phone.text ?? t(`failures.${phone.failure}.help`)}
          </Callout>
        )}
        {phone.state !== 'failed' && phone.state !== 'idle' && <PhoneStatus phone={phone} />}
        {busy ? <CallControls /> : <DialForm target={target} onCall={onCall} />}
      </div>
    </section>
  );
}

function targetName(target: PhoneTarget, fallback: string): string {
  return 'number' in target ? target.number : (target.name ?? fallback);
}

function CallControls() {
  const t = useTranslations('phone');
  const { phone, muted, pressed } = usePhoneStore();
  const talking = phone.state === 'talking';
  return (
    <>
      {talking && (
        <>
          <output
            aria-label={t('pressed')}
            className="min-h-6 truncate text-center font-mono text-lg tracking-widest text-ink [direction:rtl]"
          >
            <bdi>{pressed}</bdi>
          </output>
          <Keypad onPress={pressKey} label={t('keypad')} />
        </>
      )}
      <div className="flex gap-2">
        {talking && (
          <Button aria-pressed={muted} className="flex-1 aria-pressed:bg-warning-soft" onClick={() => setMuted(!muted)}>
            {muted ? <MicOff aria-hidden /> : <Mic aria-hidden />}
            {t(muted ? 'unmute' : 'mute')}
          </Button>
        )}
        <Button variant="danger" className="flex-1" onClick={hangUp}>
          <PhoneOff aria-hidden />
          {t('hang_up')}
        </Button>
      </div>
    </>
  );
}

function DialForm({ target, onCall }: { target: PhoneTarget | null; onCall: (target: PhoneTarget) => void }) {
  const t = useTranslations('phone');
  const last = usePhoneStore(({ phone }) => phone.state);
  const [number, setNumber] = useState(target !== null && 'number' in target ? target.number : '');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const typed = number.trim();
    if (typed !== '') onCall({ number: typed });
  };
  return (
    <form onSubmit={submit} className="flex flex-col gap-2">
      {target !== null && last !== 'idle' && (
        <Button variant="primary" onClick={() => onCall(target)}>
          <Phone aria-hidden />
          {t('call_again')}
        </Button>
      )}
      <div className="flex gap-2">
        <Input
          aria-label={t('number')}
          placeholder={t('number')}
          inputMode="tel"
          autoFocus
          value={number}
          onChange={(event) => setNumber(event.currentTarget.value)}
        />
        <Button type="submit" variant={last === 'idle' ? 'primary' : 'secondary'} disabled={number.trim() === ''}>
          {t('call')}
        </Button>
      </div>
      {last === 'idle' && <p className="text-xs text-ink-muted">{t('microphone_hint')}</p>}
    </form>
  );
}
