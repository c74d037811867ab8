'use client';

import { Bell, Mic, Volume2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import { openMicrophone } from '@/phone/microphone';
import type { PhoneFailure } from '@/phone/phone-store';
import { Button } from '@/ui/button';
import { Callout } from '@/ui/callout';
import { FormField } from '@/ui/form-field';
import { Select } from '@/ui/select';
import { changeAudioSettings, useAudioSettings } from '../core/audio-settings';
import { playTone } from '../core/ring-tone';
import { type AudioDevice, useAudioDevices } from './devices';

const system = 'system';
const testToneMs = 600;
/** Of full scale: someone speaks. */
const heardLevel = 0.02;

/** Choose the devices, see that the microphone hears, hear that the speaker plays. */
export function MicrophoneCheck() {
  const t = useTranslations('seat.check');
  const failures = useTranslations('phone.failures');
  const settings = useAudioSettings();
  const { level, failure, heard, open, retry } = useMicrophoneLevel(settings.microphoneId);
  const { inputs, outputs } = useAudioDevices(open);
  useEffect(() => {
    if (heard) changeAudioSettings({ checked: true });
  }, [heard]);
  const choices = (devices: readonly AudioDevice[]) => [
    { value: system, label: t('system_device') },
    ...devices
      .filter(({ id }) => id !== 'default')
      .map(({ id, label }) => ({ value: id, label: label || t('unnamed') })),
  ];
  const chosen = (id: string | null, devices: readonly AudioDevice[]) =>
    devices.some((device) => device.id === id) ? id : system;
  const idOf = (value: string) => (value === system ? null : value);

  return (
    <div className="flex flex-col gap-4">
      {failure !== null && (
        <Callout
          tone="danger"
          title={failures(`${failure}.title`)}
          action={
            <Button size="sm" onClick={retry}>
              {t('try_again')}
            </Button>
          }
        >
          {failures(`${failure}.help`)}
        </Callout>
      )}
      <FormField label={t('microphone')}>
        {({ id }) => (
          <Select
            id={id}
            value={chosen(settings.microphoneId, inputs)}
            onChange={(value) => changeAudioSettings({ microphoneId: idOf(value) })}
            options={choices(inputs)}
          />
        )}
      </FormField>
      <div className="flex items-center gap-3">
        <Mic className="size-4 shrink-0 text-ink-faint" aria-hidden />
        <meter aria-label={t('level')} min={0} max={1} value={level} className="sr-only" />
        <div aria-hidden className="h-2 flex-1 overflow-hidden rounded-full bg-sunken">
          <div className="h-full rounded-full bg-success" style={{ width: `${Math.round(level * 100)}%` }} />
        </div>
        <span role="status" className="w-44 text-xs text-ink-muted">
          {t(heard ? 'heard' : 'say_something')}
        </span>
      </div>
      <div className="grid gap-4 sm:grid-cols-2">
        <FormField label={t('speaker')}>
          {({ id }) => (
            <div className="flex gap-2">
              <Select
                id={id}
                className="flex-1"
                value={chosen(settings.speakerId, outputs)}
                onChange={(value) => changeAudioSettings({ speakerId: idOf(value) })}
                options={choices(outputs)}
              />
              <Button
                size="icon"
                aria-label={t('test_speaker')}
                onClick={() => void playTone(0.6, testToneMs, settings.speakerId)}
              >
                <Volume2 aria-hidden />
              </Button>
            </div>
          )}
        </FormField>
        <FormField label={t('ringer')}>
          {({ id }) => (
            <div className="flex gap-2">
              <Select
                id={id}
                className="flex-1"
                value={chosen(settings.ringerId, outputs)}
                onChange={(value) => changeAudioSettings({ ringerId: idOf(value) })}
                options={choices(outputs)}
              />
              <Button
                size="icon"
                aria-label={t('test_ringer')}
                onClick={() => void playTone(settings.ringVolume, testToneMs, settings.ringerId)}
              >
                <Bell aria-hidden />
              </Button>
            </div>
          )}
        </FormField>
      </div>
      <FormField label={t('ring_volume')}>
        {({ id }) => (
          <input
            id={id}
            type="range"
            min={0}
            max={1}
            step={0.1}
            value={settings.ringVolume}
            onChange={(event) => changeAudioSettings({ ringVolume: event.currentTarget.valueAsNumber })}
            className="w-full accent-accent"
          />
        )}
      </FormField>
    </div>
  );
}

/** How loud the microphone is, 0 to 1, while shown. */
function useMicrophoneLevel(deviceId: string | null) {
  const [state, setState] = useState<{ level: number; failure: PhoneFailure | null; heard: boolean; open: boolean }>({
    level: 0,
    failure: null,
    heard: false,
    open: false,
  });
  const [attempt, setAttempt] = useState(0);
  const frame = useRef(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new attempt opens the microphone again
  useEffect(() => {
    let current = true;
    let stop: () => void = () => undefined;
    void openMicrophone(deviceId).then((opened) => {
      if ('failure' in opened) {
        if (current) setState({ level: 0, failure: opened.failure, heard: false, open: false });
        return;
      }
      const { stream } = opened;
      const context = new AudioContext();
      stop = () => {
        cancelAnimationFrame(frame.current);
        for (const track of stream.getTracks()) track.stop();
        void context.close();
      };
      if (!current) return stop();
      const analyser = context.createAnalyser();
      context.createMediaStreamSource(stream).connect(analyser);
      const samples = new Float32Array(analyser.fftSize);
      setState({ level: 0, failure: null, heard: false, open: true });
      const measure = () => {
        analyser.getFloatTimeDomainData(samples);
        const loudness = Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length);
        // Ears hear in ratios: a voice at a twentieth of full scale is already half the bar.
        const level = Math.min(1, Math.sqrt(loudness) * 1.8);
        setState((former) => ({ ...former, level, heard: former.heard || loudness > heardLevel }));
        frame.current = requestAnimationFrame(measure);
      };
      measure();
    });
    return () => {
      current = false;
      stop();
    };
  }, [deviceId, attempt]);
  return { ...state, retry: () => setAttempt((count) => count + 1) };
}
