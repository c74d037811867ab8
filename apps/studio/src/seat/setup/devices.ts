'use client';

import { useEffect, useState } from 'react';

export interface AudioDevice {
  readonly id: string;
  readonly label: string;
}

/** Microphones and speakers of this computer, followed as headsets come and go. Names are known once the microphone may be used. */
export function useAudioDevices(known: boolean): { inputs: readonly AudioDevice[]; outputs: readonly AudioDevice[] } {
  const [devices, setDevices] = useState<{ inputs: AudioDevice[]; outputs: AudioDevice[] }>({
    inputs: [],
    outputs: [],
  });
  useEffect(() => {
    const media = navigator.mediaDevices;
    if (!known || media === undefined) return;
    let current = true;
    const read = async () => {
      const all = await media.enumerateDevices();
      if (!current) return;
      const of = (kind: MediaDeviceKind) =>
        all
          .filter((device) => device.kind === kind && device.deviceId !== '')
          .map(({ deviceId, label }) => ({ id: deviceId, label }));
      setDevices({ inputs: of('audioinput'), outputs: of('audiooutput') });
    };
    const changed = () => void read();
    changed();
    media.addEventListener('devicechange', changed);
    return () => {
      current = false;
      media.removeEventListener('devicechange', changed);
    };
  }, [known]);
  return devices;
}
