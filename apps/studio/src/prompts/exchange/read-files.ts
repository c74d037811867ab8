import { decodeSound } from '@/media/decode-sound';
import { readZip } from '@/media/read-zip';
import { measureSound } from '@/media/sound/measure-sound';
import { findingsOf, type SoundFinding } from '@/media/sound/sound-findings';
import { soundRateHz } from '@/media/wav';

const limits = { entriesMax: 5_000, bytesMax: 500_000_000 };

/** A file that somebody chose, with its folders where the browser knows them. */
export interface ChosenFile {
  readonly path: string;
  readonly blob: Blob;
}

/** What a file sounds like; `samples` null: it holds no sound that this browser knows. */
export interface HeardFile {
  readonly samples: Float32Array | null;
  readonly durationMs: number;
  readonly findings: readonly SoundFinding[];
}

/**
 * The sounds among chosen files, those inside archives too. Other files that come along, such as the script, are left out.
 * @returns also the names of archives that could not be opened
 */
export async function unpackFiles(files: readonly File[]): Promise<{ sounds: ChosenFile[]; broken: string[] }> {
  const sounds: ChosenFile[] = [];
  const broken: string[] = [];
  for (const file of files) {
    if (!/\.zip$/i.test(file.name)) {
      if (!isBeside(file.name)) sounds.push({ path: file.webkitRelativePath || file.name, blob: file });
      continue;
    }
    const inside = await readZip(await file.arrayBuffer(), limits);
    if (inside === null) broken.push(file.name);
    for (const { name, bytes } of inside ?? []) {
      if (!isBeside(name)) sounds.push({ path: name, blob: new Blob([bytes]) });
    }
  }
  return { sounds, broken };
}

/** What lies beside recordings and is none. */
function isBeside(name: string): boolean {
  return /\.(?:csv|txt|pdf|docx?|xlsx?|md|json|ini|db)$/i.test(name) || /(?:^|\/)\./.test(name);
}

export async function hearFile(blob: Blob): Promise<HeardFile> {
  const samples = await decodeSound(blob);
  if (samples === null) return { samples, durationMs: 0, findings: [] };
  const durationMs = Math.round((samples.length / soundRateHz) * 1_000);
  return { samples, durationMs, findings: findingsOf(measureSound(samples, soundRateHz), durationMs) };
}
