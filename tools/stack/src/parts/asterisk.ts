import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { type AsteriskInstallation, type AsteriskSettings, writeConfiguration } from '@patchbay/asterisk';
import type { PartSpec } from '../process/supervised-process.ts';

export type AsteriskOptions = {
  installation: AsteriskInstallation;
  settings: AsteriskSettings;
  logPath: string;
  pidPath: string;
};

/** The embedded Asterisk, with its configuration written anew before each start. */
export function asteriskPart({ installation, settings, logPath, pidPath }: AsteriskOptions): PartSpec {
  const { command } = installation;
  return {
    name: 'Asterisk',
    prepare: async () => {
      writeConfiguration(settings, installation);
      // Left behind by a kill; a client of the control socket would take it for a running Asterisk.
      rmSync(join(settings.dirs.run, 'asterisk.ctl'), { force: true });
      return {
        command: command.command,
        args: [...command.args, '-C', join(settings.dirs.etc, 'asterisk.conf'), '-f'],
        env: { ...process.env, ...command.env },
        cwd: settings.dirs.run,
      };
    },
    ready: () => ariAnswers(settings.ariPort, settings.ariUser, settings.ariPassword),
    readyTimeoutMs: 60_000,
    stopSignal: 'SIGTERM',
    stopTimeoutMs: 10_000,
    logPath,
    pidPath,
  };
}

async function ariAnswers(port: number, user: string, password: string): Promise<boolean> {
  const response = await fetch(`http://127.0.0.1:${port}/ari/asterisk/info?only=status`, {
    headers: { authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}` },
    signal: AbortSignal.timeout(2000),
  });
  await response.arrayBuffer();
  return response.ok;
}
