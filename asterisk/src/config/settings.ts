import { SetupError } from '../setup-error.ts';

/** Everything the rendered configuration depends on. Folders are absolute paths. */
export type AsteriskSettings = {
  /** Private folders of this installation, all below `<PATCHBAY_HOME>/asterisk`. */
  dirs: AsteriskDirs;
  modulesDir: string;
  sbinDir: string;
  ariPort: number;
  sipPort: number;
  /** Address that SIP listens on: 0.0.0.0 for all, 127.0.0.1 for this machine only. */
  sipHost: string;
  rtpPorts: { first: number; last: number };
  /** Where the runtime takes the ARI websocket that Asterisk opens. */
  runtimePort: number;
  /** The user for ARI over HTTP, and in whose name requests over the outbound websocket run. */
  ariUser: string;
  ariPassword: string;
  /** What Asterisk shows the runtime when it opens the outbound websocket (HTTP basic authentication). */
  outboundUser: string;
  outboundPassword: string;
  /** A call without incoming audio for this long is hung up; on hold ten times as long. */
  rtpTimeoutSeconds: number;
  /** Lines for special installations: further modules, dialplan contexts, pjsip sections. */
  extra: { modules: readonly string[]; dialplan: string; pjsip: string };
};

export type AsteriskDirs = {
  etc: string;
  data: string;
  varLib: string;
  cache: string;
  spool: string;
  log: string;
  run: string;
};

/** The Stasis application that every call enters and the runtime serves. */
export const stasisApplication = 'patchbay';

/** The application with which phones are watched: one that watches a phone is told all that happens to its calls once more. */
export const watchApplication = `${stasisApplication}-watch`;

/** Throws `bad_setting` for a value that an Asterisk configuration file would not carry unchanged. */
export function checkSettings(settings: AsteriskSettings): void {
  const texts: Record<string, string> = {
    ...settings.dirs,
    modulesDir: settings.modulesDir,
    sbinDir: settings.sbinDir,
    sipHost: settings.sipHost,
    ariUser: settings.ariUser,
    ariPassword: settings.ariPassword,
    outboundUser: settings.outboundUser,
    outboundPassword: settings.outboundPassword,
  };
  for (const [name, value] of Object.entries(texts)) {
    // A semicolon begins a comment there, brackets a section; a line break begins a setting of its own.
    if (value === '' || /[;[\]\\\p{Cc}]/u.test(value) || value !== value.trim()) {
      throw new SetupError(
        'bad_setting',
        `${name} is ${JSON.stringify(value)}, which Asterisk's configuration files cannot carry: no semicolons, brackets, backslashes, line breaks or outer blanks. If it is a folder, set PATCHBAY_HOME to another one.`,
      );
    }
  }
  // sun_path in unix(7) holds 108 bytes with its closing zero.
  if (Buffer.byteLength(`${settings.dirs.run}/asterisk.ctl`) > 107) {
    throw new SetupError(
      'bad_setting',
      `The folder ${settings.dirs.run} is too long for Asterisk's control socket (107 bytes with /asterisk.ctl). Set PATCHBAY_HOME to a shorter one.`,
    );
  }
}
