'use client';

import type { ReactNode } from 'react';
import { Button } from '@/ui/button';
import { Kbd } from '@/ui/kbd';
import { type SeatKey, seatKeys, useSeatKey } from '../core/shortcuts';

interface ControlButtonProps {
  name: SeatKey;
  onPress: () => void;
  icon: ReactNode;
  children: ReactNode;
  pressed?: boolean;
  loading?: boolean;
  danger?: boolean;
}

/** A button of the call with its key. */
export function ControlButton({
  name,
  onPress,
  icon,
  children,
  pressed,
  loading = false,
  danger = false,
}: ControlButtonProps) {
  useSeatKey(name, loading ? null : onPress);
  return (
    <Button
      size="lg"
      variant={danger ? 'danger' : 'secondary'}
      loading={loading}
      aria-pressed={pressed}
      onClick={onPress}
      className="px-3 aria-pressed:bg-warning-soft aria-pressed:text-warning-ink"
    >
      {!loading && icon}
      {children}
      <Kbd className={danger ? 'border-transparent bg-white/20 text-white' : ''}>{seatKeys[name]}</Kbd>
    </Button>
  );
}
