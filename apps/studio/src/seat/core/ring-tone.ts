'use client';

import { useAudioSettings } from './audio-settings';

const onMs = 1_000;
const offMs = 2_000;
/** Two tones at once, as telephones ring; soft at both ends so that nothing clicks. */
const tonesHz = [440, 480];
const rampS = 0.02;

let context: AudioContext | null = null;
let timer: number | undefined;

/** Begins to ring until `stopRinging`. Browsers stay silent until the person has clicked something on the page. */
export function startRinging(): void {
  stopRinging();
  const ring = () => {
    void playTone(useAudioSettings.getState().ringVolume, onMs);
  };
  ring();
  timer = window.setInterval(ring, onMs + offMs);
}

export function stopRinging(): void {
  window.clearInterval(timer);
  timer = undefined;
}

/** One ring, for the agent to hear how loud it is. */
export async function playTone(volume: number, lengthMs: number, deviceId: string | null = ringer()): Promise<void> {
  context ??= new AudioContext();
  await setSpeaker(context, deviceId);
  if (context.state === 'suspended') await context.resume();
  const start = context.currentTime;
  const end = start + lengthMs / 1_000;
  const gain = context.createGain();
  gain.gain.setValueAtTime(0, start);
  gain.gain.linearRampToValueAtTime(volume * 0.3, start + rampS);
  gain.gain.setValueAtTime(volume * 0.3, end - rampS);
  gain.gain.linearRampToValueAtTime(0, end);
  gain.connect(context.destination);
  for (const frequency of tonesHz) {
    const oscillator = context.createOscillator();
    oscillator.frequency.value = frequency;
    oscillator.connect(gain);
    oscillator.start(start);
    oscillator.stop(end);
  }
}

function ringer(): string | null {
  return useAudioSettings.getState().ringerId;
}

async function setSpeaker(audio: AudioContext, deviceId: string | null): Promise<void> {
  if (!('setSinkId' in audio)) return;
  try {
    await (audio as AudioContext & { setSinkId(id: string): Promise<void> }).setSinkId(deviceId ?? '');
  } catch (error) {
    // Unplugged since it was chosen: the system's own rings.
    if (!(error instanceof DOMException)) throw error;
  }
}
