import type { ToolName } from './package-sets.ts';

/** One line of news while a tool is being installed. `percent` is 0 to 100 and counts within the step. */
export type InstallProgress = {
  tool: ToolName;
  step: 'waiting' | 'index' | 'resolve' | 'download' | 'unpack' | 'ready';
  percent: number;
  bytesDone?: number;
  bytesTotal?: number;
};

export type OnInstallProgress = (progress: InstallProgress) => void;
