import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import {
  type AsteriskInstallation,
  type AsteriskSettings,
  asteriskDirs,
  installTool,
  locateAsterisk,
  locateTool,
  runCommand,
  type Tool,
} from '@patchbay/asterisk';
import { migrate } from '@patchbay/drizzle';
import { openCredentials } from './credentials.ts';
import { type Crew, logPath, pidPath } from './crew.ts';
import type { StackPorts } from './environment.ts';
import { packageStep } from './package-step.ts';
import { appPart } from './parts/app.ts';
import { asteriskPart } from './parts/asterisk.ts';
import { checkAri, checkDatabase, checkRedis } from './parts/outside.ts';
import { postgresPart, postgresUrl } from './parts/postgres.ts';
import { redisPart, redisUrl } from './parts/redis.ts';
import type { AriAccess, AsteriskFolders, PdfFontFiles, StackEvent, StackOptions } from './stack-types.ts';
import { openSecret, type StackState } from './state.ts';

const ariUser = 'patchbay';
const outboundUser = 'asterisk';
const appReadyTimeoutMs = 60_000;

/** Starts single parts and knows how each is reached. Reading something of a part that was not started throws. */
export class StackParts {
  readonly home: string;
  readonly studioHost: string;
  readonly sipHost: string;
  private readonly log: (event: StackEvent) => void;
  private readonly env: NodeJS.ProcessEnv;
  private known: {
    databaseUrl?: string;
    redisUrl?: string;
    ari?: AriAccess;
    espeak?: Tool;
    fonts?: PdfFontFiles;
    sipp?: Tool;
  } = {};
  private installation: AsteriskInstallation | undefined;

  constructor(
    private readonly options: StackOptions,
    readonly ports: StackPorts,
    private readonly state: StackState,
    private readonly crew: Crew,
    private readonly root: string,
  ) {
    this.home = options.home;
    this.studioHost = options.studioHost ?? '127.0.0.1';
    this.sipHost = options.sipHost ?? '127.0.0.1';
    this.log = options.log ?? (() => undefined);
    this.env = options.env ?? process.env;
  }

  get databaseUrl(): string {
    return required(this.known.databaseUrl, 'postgres');
  }

  get redisUrl(): string {
    return required(this.known.redisUrl, 'redis');
  }

  get ari(): AriAccess {
    return required(this.known.ari, 'asterisk');
  }

  get espeak(): Tool {
    return required(this.known.espeak, 'espeak');
  }

  get fonts(): PdfFontFiles {
    return required(this.known.fonts, 'fonts');
  }

  get sipp(): Tool & { pcapDir: string } {
    const tool = required(this.known.sipp, 'sipp');
    return { ...tool, pcapDir: join(tool.root, 'usr/share/sip-tester') };
  }

  get asteriskFolders(): AsteriskFolders {
    const { command } = required(this.installation, 'asterisk');
    const dirs = asteriskDirs(this.home);
    return {
      recordingDir: join(dirs.spool, 'recording'),
      configDir: dirs.etc,
      logPath: join(dirs.log, 'messages.log'),
      cli: async (line) => {
        const args = [...command.args, '-C', join(dirs.etc, 'asterisk.conf'), '-rx', line];
        const result = await runCommand(command.command, args, {
          timeoutMs: 10_000,
          env: { ...process.env, ...command.env },
        });
        return result.stdout;
      },
    };
  }

  get runtimeUrl(): string {
    return `http://127.0.0.1:${this.ports.runtime}`;
  }

  /** Where people reach the studio: STUDIO_URL when it stands behind a proxy. */
  get studioUrl(): string {
    const isEverywhere = this.studioHost === '0.0.0.0' || this.studioHost === '127.0.0.1';
    return this.env.STUDIO_URL || `http://${isEverywhere ? 'localhost' : this.studioHost}:${this.ports.studio}`;
  }

  async startPostgres(): Promise<void> {
    if (this.options.databaseUrl === undefined) {
      const spec = await postgresPart({
        home: this.home,
        port: this.state.postgresPort,
        password: this.state.postgresPassword,
        logPath: logPath(this.home, 'postgres'),
        pidPath: pidPath(this.home, 'postgres'),
        onDataElsewhere: (folder) =>
          this.log({
            type: 'note',
            text: `PostgreSQL does not run as root, and its user cannot enter ${this.home}: the data lies in ${folder}.`,
          }),
      });
      await this.crew.start('postgres', spec);
    } else {
      await checkDatabase(this.options.databaseUrl);
    }
    this.known.databaseUrl =
      this.options.databaseUrl ?? postgresUrl(this.state.postgresPort, this.state.postgresPassword);
  }

  async migrate(): Promise<void> {
    await migrate(this.databaseUrl);
  }

  async seed(): Promise<void> {
    const { demoPeople, seed } = await import('@patchbay/drizzle/seed');
    const { admin, apiKey, agents } = openCredentials(this.home, this.studioUrl, this.sipAddress(), demoPeople);
    await seed(this.databaseUrl, { home: this.home, admin, apiKey, agents });
  }

  async startRedis(): Promise<void> {
    if (this.options.redisUrl === undefined) {
      const tool = await packageStep('redis', this.log, (onProgress) => locateTool('redis', this.env, onProgress));
      const spec = redisPart({
        home: this.home,
        tool,
        port: this.state.redisPort,
        password: this.state.redisPassword,
        logPath: logPath(this.home, 'redis'),
        pidPath: pidPath(this.home, 'redis'),
      });
      await this.crew.start('redis', spec);
    } else {
      await checkRedis(this.options.redisUrl);
    }
    this.known.redisUrl = this.options.redisUrl ?? redisUrl(this.state.redisPort, this.state.redisPassword);
  }

  async startAsterisk(): Promise<void> {
    const { ariUrl } = this.options;
    if (ariUrl !== undefined) {
      await checkAri(ariUrl);
      const { username, password } = new URL(ariUrl);
      this.known.ari = { url: ariUrl, user: decodeURIComponent(username), password: decodeURIComponent(password) };
      return;
    }
    const installation = await packageStep('asterisk', this.log, (onProgress) => locateAsterisk(this.env, onProgress));
    this.installation = installation;
    const settings = this.asteriskSettings(installation);
    const spec = asteriskPart({
      installation,
      settings,
      logPath: logPath(this.home, 'asterisk'),
      pidPath: pidPath(this.home, 'asterisk'),
    });
    await this.crew.start('asterisk', spec, join(settings.dirs.log, 'messages.log'));
    this.known.ari = {
      url: `http://${ariUser}:${this.state.ariPassword}@127.0.0.1:${this.ports.ari}/`,
      user: ariUser,
      password: this.state.ariPassword,
      outbound: { user: outboundUser, password: this.state.outboundPassword },
    };
  }

  async installEspeak(): Promise<void> {
    this.known.espeak = await packageStep('espeak', this.log, (onProgress) =>
      locateTool('espeak', this.env, onProgress),
    );
  }

  async installFonts(): Promise<void> {
    const named = this.env.PDF_FONTS;
    this.known.fonts = named
      ? (JSON.parse(named) as PdfFontFiles)
      : await packageStep('fonts', this.log, async (onProgress) => {
          const { tree } = await installTool('fonts', { env: this.env, onProgress });
          const folder = join(tree, 'usr/share/fonts/truetype');
          return {
            western: join(folder, 'dejavu/DejaVuSans.ttf'),
            westernBold: join(folder, 'dejavu/DejaVuSans-Bold.ttf'),
            eastern: join(folder, 'droid/DroidSansFallbackFull.ttf'),
          };
        });
  }

  async installSipp(): Promise<void> {
    this.known.sipp = await packageStep('sipp', this.log, (onProgress) => locateTool('sipp', this.env, onProgress));
  }

  async startRuntime(): Promise<void> {
    const folder = join(this.root, 'apps/runtime');
    const watching = this.options.mode === 'watch';
    const spec = appPart({
      name: 'Runtime',
      script: watching ? join(this.root, 'node_modules/tsx/dist/cli.mjs') : join(folder, 'dist/main.js'),
      scriptArgs: watching ? ['watch', '--clear-screen=false', 'src/main.ts'] : [],
      // No source maps here: they cost every call a sixth of its processor time, and the bundle is not minified.
      nodeArgs: [],
      cwd: folder,
      env: this.appEnv(),
      healthUrl: `${this.runtimeUrl}/readyz`,
      readyTimeoutMs: appReadyTimeoutMs,
      logPath: logPath(this.home, 'runtime'),
      pidPath: pidPath(this.home, 'runtime'),
    });
    await this.crew.start('runtime', spec);
  }

  async startStudio(): Promise<void> {
    const folder = join(this.root, 'apps/studio');
    const watching = this.options.mode === 'watch';
    const spec = appPart({
      name: 'Studio',
      script: watching ? join(this.root, 'node_modules/tsx/dist/cli.mjs') : join(folder, 'dist/server.js'),
      scriptArgs: watching ? ['server.ts', '--dev'] : [],
      nodeArgs: watching ? [] : ['--enable-source-maps'],
      cwd: folder,
      env: this.appEnv(),
      healthUrl: `http://${this.studioHost === '0.0.0.0' ? '127.0.0.1' : this.studioHost}:${this.ports.studio}/api/health`,
      readyTimeoutMs: appReadyTimeoutMs,
      logPath: logPath(this.home, 'studio'),
      pidPath: pidPath(this.home, 'studio'),
    });
    await this.crew.start('studio', spec);
  }

  /** The environment of runtime and studio: everything they are told. */
  appEnv(): Record<string, string> {
    const { ports } = this;
    const { ari, espeak, fonts, databaseUrl, redisUrl: redis } = this.known;
    return {
      PATCHBAY_HOME: this.home,
      PATCHBAY_SECRET: openSecret(this.home),
      STUDIO_PORT: String(ports.studio),
      STUDIO_HOST: this.studioHost,
      RUNTIME_PORT: String(ports.runtime),
      SIP_PORT: String(ports.sip),
      ARI_PORT: String(ports.ari),
      RTP_PORTS: `${ports.rtp.first}-${ports.rtp.last}`,
      NODE_ENV: this.options.mode === 'watch' ? 'development' : 'production',
      NEXT_TELEMETRY_DISABLED: '1',
      ...(databaseUrl === undefined ? {} : { DATABASE_URL: databaseUrl }),
      ...(redis === undefined ? {} : { REDIS_URL: redis }),
      ...(ari === undefined ? {} : ariEnv(ari)),
      ...(this.installation === undefined ? {} : { ASTERISK_RECORDING_DIR: this.asteriskFolders.recordingDir }),
      ...(espeak === undefined
        ? {}
        : { ESPEAK_COMMAND: JSON.stringify({ command: espeak.command, args: espeak.args, env: espeak.env }) }),
      ...(fonts === undefined ? {} : { PDF_FONTS: JSON.stringify(fonts) }),
      ...this.options.appEnv,
    };
  }

  /** How a phone dials in from this machine. */
  sipAddress(): { host: string; port: number } {
    return { host: this.sipHost === '0.0.0.0' ? '127.0.0.1' : this.sipHost, port: this.ports.sip };
  }

  private asteriskSettings(installation: AsteriskInstallation): AsteriskSettings {
    const extra = this.options.asterisk ?? {};
    mkdirSync(join(this.home, 'media'), { recursive: true });
    return {
      dirs: asteriskDirs(this.home),
      modulesDir: installation.modulesDir,
      sbinDir: installation.sbinDir,
      ariPort: this.ports.ari,
      sipPort: this.ports.sip,
      sipHost: this.sipHost,
      rtpPorts: this.ports.rtp,
      runtimePort: this.ports.runtime,
      ariUser,
      ariPassword: this.state.ariPassword,
      outboundUser,
      outboundPassword: this.state.outboundPassword,
      rtpTimeoutSeconds: extra.rtpTimeoutSeconds ?? 30,
      extra: { modules: extra.modules ?? [], dialplan: extra.dialplan ?? '', pjsip: extra.pjsip ?? '' },
    };
  }
}

/** The embedded Asterisk comes to the runtime; another one is gone to. */
function ariEnv(ari: AriAccess): Record<string, string> {
  if (ari.outbound === undefined) return { ARI_URL: ari.url };
  return { ARI_MODE: 'outbound', ARI_OUTBOUND_USER: ari.outbound.user, ARI_OUTBOUND_PASSWORD: ari.outbound.password };
}

function required<Value>(value: Value | undefined, part: string): Value {
  if (value === undefined) throw new Error(`the stack was started without ${part}: add it to parts`);
  return value;
}
