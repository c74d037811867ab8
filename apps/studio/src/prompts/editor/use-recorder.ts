'use client';

import { useEffect, useRef, useState } from 'react';
import { decodeSound } from '@/media/decode-sound';

const durationMsMax = 5 * 60_000;
const timesliceMs = 1_000;

export type RecorderState = 'idle' | 'asking' | 'recording' | 'refused';

export interface Recorder {
  readonly state: RecorderState;
  readonly elapsedMs: number;
  /** From 0 to 1, of the moment. */
  readonly level: number;
  readonly start: () => Promise<void>;
  /** The samples of what was said; null where nothing was. */
  readonly stop: () => Promise<Float32Array | null>;
}

interface Running {
  readonly recorder: MediaRecorder;
  readonly chunks: Blob[];
  readonly end: () => void;
}

/** Records from the microphone of this browser, five minutes at most. */
export function useRecorder(): Recorder {
  const [state, setState] = useState<RecorderState>('idle');
  const [elapsedMs, setElapsedMs] = useState(0);
  const [level, setLevel] = useState(0);
  const running = useRef<Running>(null);
  useEffect(() => () => running.current?.end(), []);

  const start = async () => {
    setState('asking');
    let stream: MediaStream;
    try {
      stream = await navigator.mediaDevices.getUserMedia({
        audio: { echoCancellation: false, autoGainControl: false },
      });
    } catch (error) {
      if (!(error instanceof DOMException)) throw error;
      setState('refused');
      return;
    }
    const recorder = new MediaRecorder(stream);
    const begun = performance.now();
    const stopMeter = meter(stream, (now) => {
      setLevel(now);
      setElapsedMs(performance.now() - begun);
    });
    const limit = setTimeout(() => recorder.stop(), durationMsMax);
    const chunks: Blob[] = [];
    recorder.addEventListener('dataavailable', ({ data }) => chunks.push(data));
    const end = () => {
      clearTimeout(limit);
      stopMeter();
      for (const track of stream.getTracks()) track.stop();
      running.current = null;
    };
    running.current = { recorder, chunks, end };
    recorder.start(timesliceMs);
    setState('recording');
  };

  const stop = async () => {
    const now = running.current;
    if (now === null) return null;
    const { recorder, chunks, end } = now;
    if (recorder.state !== 'inactive') {
      const stopped = new Promise((resolve) => recorder.addEventListener('stop', resolve, { once: true }));
      recorder.stop();
      await stopped;
    }
    end();
    setState('idle');
    setElapsedMs(0);
    setLevel(0);
    return await decodeSound(new Blob(chunks, { type: recorder.mimeType }));
  };

  return { state, elapsedMs, level, start, stop };
}

/** Tells how loud the microphone is, with every frame that is drawn. @returns what ends it */
function meter(stream: MediaStream, tell: (level: number) => void): () => void {
  const context = new AudioContext();
  const analyser = context.createAnalyser();
  analyser.fftSize = 1_024;
  context.createMediaStreamSource(stream).connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  let frame = 0;
  const look = () => {
    analyser.getFloatTimeDomainData(samples);
    tell(
      Math.min(
        1,
        samples.reduce((highest, sample) => Math.max(highest, Math.abs(sample)), 0),
      ),
    );
    frame = requestAnimationFrame(look);
  };
  frame = requestAnimationFrame(look);
  return () => {
    cancelAnimationFrame(frame);
    void context.close();
  };
}
