import type { ComponentProps } from 'react';
import { Input } from '@/ui/input';

interface TimeInputProps extends Omit<ComponentProps<typeof Input>, 'type' | 'value' | 'onChange' | 'className'> {
  /** `09:00`; empty while none is chosen. */
  value: string;
  onChange: (value: string) => void;
}

/** Hours and minutes on the centre's clock. */
export function TimeInput({ onChange, ...props }: TimeInputProps) {
  return <Input {...props} type="time" className="w-32" onChange={(event) => onChange(event.currentTarget.value)} />;
}
