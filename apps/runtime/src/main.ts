import { join } from 'node:path';
import { stasisApplication } from '@patchbay/asterisk';
import { connect, type Database } from '@patchbay/drizzle';
import { createEngine } from '@patchbay/engine';
import { nodeTypes } from '@patchbay/nodes';
import { drawDueSamples, listEgressHosts, listSpeechProviders, loadCredentialSecret } from '@patchbay/records';
import { openMediaStores } from '@patchbay/storage';
import { createClientAri } from './adapters/ari/client-ari.ts';
import { createOutboundAri } from './adapters/ari/outbound-ari.ts';
import { BullmqJobs } from './adapters/bullmq/bullmq-jobs.ts';
import { UndiciEgress } from './adapters/http/undici-egress.ts';
import { createPinoLog } from './adapters/log/pino-log.ts';
import { PromMeters } from './adapters/metrics/prom-meters.ts';
import { PostgresBusinessData } from './adapters/postgres/postgres-business-data.ts';
import { PostgresCallBook } from './adapters/postgres/postgres-call-book.ts';
import { PostgresCallbacks } from './adapters/postgres/postgres-callbacks.ts';
import { PostgresCentre } from './adapters/postgres/postgres-centre.ts';
import { PostgresConversationStore } from './adapters/postgres/postgres-conversation-store.ts';
import { PostgresCustomers } from './adapters/postgres/postgres-customers.ts';
import { PostgresDeskLog } from './adapters/postgres/postgres-desk-log.ts';
import { PostgresDialPlan } from './adapters/postgres/postgres-dial-plan.ts';
import { PostgresFlowSource } from './adapters/postgres/postgres-flow-source.ts';
import { PostgresJournal } from './adapters/postgres/postgres-journal.ts';
import { PostgresLeases } from './adapters/postgres/postgres-leases.ts';
import { PostgresPhoneDirectory } from './adapters/postgres/postgres-phone-directory.ts';
import { PostgresPromptSource } from './adapters/postgres/postgres-prompt-source.ts';
import { PostgresRecordingArchive } from './adapters/postgres/postgres-recording-archive.ts';
import { PostgresRecordingFiles } from './adapters/postgres/postgres-recording-files.ts';
import { PostgresRetention } from './adapters/postgres/postgres-retention.ts';
import { PostgresRollouts } from './adapters/postgres/postgres-rollouts.ts';
import { PostgresRoutingJournal } from './adapters/postgres/postgres-routing-journal.ts';
import { PostgresStuckRuns } from './adapters/postgres/postgres-stuck-runs.ts';
import { PostgresTrafficBook } from './adapters/postgres/postgres-traffic-book.ts';
import { RedisDeskCommands } from './adapters/redis/redis-desk-commands.ts';
import { RedisFloorBoard } from './adapters/redis/redis-floor-board.ts';
import { RedisLiveBus } from './adapters/redis/redis-live-bus.ts';
import { RedisReservations } from './adapters/redis/redis-reservations.ts';
import { RedisTrunkStates } from './adapters/redis/redis-trunk-states.ts';
import { QuickJsScriptRunner } from './adapters/script/quickjs-script-runner.ts';
import { CachedSpeech } from './adapters/speech/cached-speech.ts';
import { EspeakVoice } from './adapters/speech/espeak-voice.ts';
import { HttpVoice } from './adapters/speech/http-voice.ts';
import { ListedVoices } from './adapters/speech/listed-voices.ts';
import { isKnownDead, ownHolder } from './adapters/system/process-holder.ts';
import { SystemClock } from './adapters/system/system-clock.ts';
import { timeOrderedId } from './adapters/system/time-ordered-id.ts';
import { espeakCommandOf, type RuntimeEnvironment, readRuntimeEnvironment } from './environment.ts';
import { createServer } from './http/create-server.ts';
import { readinessOf } from './http/readiness.ts';
import { prerender } from './shell/prerender.ts';
import { RecordingCarrier } from './shell/recording-carrier.ts';
import { Shell } from './shell/shell.ts';
import { StuckWatch } from './shell/stuck-watch.ts';
import { TrafficCounter } from './shell/traffic-counter.ts';

const connectionsMax = 8;
const stopMsMax = 8_000;

/** The one place where adapters are made and put together. */
async function main(): Promise<void> {
  const env = readRuntimeEnvironment(process.env);
  const log = createPinoLog({ level: env.LOG_LEVEL, showPii: env.LOG_PII === 'show' });
  const meters = new PromMeters();
  const clock = new SystemClock();
  const mediaDir = join(env.PATCHBAY_HOME, 'media');
  const stores = openMediaStores(process.env, env.PATCHBAY_HOME);
  const { db, sql, close } = connect(env.DATABASE_URL, { max: connectionsMax });
  const live = new RedisLiveBus(env.REDIS_URL, log, meters);
  const trunkStates = new RedisTrunkStates(env.REDIS_URL, log);
  const deskCommands = new RedisDeskCommands(env.REDIS_URL, env.PATCHBAY_SECRET, log);
  const floor = new RedisFloorBoard(env.REDIS_URL, log);
  const reservations = new RedisReservations(env.REDIS_URL, log);
  const flows = new PostgresFlowSource({ db, sql });
  const scripts = new QuickJsScriptRunner();
  const http = createEgress(db, env.PATCHBAY_SECRET);
  const voices = new ListedVoices({
    builtIn: new EspeakVoice(espeakCommandOf(env)),
    readProviders: () => listSpeechProviders(db),
    voiceOf: (provider, voice) => new HttpVoice(provider, voice, http),
    log,
  });
  const speech = new CachedSpeech({ voices, db, mediaDir, log, meters });
  const prompts = new PostgresPromptSource(db, mediaDir);
  const jobs = new BullmqJobs(env.REDIS_URL, log);
  const retention = new PostgresRetention(db, mediaDir, stores);
  const traffic = new TrafficCounter({ book: new PostgresTrafficBook(db), clock, log });
  const carrier = new RecordingCarrier({ files: new PostgresRecordingFiles(db, stores, log), clock, log });
  const { telephony, attach, leaseName } = createTelephony(env);

  const shell = new Shell({
    clock,
    telephony,
    speech,
    http,
    scripts,
    flows,
    live,
    log,
    meters,
    engine: createEngine({ nodeTypes, document: (version) => flows.document(version) }),
    prompts,
    recordings: new PostgresRecordingArchive(db, stores),
    dialPlan: new PostgresDialPlan(db, { ownSip: `127.0.0.1:${env.SIP_PORT}` }),
    journal: new PostgresJournal(sql, env.PATCHBAY_SECRET),
    leases: new PostgresLeases(sql),
    trunkStates,
    routingJournal: new PostgresRoutingJournal(sql),
    centre: new PostgresCentre(db),
    businessData: new PostgresBusinessData(db),
    customers: new PostgresCustomers(db),
    deskCommands,
    deskLog: new PostgresDeskLog(db),
    floor,
    callBook: new PostgresCallBook(db),
    reservations,
    callbacks: new PostgresCallbacks(db),
    rollouts: new PostgresRollouts(db),
    conversationStore: new PostgresConversationStore({ db, sql }),
    phones: new PostgresPhoneDirectory(db, env.PATCHBAY_SECRET),
    newId: () => timeOrderedId(clock.now()),
    leaseName,
    holder: ownHolder(),
    isDead: isKnownDead,
    onLeaseLost: () => {
      // Another runtime carries the calls. This one starts again as its standby.
      setImmediate(() => process.exit(1));
    },
  });

  const stuckWatch = new StuckWatch({
    stuckRuns: new PostgresStuckRuns(db),
    clock,
    log,
    meters,
    isServing: () => shell.status().serving,
  });

  const server = createServer({
    readiness: async () => readinessOf(shell.status(), live.connected),
    metrics: async () => ({ contentType: meters.contentType, text: await meters.text() }),
  });
  attach(server.server);

  let stopping = false;
  const stop = async (signal: string) => {
    if (stopping) return;
    stopping = true;
    log.info('stopping', { signal });
    // Whatever hangs must not keep the successor waiting: the lease runs out by itself.
    setTimeout(() => process.exit(1), stopMsMax).unref();
    await shell.stop();
    carrier.stop();
    trunkStates.close();
    floor.close();
    await Promise.all([
      traffic.stop(),
      stuckWatch.stop(),
      server.close(),
      jobs.stop(),
      scripts.close(),
      reservations.close(),
      http.close(),
      live.close(),
      close(),
    ]);
    log.info('stopped');
    process.exit(0);
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      stop(signal).catch((error: unknown) => {
        log.error('the stop failed', { error });
        process.exit(1);
      });
    });
  }
  process.on('unhandledRejection', (error) => {
    meters.count('bugs_total');
    log.error('a promise was rejected and nobody cared', { error });
  });
  process.on('uncaughtException', (error) => {
    // Nothing is known of the state any more; calls are safe in Asterisk and in the journal, and the successor goes on.
    log.error('an error reached nobody; ending', { error });
    process.exit(1);
  });

  await server.listen({ host: '127.0.0.1', port: env.RUNTIME_PORT });
  await speech.start();
  shell.start();
  traffic.start();
  carrier.start();
  stuckWatch.start();
  await jobs.start({
    speech: (job) => prerender(job, { flows, prompts, speech, log, mediaDir }),
    housekeeping: async () => {
      const removed = await retention.removeExpired(clock.now());
      await drawDueSamples(db, new Date(clock.now()));
      return removed;
    },
  });
  log.info('started', { port: env.RUNTIME_PORT, asterisk: leaseName });
}

function createEgress(db: Database, secret: string): UndiciEgress {
  return new UndiciEgress({
    allowedHosts: async () => new Set((await listEgressHosts(db)).map(({ host }) => host)),
    loadCredential: (id) => loadCredentialSecret(db, id, secret),
  });
}

/** The embedded Asterisk comes to us over one websocket; another one is gone to. Each has a lease of its own. */
function createTelephony(env: RuntimeEnvironment) {
  const { ARI_MODE, ARI_URL, ARI_OUTBOUND_USER, ARI_OUTBOUND_PASSWORD, ASTERISK_RECORDING_DIR } = env;
  if (ARI_MODE === 'outbound') {
    const { telephony, attach } = createOutboundAri({
      app: stasisApplication,
      user: ARI_OUTBOUND_USER ?? '',
      password: ARI_OUTBOUND_PASSWORD ?? '',
      recordingDir: ASTERISK_RECORDING_DIR ?? '',
    });
    return { telephony, attach, leaseName: 'asterisk:embedded' };
  }
  const url = ARI_URL ?? '';
  const telephony = createClientAri({ url, app: stasisApplication });
  return { telephony, attach: () => undefined, leaseName: `asterisk:${new URL(url).host}` };
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
