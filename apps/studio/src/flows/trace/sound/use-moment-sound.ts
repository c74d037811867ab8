import { useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useCan } from '@/access/access-provider';
import { useTRPC, useTRPCClient } from '@/client/trpc';
import type { HeardPart } from '../server/sound-router';
import { recordingAt, soundAt } from './sound-at';
import { type SoundPiece, SoundPlayer } from './sound-player';

/** What is heard at one moment of a call, and hearing it. */
export function useMomentSound(callId: string, atMs: number) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const can = useCan();
  const listens = can('call.listen_recording');
  const speaks = can('prompt.read');
  const sounds = useQuery(trpc.callSound.of.queryOptions({ id: callId }));
  const recordings = useQuery(trpc.calls.recordings.queryOptions({ id: callId }, { enabled: listens }));
  const heard = useMemo(() => soundAt(sounds.data ?? [], atMs), [sounds.data, atMs]);
  const recorded = useMemo(() => recordingAt(recordings.data ?? [], atMs), [recordings.data, atMs]);
  const [playing, setPlaying] = useState<string | null>(null);
  const [failed, setFailed] = useState(false);
  const player = useRef<SoundPlayer>(null);
  const spoken = useRef(new Map<string, Promise<string>>());
  const opened = useRef(new Map<string, Promise<string>>());
  // Counts what was asked for: an answer that comes after the next question is nobody's any more.
  const asked = useRef(0);
  useEffect(() => {
    const made = new SoundPlayer(setPlaying);
    player.current = made;
    return () => made.stop();
  }, []);

  const srcOf = useCallback(
    (part: HeardPart): Promise<string> | null => {
      if (part.kind === 'recorded')
        return part.audioId === null ? null : Promise.resolve(`/api/media/audio/${part.audioId}`);
      if (!part.speakable) return null;
      const { text, language } = part;
      const key = `${language} ${text}`;
      const known = spoken.current.get(key);
      if (known !== undefined) return known;
      const src = client.prompts.hear.mutate({ text, language }).then((made) => made.src);
      spoken.current.set(key, src);
      return src;
    },
    [client],
  );

  /** Opened once, however often one steps about in it. */
  const openOf = useCallback(
    (id: string): Promise<string> => {
      const known = opened.current.get(id) ?? client.recordings.open.mutate({ id }).then(({ src }) => src);
      opened.current.set(id, known);
      return known;
    },
    [client],
  );

  /** The recording where there is one, for that is what was really heard; else what was played, made again. */
  const key = recorded !== null ? `recording ${recorded.id}` : heard !== null ? `heard ${heard.fromMs}` : null;
  const audible =
    recorded !== null || (speaks && (heard?.parts.some((part) => part.kind === 'recorded' || part.speakable) ?? false));
  const play = useCallback(async () => {
    asked.current += 1;
    const mine = asked.current;
    setFailed(false);
    if (recorded !== null) {
      try {
        const src = await openOf(recorded.id);
        if (asked.current === mine)
          player.current?.play(`recording ${recorded.id}`, [{ src, placeMs: recorded.positionMs }]);
      } catch {
        opened.current.delete(recorded.id);
        if (asked.current === mine) setFailed(true);
      }
      return;
    }
    if (heard === null || !speaks) {
      player.current?.stop();
      return;
    }
    const wanted = heard.parts.flatMap((part) => srcOf(part) ?? []);
    try {
      const pieces: SoundPiece[] = (await Promise.all(wanted)).map((src) => ({ src, placeMs: null }));
      if (asked.current === mine) player.current?.play(`heard ${heard.fromMs}`, pieces);
    } catch {
      // The texts stand beside: what cannot be spoken is said there.
      spoken.current.clear();
      if (asked.current === mine) setFailed(true);
    }
  }, [recorded, heard, speaks, srcOf, openOf]);
  const stop = useCallback(() => {
    asked.current += 1;
    player.current?.stop();
  }, []);
  return { heard, recorded, audible, isPlaying: playing !== null && playing === key, key, failed, play, stop };
}
