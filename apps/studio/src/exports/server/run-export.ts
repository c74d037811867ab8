import { type ChildProcess, fork } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { failDataExport, noteExportProgress } from '@patchbay/records';
import { database } from '@/server/database';
import { readEnvironment } from '@/server/environment';
import { log } from '@/server/log';
import { mediaFolder } from './media-folder';
import { exportMsMax, removeWritten } from './written-files';

/** Far more than writing row by row takes, of which a test and a benchmark tell. */
const memoryMbMax = 384;
const askEveryMs = 500;

/** Exports under way in this studio. */
export class ExportProcesses {
  readonly #children = new Set<ChildProcess>();

  /** Ends what is under way. Another studio, or the next start, takes it up again. */
  stop(): void {
    for (const child of this.#children) child.kill();
  }

  /**
   * Writes one in a process of its own and keeps its progress. Afterwards its row says how it ended.
   * @param nowMs what relative times mean
   */
  async run(id: string, nowMs: number): Promise<void> {
    const child = startProcess(id, nowMs);
    this.#children.add(child);
    let progress = { rows: 0, rowsExpected: null as number | null };
    child.on('message', (message) => {
      if (typeof message === 'object' && message !== null && 'rows' in message) progress = message as typeof progress;
      else log.info({ exportId: id, ...(message as object) }, 'export.written');
    });
    const late = setTimeout(() => child.kill('SIGKILL'), exportMsMax);
    // The process is busy writing: whether somebody cancelled is asked here.
    const asking = setInterval(() => {
      noteExportProgress(database(), id, progress).then(
        (wanted) => wanted || child.exitCode !== null || child.kill(),
        (error: unknown) => log.warn({ error, exportId: id }, 'export.progress_lost'),
      );
    }, askEveryMs);
    try {
      const ended = await endOf(child);
      if (ended === 'broken') await failDataExport(database(), id, 'broken');
      if (ended !== 'done') await removeWritten(id);
    } finally {
      clearTimeout(late);
      clearInterval(asking);
      this.#children.delete(child);
    }
  }
}

async function endOf(child: ChildProcess): Promise<'done' | 'stopped' | 'broken'> {
  return await new Promise((resolve) => {
    child.once('error', (error) => {
      log.error({ error }, 'export.not_started');
      resolve('broken');
    });
    child.once('exit', (code, signal) => resolve(code === 0 ? 'done' : signal === 'SIGTERM' ? 'stopped' : 'broken'));
  });
}

function startProcess(id: string, nowMs: number): ChildProcess {
  const { DATABASE_URL, PDF_FONTS } = readEnvironment();
  // Source files need a loader; the bundle has the worker as JavaScript beside it.
  const fromSource = import.meta.url.endsWith('.ts');
  const entry = new URL(fromSource ? './export.worker.ts' : './export.worker.js', import.meta.url);
  const loader = fromSource ? ['--import', pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href] : [];
  return fork(fileURLToPath(entry), [id, mediaFolder(), String(nowMs)], {
    execArgv: [...loader, `--max-old-space-size=${memoryMbMax}`],
    env: { NODE_ENV: process.env.NODE_ENV, DATABASE_URL, ...(PDF_FONTS === undefined ? {} : { PDF_FONTS }) },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
}
