import type { PartSpec } from '../process/supervised-process.ts';

export type AppOptions = {
  name: string;
  script: string;
  /** Arguments of Node before the script. */
  nodeArgs?: readonly string[];
  scriptArgs?: readonly string[];
  cwd: string;
  env: NodeJS.Dict<string>;
  healthUrl: string;
  readyTimeoutMs: number;
  logPath: string;
  pidPath: string;
};

/** The runtime or the studio: a Node program that answers 200 at its health address once it can work. */
export function appPart(options: AppOptions): PartSpec {
  return {
    name: options.name,
    prepare: async () => ({
      command: process.execPath,
      args: [...(options.nodeArgs ?? []), options.script, ...(options.scriptArgs ?? [])],
      env: { ...process.env, ...options.env },
      cwd: options.cwd,
    }),
    ready: async () => {
      const response = await fetch(options.healthUrl, { signal: AbortSignal.timeout(5000) });
      await response.arrayBuffer();
      return response.ok;
    },
    readyTimeoutMs: options.readyTimeoutMs,
    stopSignal: 'SIGTERM',
    stopTimeoutMs: 10_000,
    logPath: options.logPath,
    pidPath: options.pidPath,
  };
}
