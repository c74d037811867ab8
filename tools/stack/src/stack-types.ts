import type { InstallProgress, Tool } from '@patchbay/asterisk';
import type { PortRange, StackPorts } from './environment.ts';
import type { PartEvent } from './process/supervised-process.ts';

/** What can be asked for. `espeak`, `fonts` and `sipp` are only installed; the others run. */
export type StackPart = 'postgres' | 'redis' | 'asterisk' | 'espeak' | 'fonts' | 'sipp' | 'runtime' | 'studio';

/** Paths of TrueType files. */
export type PdfFontFiles = { western: string; westernBold: string; eastern: string };

/** News for a display or a log. */
export type StackEvent =
  | { type: 'step'; step: string; state: 'running' | 'done'; elapsedMs: number; install?: InstallProgress }
  | { type: 'part'; event: PartEvent }
  | { type: 'note'; text: string };

export type StackOptions = {
  /** Folder for everything that is kept; made when it is missing. */
  home: string;
  parts: readonly StackPart[];
  /** Ports that are not named are chosen free. */
  ports?: Partial<StackPorts>;
  /** Parts that are somewhere else already, and are then not started. */
  databaseUrl?: string;
  redisUrl?: string;
  ariUrl?: string;
  /** Addresses to listen on; 127.0.0.1 unless named. */
  studioHost?: string;
  sipHost?: string;
  /** Brings the tables up to date. By itself true when the runtime or the studio is asked for. */
  migrate?: boolean;
  /** Fills an empty database with the demo centre and the first account. By itself false. */
  seed?: boolean;
  /** `watch` runs runtime and studio from their sources and follows changes. By itself `production`. */
  mode?: 'production' | 'watch';
  asterisk?: AsteriskExtras;
  /** Further environment for runtime and studio. */
  appEnv?: Record<string, string>;
  env?: NodeJS.ProcessEnv;
  log?: (event: StackEvent) => void;
  /** Ends the start when it is aborted; what runs by then is stopped. */
  signal?: AbortSignal;
};

/** Additions to the embedded Asterisk's configuration, in its own syntax. */
export type AsteriskExtras = {
  modules?: readonly string[];
  dialplan?: string;
  pjsip?: string;
  /** A call without incoming audio for this long is hung up; 30 unless named. */
  rtpTimeoutSeconds?: number;
};

/** How to speak to Asterisk. */
export type AriAccess = {
  /** `http://user:password@host:port/`, as ARI_URL takes it. */
  url: string;
  user: string;
  password: string;
  /** What Asterisk shows when it opens the websocket to `ws://127.0.0.1:<runtime port>/ari/events`; only of the embedded one. */
  outbound?: { user: string; password: string };
};

/** Where the embedded Asterisk keeps things; only when it is started here. */
export type AsteriskFolders = {
  recordingDir: string;
  configDir: string;
  logPath: string;
  cli: (command: string) => Promise<string>;
};

/**
 * A running stack. Reading something of a part that was not asked for throws. `appEnv` is the environment that runtime and studio get, also for starting
 * them by hand.
 */
export type Stack = {
  readonly home: string;
  readonly ports: StackPorts;
  readonly databaseUrl: string;
  readonly redisUrl: string;
  readonly ari: AriAccess;
  readonly asterisk: AsteriskFolders;
  readonly sip: { host: string; port: number };
  readonly rtp: PortRange;
  readonly espeak: Tool;
  /** The TrueType files that PDF is written with, as PDF_FONTS has them. */
  readonly fonts: PdfFontFiles;
  readonly sipp: Tool & { pcapDir: string };
  readonly runtimeUrl: string;
  readonly studioUrl: string;
  readonly appEnv: Record<string, string>;
  /** The process id of a part that runs here right now; undefined while it is being started again. */
  pidOf(part: RunningPart): number | undefined;
  /** Stops one part for good, for instance to run another in its place. */
  stopPart(part: RunningPart): Promise<void>;
  /** Starts the runtime or the studio later than the rest. */
  startPart(part: 'runtime' | 'studio'): Promise<void>;
  /** Stops everything: studio, runtime, Asterisk, Redis, PostgreSQL. */
  stop(): Promise<void>;
};

export type RunningPart = 'postgres' | 'redis' | 'asterisk' | 'runtime' | 'studio';
