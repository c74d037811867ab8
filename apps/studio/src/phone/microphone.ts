import type { PhoneFailure } from './phone-store';

export type Microphone = { readonly stream: MediaStream } | { readonly failure: PhoneFailure };

/** Asks for the microphone; the browser shows its own question where the person has not answered it yet. */
export async function openMicrophone(deviceId: string | null = null): Promise<Microphone> {
  // Browsers offer no microphone to a page that came over plain http from another machine.
  if (navigator.mediaDevices === undefined) return { failure: 'insecure_origin' };
  try {
    const audio = { echoCancellation: true, noiseSuppression: true, autoGainControl: true };
    // A headset that was unplugged since is replaced by what there is: a call must not fail for it.
    const chosen = deviceId === null ? audio : { ...audio, deviceId: { ideal: deviceId } };
    return { stream: await navigator.mediaDevices.getUserMedia({ audio: chosen, video: false }) };
  } catch (error) {
    const name = error instanceof DOMException ? error.name : '';
    if (name === 'NotAllowedError' || name === 'SecurityError') return { failure: 'microphone_denied' };
    if (name === 'NotReadableError') return { failure: 'microphone_busy' };
    return { failure: 'microphone_missing' };
  }
}
