import { describe, expect, it } from 'vitest';
import { renderConfiguration } from './render-configuration.ts';
import type { AsteriskSettings } from './settings.ts';
import { soundFolders } from './write-configuration.ts';

const settings: AsteriskSettings = {
  dirs: {
    etc: '/home/x/asterisk/etc',
    data: '/home/x/asterisk/data',
    varLib: '/home/x/asterisk/lib',
    cache: '/home/x/asterisk/cache',
    spool: '/home/x/asterisk/spool',
    log: '/home/x/logs/asterisk',
    run: '/home/x/asterisk/run',
  },
  modulesDir: '/opt/modules',
  sbinDir: '/opt/sbin',
  ariPort: 8088,
  sipPort: 5060,
  sipHost: '0.0.0.0',
  rtpPorts: { first: 20000, last: 20999 },
  runtimePort: 3100,
  ariUser: 'patchbay',
  ariPassword: 'ari-password',
  outboundUser: 'asterisk',
  outboundPassword: 'outbound-password',
  rtpTimeoutSeconds: 30,
  extra: { modules: [], dialplan: '', pjsip: '' },
};

/** The settings of one section of a file, as `name = value` lines. */
function section(file: string, heading: string): string[] {
  const text = renderConfiguration(settings)[file] ?? '';
  const body = text.split(`[${heading}]`)[1]?.split('\n[')[0] ?? '';
  return body
    .split('\n')
    .slice(1)
    .filter((line) => line !== '');
}

describe('the configuration of Asterisk', () => {
  it('keeps every folder private', () => {
    const folders = section('asterisk.conf', 'directories').map((line) => line.split(' = ')[1]);
    expect(folders.every((folder) => folder?.startsWith('/home/x/') || folder?.startsWith('/opt/'))).toBe(true);
  });

  it('shows ARI to this machine only', () => {
    expect(section('http.conf', 'general')).toEqual(
      expect.arrayContaining(['bindaddr = 127.0.0.1', 'bindport = 8088']),
    );
  });

  it('opens a persistent websocket to the runtime for its applications', () => {
    expect(section('websocket_client.conf', 'patchbay-runtime')).toEqual(
      expect.arrayContaining([
        'connection_type = persistent',
        'uri = ws://127.0.0.1:3100/ari/events',
        'username = asterisk',
        'password = outbound-password',
      ]),
    );
    expect(section('ari.conf', 'patchbay-runtime-events')).toEqual(
      expect.arrayContaining([
        'websocket_client_id = patchbay-runtime',
        'apps = patchbay,patchbay-watch',
        'local_ari_user = patchbay',
      ]),
    );
  });

  it('identifies by name before address, else a trunk swallows the REGISTER of a browser', () => {
    expect(section('pjsip.conf', 'global')).toContain('endpoint_identifier_order = username,ip,anonymous');
  });

  it('asks memory before the file for all that is made over ARI', () => {
    for (const [heading, types] of Object.entries({
      res_pjsip: ['endpoint', 'auth', 'aor'],
      res_pjsip_endpoint_identifier_ip: ['identify'],
      res_pjsip_outbound_registration: ['registration'],
    })) {
      const lines = section('sorcery.conf', heading);
      for (const type of types) {
        expect(lines.indexOf(`${type} = memory`)).toBeGreaterThanOrEqual(0);
        expect(lines.indexOf(`${type} = memory`)).toBeLessThan(
          lines.findIndex((line) => line.startsWith(`${type} = config`)),
        );
      }
    }
  });

  it('lets nobody call without an account from outside private networks', () => {
    const lines = section('pjsip.conf', 'anonymous');
    expect(lines).toContain('deny = 0.0.0.0/0.0.0.0');
    expect(lines.filter((line) => line.startsWith('permit'))).toHaveLength(5);
  });

  it('gives every endpoint a limit without audio', () => {
    const text = renderConfiguration(settings)['pjsip.conf'] ?? '';
    const endpoints = text.split(/\n(?=\[)/).filter((part) => part.includes('type = endpoint'));
    expect(endpoints.length).toBeGreaterThanOrEqual(3);
    for (const endpoint of endpoints) expect(endpoint).toMatch(/rtp_timeout = \d+/);
  });

  it('never uses what a caller sends in the dialplan', () => {
    const text = renderConfiguration(settings)['extensions.conf'] ?? '';
    const used = [...text.matchAll(/\$\{([^}]*)\}/g)].map((match) => match[1]);
    expect(new Set(used)).toEqual(new Set(['STASISSTATUS', 'PATCHBAY_TRIES']));
  });

  it('tries a call again that no runtime takes, and hangs up in the end', () => {
    const text = renderConfiguration(settings)['extensions.conf'] ?? '';
    for (const context of ['from-outside', 'from-inside']) {
      const lines = text.split(`[${context}]`)[1]?.split('\n[')[0] ?? '';
      expect(lines).toMatch(/STASISSTATUS}" = "FAILED"]\?wait/);
      expect(lines).toMatch(/Goto\(enter\)/);
      expect(lines).toMatch(/Hangup\(34\)/);
      expect(lines).toMatch(/exten => h,1,Hangup\(\)/);
    }
  });

  it('loads no module twice and nothing by itself', () => {
    const lines = section('modules.conf', 'modules');
    expect(lines[0]).toBe('autoload = no');
    expect(new Set(lines).size).toBe(lines.length);
  });

  it.each([
    ['a semicolon', '/home/a;b'],
    ['a line break', '/home/a\n[general]'],
    ['a bracket', '/home/[a]'],
    ['nothing', ''],
  ])('refuses a folder with %s', (_, etc) => {
    expect(() => renderConfiguration({ ...settings, dirs: { ...settings.dirs, etc } })).toThrow(/PATCHBAY_HOME/);
  });

  it('refuses a control socket that is too long for a socket', () => {
    const run = `/home/${'x'.repeat(100)}`;
    expect(() => renderConfiguration({ ...settings, dirs: { ...settings.dirs, run } })).toThrow(/107 bytes/);
  });
});

it('finds the prompts of each language under the names that packages give them', () => {
  expect(soundFolders(['custom', 'de_DE_f_x', 'en_US_f_Allison', 'fr', 'fr_CA_f_June', 'recordings'])).toEqual([
    ['de', 'de_DE_f_x'],
    ['en', 'en_US_f_Allison'],
    ['fr', 'fr'],
  ]);
});
