'use client';

import { useTranslations } from 'next-intl';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { Keypad, telephoneKeys } from '@/phone/keypad';
import { seatPhone } from '../core/seat-phone';
import { useSeatStore } from '../core/seat-store';

/** The keys of the telephone, for machines at the other end. While it has the focus the keyboard is the keypad. */
export function CallKeypad() {
  const t = useTranslations('phone');
  const pressed = useSeatStore((seat) => seat.pressed);
  const panel = useRef<HTMLDivElement>(null);
  useEffect(() => panel.current?.focus(), []);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !telephoneKeys.has(event.key)) return;
    event.preventDefault();
    seatPhone.press(event.key);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the buttons inside are the controls; this takes typed keys for them
    <div
      ref={panel}
      tabIndex={-1}
      onKeyDown={onKeyDown}
      className="w-60 rounded-lg border border-line bg-raised p-3 outline-none"
    >
      <output
        aria-label={t('pressed')}
        className="mb-2 block min-h-6 truncate text-center font-mono text-lg tracking-widest"
      >
        {pressed}
      </output>
      <Keypad onPress={(key) => seatPhone.press(key)} label={t('keypad')} />
    </div>
  );
}
