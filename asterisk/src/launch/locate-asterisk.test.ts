import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { locateAsterisk } from './locate-asterisk.ts';

let prefix: string;
beforeEach(() => {
  prefix = mkdtempSync(join(tmpdir(), 'patchbay-asterisk-'));
});
afterEach(() => rmSync(prefix, { recursive: true, force: true }));

/** An installation as far as looking at it goes: a program that tells a version, its modules and its data. */
function install(version: string, modules: readonly string[]): string {
  const program = join(prefix, 'sbin/asterisk');
  for (const folder of ['sbin', 'lib/asterisk/modules', 'share/asterisk/rest-api']) {
    mkdirSync(join(prefix, folder), { recursive: true });
  }
  for (const module of modules) writeFileSync(join(prefix, 'lib/asterisk/modules', module), '');
  writeFileSync(program, `#!/bin/sh\necho 'Asterisk ${version}'\n`);
  chmodSync(program, 0o755);
  return program;
}

const complete = ['res_ari.so', 'res_websocket_client.so', 'chan_pjsip.so', 'app_stasis.so'];
const locate = (path: string) => locateAsterisk({ PATCHBAY_ASTERISK: path });

describe('the Asterisk that PATCHBAY_ASTERISK names', () => {
  it('is taken with its own modules and data when it is new enough', async () => {
    const program = install('22.6.0', complete);
    expect(await locate(program)).toEqual({
      command: { command: program, args: [], env: { LC_ALL: 'C.UTF-8' } },
      version: { major: 22, minor: 6, patch: 0 },
      modulesDir: join(prefix, 'lib/asterisk/modules'),
      dataDir: join(prefix, 'share/asterisk'),
      sbinDir: join(prefix, 'sbin'),
      origin: 'system',
    });
  });

  it('is refused when it is too old, with both versions and the two ways on', async () => {
    await expect(locate(install('20.9.3', complete))).rejects.toThrow(/20\.9\.3.*22\.5\.0.*PATCHBAY_ASTERISK.*ARI_URL/);
  });

  it('is refused when a module is missing, which is named', async () => {
    await expect(locate(install('22.6.0', ['res_ari.so', 'chan_pjsip.so', 'app_stasis.so']))).rejects.toThrow(
      /res_websocket_client\.so/,
    );
  });

  it('is refused when it tells no version', async () => {
    await expect(locate(install('', complete))).rejects.toThrow(/does not say which version/);
  });

  it('is refused when it is not there', async () => {
    await expect(locate('/nowhere/asterisk')).rejects.toThrow(/PATCHBAY_ASTERISK names \/nowhere\/asterisk/);
  });
});
