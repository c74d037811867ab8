'use client';

import { Phone } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { usePhone } from '@/phone/use-phone';
import { Button } from '@/ui/button';

/** A number that is called with one click; `bare` where the number stands beside it already. */
export function NumberButton({ number, bare = false }: { number: string; bare?: boolean }) {
  const t = useTranslations('seat');
  const phone = usePhone();
  if (!phone.allowed) return bare ? null : <bdi className="tabular-nums">{number}</bdi>;
  return (
    <Button
      size="sm"
      variant="ghost"
      className="tabular-nums"
      aria-label={t('call_number', { number })}
      onClick={() => phone.call({ number })}
    >
      <Phone aria-hidden />
      {!bare && <bdi>{number}</bdi>}
    </Button>
  );
}
