'use client';

import { Switch } from '@/ui/switch';
import type { WidgetProps } from '../widget-props';

export function SwitchWidget({ value, onChange, disabled, id }: WidgetProps) {
  return <Switch id={id} checked={value === true} onChange={onChange} disabled={disabled} />;
}
