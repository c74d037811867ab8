import { mkdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Lock, SetupError, tryLock } from '@patchbay/asterisk';
import { buildRuntime, buildStudio } from './build/build-apps.ts';
import { Crew } from './crew.ts';
import type { StackPorts } from './environment.ts';
import { freePort, freeSipPort, freeUdpRange, requireFreePorts } from './ports.ts';
import { StackParts } from './stack-parts.ts';
import type { RunningPart, Stack, StackEvent, StackOptions, StackPart } from './stack-types.ts';
import { openState } from './state.ts';

/** The checkout that this file lies in. */
export const workspaceRoot = resolve(dirname(fileURLToPath(import.meta.url)), '../../..');

/**
 * Starts the parts asked for, each as soon as what it needs is there, and gives back how to reach them once all answer. When one of them cannot be
 * started, those that run are stopped again and the first error is thrown (SetupError, with what to do).
 */
export async function startStack(options: StackOptions): Promise<Stack> {
  const home = resolve(options.home);
  mkdirSync(join(home, 'logs'), { recursive: true });
  mkdirSync(join(home, 'run'), { recursive: true });
  const lock = lockHome(home);
  const log = options.log ?? (() => undefined);
  const crew = new Crew(log);
  const onAbort = () => void crew.stopAll();
  options.signal?.addEventListener('abort', onAbort);
  try {
    const wanted = new Set(options.parts);
    const state = await openState(home);
    const ports = await choosePorts(options.ports ?? {});
    const parts = new StackParts({ ...options, home }, ports, state, crew, workspaceRoot);
    // A part that an earlier launcher left behind still has its port; it is ended before the ports are looked at.
    await crew.stopLeftovers(home);
    await requireFreePorts(ports, { studio: parts.studioHost, sip: parts.sipHost }, portsUsed(wanted, options));
    await startParts(wanted, options, parts, crew, log);
    return toStack(parts, crew, lock);
  } catch (error) {
    await crew.stopAll();
    lock.release();
    throw error;
  } finally {
    options.signal?.removeEventListener('abort', onAbort);
  }
}

async function startParts(
  wanted: ReadonlySet<StackPart>,
  options: StackOptions,
  parts: StackParts,
  crew: Crew,
  log: (event: StackEvent) => void,
): Promise<void> {
  const step = <Result>(name: string, work: () => Promise<Result>) => runStep(name, work, log);
  const isWatching = options.mode === 'watch';
  const hasApp = wanted.has('runtime') || wanted.has('studio');
  const database = wanted.has('postgres')
    ? parts.startPostgres().then(async () => {
        if (options.migrate ?? hasApp) await step('Tables', () => parts.migrate());
        if (options.seed === true) await step('Demo centre', () => parts.seed());
      })
    : Promise.resolve();
  const redis = wanted.has('redis') ? parts.startRedis() : Promise.resolve();
  const asterisk = wanted.has('asterisk') ? parts.startAsterisk() : Promise.resolve();
  const espeak = wanted.has('espeak') ? parts.installEspeak() : Promise.resolve();
  const fonts = wanted.has('fonts') ? parts.installFonts() : Promise.resolve();
  const sipp = wanted.has('sipp') ? parts.installSipp() : Promise.resolve();
  const services = Promise.all([database, redis, asterisk, espeak, fonts, sipp]);
  const runtimeBuild =
    wanted.has('runtime') && !isWatching ? step('Runtime build', () => buildRuntime(workspaceRoot)) : Promise.resolve();
  const studioBuild =
    wanted.has('studio') && !isWatching ? step('Studio build', () => buildStudio(workspaceRoot)) : Promise.resolve();
  const runtime = Promise.all([services, runtimeBuild]).then(() =>
    wanted.has('runtime') ? parts.startRuntime() : undefined,
  );
  const studio = Promise.all([services, studioBuild]).then(() =>
    wanted.has('studio') ? parts.startStudio() : undefined,
  );
  await settleAll([services, runtimeBuild, studioBuild, runtime, studio], crew);
}

/** Waits for all; at the first failure the crew is stopped, so that the others come to an end too, and that failure is thrown. */
async function settleAll(work: readonly Promise<unknown>[], crew: Crew): Promise<void> {
  try {
    await Promise.all(work);
  } catch (error) {
    await crew.stopAll();
    await Promise.allSettled(work);
    throw error;
  }
}

async function runStep<Result>(
  name: string,
  work: () => Promise<Result>,
  log: (event: StackEvent) => void,
): Promise<Result> {
  const begunAt = Date.now();
  log({ type: 'step', step: name, state: 'running', elapsedMs: 0 });
  const result = await work();
  log({ type: 'step', step: name, state: 'done', elapsedMs: Date.now() - begunAt });
  return result;
}

function lockHome(home: string): Lock {
  const attempt = tryLock(join(home, 'run/launcher.lock'));
  if ('lock' in attempt) return attempt.lock;
  throw new SetupError(
    'locked',
    `Patchbay already runs on ${home} (process ${attempt.heldBy.pid}). Stop it with Ctrl-C in its terminal or: kill ${attempt.heldBy.pid}. For a second copy beside it, set PATCHBAY_HOME and the ports (STUDIO_PORT, RUNTIME_PORT, SIP_PORT, ARI_PORT, RTP_PORTS).`,
  );
}

async function choosePorts(named: Partial<StackPorts>): Promise<StackPorts> {
  return {
    studio: named.studio ?? (await freePort()),
    runtime: named.runtime ?? (await freePort()),
    ari: named.ari ?? (await freePort()),
    sip: named.sip ?? (await freeSipPort()),
    rtp: named.rtp ?? (await freeUdpRange(1000)),
  };
}

function portsUsed(wanted: ReadonlySet<StackPart>, options: StackOptions): Set<'studio' | 'runtime' | 'sip' | 'ari'> {
  const used = new Set<'studio' | 'runtime' | 'sip' | 'ari'>();
  if (wanted.has('studio')) used.add('studio');
  if (wanted.has('runtime')) used.add('runtime');
  if (wanted.has('asterisk') && options.ariUrl === undefined) used.add('sip').add('ari');
  return used;
}

function toStack(parts: StackParts, crew: Crew, lock: Lock): Stack {
  return {
    home: parts.home,
    ports: parts.ports,
    sip: { host: '127.0.0.1', port: parts.ports.sip },
    rtp: parts.ports.rtp,
    runtimeUrl: parts.runtimeUrl,
    studioUrl: parts.studioUrl,
    get databaseUrl() {
      return parts.databaseUrl;
    },
    get redisUrl() {
      return parts.redisUrl;
    },
    get ari() {
      return parts.ari;
    },
    get asterisk() {
      return parts.asteriskFolders;
    },
    get espeak() {
      return parts.espeak;
    },
    get fonts() {
      return parts.fonts;
    },
    get sipp() {
      return parts.sipp;
    },
    get appEnv() {
      return parts.appEnv();
    },
    pidOf: (part: RunningPart) => crew.pidOf(part),
    stopPart: (part: RunningPart) => crew.stop(part),
    startPart: async (part) => {
      if (part === 'runtime') {
        await buildRuntime(workspaceRoot);
        await parts.startRuntime();
      } else {
        await buildStudio(workspaceRoot);
        await parts.startStudio();
      }
    },
    stop: async () => {
      await crew.stopAll();
      lock.release();
    },
  };
}
