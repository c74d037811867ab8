'use client';

import { useId } from 'react';
import { Input } from './input';

interface TimeZoneSelectProps {
  value: string;
  onChange: (timeZone: string) => void;
  id?: string;
}

/** A time zone by typing part of its name. */
export function TimeZoneSelect({ value, onChange, id }: TimeZoneSelectProps) {
  const listId = useId();
  return (
    <>
      <Input
        id={id}
        list={listId}
        value={value}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      <datalist id={listId}>
        {['UTC', ...Intl.supportedValuesOf('timeZone')].map((zone) => (
          <option key={zone} value={zone} />
        ))}
      </datalist>
    </>
  );
}
