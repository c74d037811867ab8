export { type Credentials, openCredentials } from './credentials.ts';
export { type PortRange, readEnvironment, type StackEnvironment, type StackPorts } from './environment.ts';
export { freePort, freeSipPort, freeUdpRange } from './ports.ts';
export { pollUntil } from './process/poll.ts';
export type { PartEvent } from './process/supervised-process.ts';
export { startStack, workspaceRoot } from './stack.ts';
export type {
  AriAccess,
  AsteriskExtras,
  AsteriskFolders,
  RunningPart,
  Stack,
  StackEvent,
  StackOptions,
  StackPart,
} from './stack-types.ts';
export { ensureChromium, startTestStack } from './test-env.ts';
