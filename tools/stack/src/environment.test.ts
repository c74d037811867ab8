import { SetupError } from '@patchbay/asterisk';
import { describe, expect, it } from 'vitest';
import { parsePortRange, readEnvironment } from './environment.ts';

const read = (env: NodeJS.ProcessEnv) => readEnvironment(env, '/srv/patchbay');
const message = (env: NodeJS.ProcessEnv): string => {
  try {
    read(env);
  } catch (error) {
    if (error instanceof SetupError) return error.message;
    throw error;
  }
  return 'accepted';
};

describe('readEnvironment', () => {
  it('has the documented defaults', () => {
    expect(read({})).toEqual({
      home: '/srv/patchbay/.patchbay',
      ports: { studio: 3000, runtime: 3100, sip: 5060, ari: 8088, rtp: { first: 20000, last: 20999 } },
      studioHost: '127.0.0.1',
      sipHost: '0.0.0.0',
    });
  });

  it('takes ports, folder and parts from the environment; an empty variable counts as unset', () => {
    const env = {
      PATCHBAY_HOME: '/var/lib/patchbay',
      STUDIO_PORT: '4000',
      RTP_PORTS: '30000-30099',
      RUNTIME_PORT: '',
      DATABASE_URL: 'postgres://u:p@db:5432/patchbay',
      REDIS_URL: 'rediss://cache:6380',
      ARI_URL: 'http://u:p@pbx:8088/',
    };
    expect(read(env)).toMatchObject({
      home: '/var/lib/patchbay',
      ports: { studio: 4000, runtime: 3100, rtp: { first: 30000, last: 30099 } },
      databaseUrl: env.DATABASE_URL,
      redisUrl: env.REDIS_URL,
      ariUrl: env.ARI_URL,
    });
  });

  it.each(['0', '65536', '80a', '-1', '3000.5', ' '])('refuses STUDIO_PORT=%j and names the variable', (value) => {
    expect(message({ STUDIO_PORT: value })).toContain('STUDIO_PORT');
  });

  it('refuses the same port for two parts and names both', () => {
    expect(message({ STUDIO_PORT: '8088' })).toMatch(/STUDIO_PORT.*ARI_PORT/);
  });

  it('refuses an address of another kind without repeating it, for it may hold a password', () => {
    const text = message({ DATABASE_URL: 'mysql://root:hunter2@db/x' });
    expect(text).toContain('DATABASE_URL');
    expect(text).not.toContain('hunter2');
  });
});

describe('parsePortRange', () => {
  it('reads both ends', () => {
    expect(parsePortRange('20000-20999')).toEqual({ first: 20000, last: 20999 });
  });

  it.each(['20000', '20999-20000', '80-90', '60000-70000', '1-2-3', 'a-b', '20000-20000'])('refuses %j', (text) => {
    expect(() => parsePortRange(text)).toThrow(/RTP_PORTS/);
  });
});
