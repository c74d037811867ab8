export { importFlow } from './import-flow.ts';
export type { ImportOptions } from './import-options.ts';
export { cardSize, estimatedCardSize, type Size } from './layout/card-size.ts';
export {
  formatNames,
  type ImportedStep,
  type ImportReading,
  type ImportReport,
  type SourceFormat,
} from './report/import-report.ts';
export { reportCounts, reportLines } from './report/report-lines.ts';
