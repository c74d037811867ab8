'use client';

import { useEffect, useRef } from 'react';

/** Every key of the seat, in one place: letters where nothing is typed, with Alt and Shift also inside a field. */
export const seatKeys = {
  answer: 'A',
  decline: 'D',
  ready: 'R',
  hang_up: 'E',
  mute: 'M',
  hold: 'H',
  keypad: 'K',
  transfer: 'T',
  swap: 'S',
  complete: 'C',
  record: 'P',
  form: 'I',
  note: 'N',
  wrap_up: 'W',
  finish: 'F',
  dial: 'L',
} as const;

export type SeatKey = keyof typeof seatKeys;

/** Runs `run` when its key is pressed while the component is mounted; `null` where there is nothing to do now. */
export function useSeatKey(name: SeatKey, run: (() => void) | null): void {
  const latest = useRef(run);
  useEffect(() => {
    latest.current = run;
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (latest.current === null || !isPressed(event, seatKeys[name])) return;
      event.preventDefault();
      latest.current();
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, [name]);
}

function isPressed(event: KeyboardEvent, letter: string): boolean {
  if (event.repeat || event.isComposing || event.ctrlKey || event.metaKey) return false;
  if (event.altKey) return event.shiftKey && event.code === `Key${letter}`;
  return !event.shiftKey && event.key.toUpperCase() === letter && !isTaken(event.target);
}

/** Fields take letters for themselves, and so do lists and menus, where they find entries. */
function isTaken(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return (
    target.isContentEditable ||
    target.closest('input, textarea, select, [role="dialog"], [role="menu"], [role="listbox"], [role="combobox"]') !==
      null
  );
}
