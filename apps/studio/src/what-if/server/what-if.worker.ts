import { constants, setPriority } from 'node:os';
import { connect } from '@patchbay/drizzle';
import { beginWhatIf, failWhatIf, finishWhatIf, noteWhatIfProgress } from '@patchbay/records';
import type { TrialQuestion } from '../trial';
import { playTrial, TrialError } from './play-trial';

// One trial in a process of its own: playing a day keeps a processor busy, and what callers hear goes before it.
setPriority(constants.priority.PRIORITY_LOW);

const [id = ''] = process.argv.slice(2);
const connection = connect(process.env.DATABASE_URL ?? '', { max: 2 });
const { db } = connection;
const tellEveryMs = 250;
let toldAtMs = 0;

/** Progress is stored beside the work; a trial that was cancelled ends here. */
function tell(part: number): void {
  const now = Date.now();
  if (now - toldAtMs < tellEveryMs) return;
  toldAtMs = now;
  process.send?.({ part });
}

process.on('message', (message) => {
  if (message === 'stop') process.exit(0);
});

try {
  const row = await beginWhatIf(db, id);
  if (row !== null) {
    const { day, timeZone } = row;
    const answer = await playTrial(db, { day, timeZone, question: row.question as TrialQuestion }, tell);
    if (await noteWhatIfProgress(db, id, 1)) await finishWhatIf(db, id, answer);
  }
} catch (error) {
  if (!(error instanceof TrialError)) throw error;
  await failWhatIf(db, id, error.code);
} finally {
  await connection.close();
  process.disconnect?.();
}
