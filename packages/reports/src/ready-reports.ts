import { agentReports } from './ready-reports/agent-reports.ts';
import { callReports } from './ready-reports/call-reports.ts';
import { customerReports } from './ready-reports/customer-reports.ts';
import { flowReports } from './ready-reports/flow-reports.ts';
import { qualityReports } from './ready-reports/quality-reports.ts';
import { queueReports } from './ready-reports/queue-reports.ts';
import type { ReadyReport } from './report-definition.ts';

/** The reports that come with the product, in the order in which they are listed. */
export const readyReports: readonly ReadyReport[] = [
  ...callReports,
  ...queueReports,
  ...agentReports,
  ...customerReports,
  ...flowReports,
  ...qualityReports,
];
