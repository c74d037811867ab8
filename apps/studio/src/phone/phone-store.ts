'use client';

import { create } from 'zustand';

/** What is dialled: a number, or a flow itself by its published version. */
export type PhoneTarget = { readonly number: string } | { readonly flowId: string; readonly name?: string };

export type PhoneFailure =
  | 'insecure_origin'
  | 'microphone_denied'
  | 'microphone_missing'
  | 'microphone_busy'
  | 'not_reachable'
  | 'not_registered'
  | 'number_unknown'
  | 'busy'
  | 'no_answer'
  | 'refused'
  | 'connection_lost'
  | 'server';

/**
 * idle -> preparing (microphone, endpoint, registration) -> dialling -> ringing -> talking -> ended.
 * From each of them `failed`, and from `ended` and `failed` a new call.
 */
export type PhoneState =
  | { readonly state: 'idle' }
  | { readonly state: 'preparing'; readonly step: 'microphone' | 'line' }
  | { readonly state: 'dialling' | 'ringing' }
  | { readonly state: 'talking'; readonly since: number }
  | { readonly state: 'ended'; readonly durationMs: number }
  | { readonly state: 'failed'; readonly failure: PhoneFailure; readonly text: string | null };

interface PhoneStore {
  readonly open: boolean;
  readonly target: PhoneTarget | null;
  readonly phone: PhoneState;
  readonly muted: boolean;
  /** The digits pressed in this call. */
  readonly pressed: string;
}

export const usePhoneStore = create<PhoneStore>(() => ({
  open: false,
  target: null,
  phone: { state: 'idle' },
  muted: false,
  pressed: '',
}));

/** A call is under way or being set up. */
export function isBusy({ state }: PhoneState): boolean {
  return state === 'preparing' || state === 'dialling' || state === 'ringing' || state === 'talking';
}
