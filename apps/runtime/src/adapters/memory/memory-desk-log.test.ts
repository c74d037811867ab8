import { describeDeskLog } from '../../ports/testing/desk-log-conformance.ts';
import { MemoryDeskLog } from './memory-desk-log.ts';

describeDeskLog('memory', async () => new MemoryDeskLog());
