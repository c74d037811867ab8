import { constants, setPriority } from 'node:os';
import { connect } from '@patchbay/drizzle';
import type { PdfFonts } from '@patchbay/sheets';
import { writeExport } from './write-export';

// One export in a process of its own: what callers hear and people click goes before it, and its memory is its own.
setPriority(constants.priority.PRIORITY_LOW);

const [id = '', mediaFolder = '', nowMs = ''] = process.argv.slice(2);
const { PDF_FONTS, DATABASE_URL } = process.env;
const tellEveryMs = 250;
let toldAtMs = 0;

// A studio that was killed cannot tell: whoever takes the export up again writes the same file.
process.on('disconnect', () => process.exit(1));

const connection = connect(DATABASE_URL ?? '', { max: 2, endsWithProcess: 'patchbay-export' });
try {
  const fonts = PDF_FONTS ? (JSON.parse(PDF_FONTS) as PdfFonts) : null;
  await writeExport(connection.db, id, { mediaFolder, fonts }, Number(nowMs), (progress) => {
    const now = Date.now();
    if (now - toldAtMs < tellEveryMs) return;
    toldAtMs = now;
    process.send?.(progress);
  });
  process.send?.({ memoryPeakBytes: process.resourceUsage().maxRSS * 1_024 });
} finally {
  await connection.close();
  process.removeAllListeners('disconnect');
  process.disconnect?.();
}
