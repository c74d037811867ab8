export { importFlow } from './import-flow.ts';
export type { ImportOptions } from './import-options.ts';
export { cardSize, estimatedCardSize, type Size } from './layout/card-size.ts';
export { type FlowOutline, flowOutline, type OutlineLine } from './outline/flow-outline.ts';
export { type HeardWords, heardWords } from './outline/heard-words.ts';
export { outlineText } from './outline/outline-text.ts';
export { type FlowPicture, flowPicture, type PictureOptions } from './picture/flow-picture.ts';
export { type PictureColours, paperColours, screenColours } from './picture/picture-colours.ts';
export {
  formatNames,
  type ImportedStep,
  type ImportReading,
  type ImportReport,
  type SourceFormat,
} from './report/import-report.ts';
export { reportCounts, reportLines } from './report/report-lines.ts';
export { findTemplate, flowTemplates, wantsQueue } from './templates/list.ts';
export { flowFromTemplate } from './templates/make-flow.ts';
export type { FlowTemplate } from './templates/template.ts';
