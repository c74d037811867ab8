export {
  insideContext,
  outsideContext,
  sipEndpointDefaults,
  trustedNetworks,
  webrtcAorDefaults,
  webrtcEndpointDefaults,
} from './config/pjsip-files.ts';
export { renderConfiguration } from './config/render-configuration.ts';
export { type AsteriskDirs, type AsteriskSettings, stasisApplication } from './config/settings.ts';
export { asteriskDirs, writeConfiguration } from './config/write-configuration.ts';
export { type InstallOptions, installTool } from './install/install-tool.ts';
export { type Lock, type LockAttempt, tryLock, waitForLock } from './install/lock.ts';
export { packageSets, type ToolName } from './install/package-sets.ts';
export { cacheDirOf } from './install/platform.ts';
export {
  isAlive,
  ownIdentity,
  type ProcessIdentity,
  parseIdentity,
  processStartedAt,
} from './install/process-identity.ts';
export type { InstallProgress, OnInstallProgress } from './install/progress.ts';
export { type CommandResult, type RunOptions, runCommand } from './install/run-command.ts';
export type { ToolCommand } from './install/tool-command.ts';
export { findOnPath } from './launch/find-on-path.ts';
export { type AsteriskInstallation, locateAsterisk } from './launch/locate-asterisk.ts';
export { locateTool, type Tool } from './launch/locate-tool.ts';
export {
  type AsteriskVersion,
  formatVersion,
  isAtLeast,
  oldestAsterisk,
  parseAsteriskVersion,
} from './launch/version.ts';
export { SetupError, type SetupErrorCode } from './setup-error.ts';
