'use client';

import { create } from 'zustand';

/** Which devices the agent chose, kept in this browser. Null takes the system's. */
export interface AudioSettings {
  readonly microphoneId: string | null;
  readonly speakerId: string | null;
  readonly ringerId: string | null;
  /** 0 to 1. */
  readonly ringVolume: number;
  /** The microphone was checked in this browser. */
  readonly checked: boolean;
}

const key = 'patchbay.seat.audio';
const initial: AudioSettings = { microphoneId: null, speakerId: null, ringerId: null, ringVolume: 0.6, checked: false };

export const useAudioSettings = create<AudioSettings>(() => ({ ...initial, ...stored() }));

export function changeAudioSettings(change: Partial<AudioSettings>): void {
  useAudioSettings.setState(change);
  localStorage.setItem(key, JSON.stringify(useAudioSettings.getState()));
}

function stored(): Partial<AudioSettings> {
  if (typeof localStorage === 'undefined') return {};
  try {
    return JSON.parse(localStorage.getItem(key) ?? '{}') as Partial<AudioSettings>;
  } catch {
    // Somebody else's text under our key: the system's devices do.
    return {};
  }
}

/** Firefox lets pages choose no speaker without asking: there the system's is used. */
export async function playThrough(audio: HTMLAudioElement, deviceId: string | null): Promise<void> {
  if (!('setSinkId' in audio)) return;
  try {
    await audio.setSinkId(deviceId ?? '');
  } catch (error) {
    // Unplugged since it was chosen.
    if (!(error instanceof DOMException)) throw error;
    await audio.setSinkId('');
  }
}
