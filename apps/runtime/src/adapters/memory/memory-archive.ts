import type { RecordingArchive, RecordingRow } from '../../ports/recordings.ts';

export interface KeptRecording extends RecordingRow {
  status: 'recording' | 'stored' | 'failed';
  durationMs: number | null;
  /** When it was paused and when it went on, in turn. */
  pausedAt: number[];
}

/** Recordings in memory. */
export class MemoryArchive implements RecordingArchive {
  readonly kept = new Map<string, KeptRecording>();

  async begin(row: RecordingRow): Promise<void> {
    if (!this.kept.has(row.id)) this.kept.set(row.id, { ...row, status: 'recording', durationMs: null, pausedAt: [] });
  }

  async store(id: string, wav: Uint8Array): Promise<{ durationMs: number }> {
    const row = this.kept.get(id);
    const durationMs = Math.max(Math.round((wav.length - 44) / 32), 0);
    if (row) Object.assign(row, { status: 'stored', durationMs });
    return { durationMs };
  }

  async fail(id: string): Promise<void> {
    const row = this.kept.get(id);
    if (row?.status === 'recording') row.status = 'failed';
  }

  async pause(id: string, paused: boolean, at: number): Promise<void> {
    const row = this.kept.get(id);
    if (row !== undefined && paused === (row.pausedAt.length % 2 === 0)) row.pausedAt.push(at);
  }

  async isStored(id: string): Promise<boolean> {
    return this.kept.get(id)?.status === 'stored';
  }

  async unfinished(): Promise<RecordingRow[]> {
    return [...this.kept.values()].filter(({ status }) => status === 'recording');
  }
}
