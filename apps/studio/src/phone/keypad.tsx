'use client';

import { Button } from '@/ui/button';

const keys = [
  ['1', ''],
  ['2', 'ABC'],
  ['3', 'DEF'],
  ['4', 'GHI'],
  ['5', 'JKL'],
  ['6', 'MNO'],
  ['7', 'PQRS'],
  ['8', 'TUV'],
  ['9', 'WXYZ'],
  ['*', ''],
  ['0', '+'],
  ['#', ''],
] as const;

export const telephoneKeys: ReadonlySet<string> = new Set(keys.map(([key]) => key));

/** The twelve keys of a telephone. */
export function Keypad({ onPress, label }: { onPress: (key: string) => void; label: string }) {
  return (
    <fieldset aria-label={label} className="grid grid-cols-3 gap-1.5">
      {keys.map(([key, letters]) => (
        <Button key={key} aria-label={key} className="h-11 flex-col gap-0" onClick={() => onPress(key)}>
          <span className="text-lg leading-5 font-medium">{key}</span>
          <span aria-hidden className="h-3 text-[9px] leading-3 tracking-widest text-ink-faint">
            {letters}
          </span>
        </Button>
      ))}
    </fieldset>
  );
}
