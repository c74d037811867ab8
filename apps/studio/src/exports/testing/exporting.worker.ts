import { startExportsRunner } from '@/exports/server/exports-runner';
import { ExportProcesses } from '@/exports/server/run-export';

// What of a studio works on exports, in a process that a test can kill.
startExportsRunner(new ExportProcesses(), { takenOverMs: Number(process.argv[2]) });
