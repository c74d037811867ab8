import { soundRateHz } from './wav';

/**
 * Turns any sound file that this browser can play (WAV, MP3, Ogg, FLAC, M4A) into samples of the rate in which sounds are
 * kept, so that no decoder ever runs on what people upload but the browser's own.
 * @returns null where the file holds no sound that the browser knows
 */
export async function decodeSound(file: Blob): Promise<Float32Array<ArrayBuffer> | null> {
  const context = new OfflineAudioContext(1, 1, soundRateHz);
  let decoded: AudioBuffer;
  try {
    decoded = await context.decodeAudioData(await file.arrayBuffer());
  } catch (error) {
    if (error instanceof DOMException) return null;
    throw error;
  }
  const render = new OfflineAudioContext(1, Math.max(1, Math.ceil(decoded.duration * soundRateHz)), soundRateHz);
  const source = new AudioBufferSourceNode(render, { buffer: decoded });
  source.connect(render.destination);
  source.start();
  return (await render.startRendering()).getChannelData(0);
}
