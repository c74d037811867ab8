import { renderIni } from './ini.ts';
import type { AsteriskSettings } from './settings.ts';

export function renderAsteriskConf(settings: AsteriskSettings): string {
  const { dirs } = settings;
  return renderIni([
    {
      heading: 'directories',
      settings: [
        ['astetcdir', dirs.etc],
        ['astmoddir', settings.modulesDir],
        ['astvarlibdir', dirs.varLib],
        ['astdbdir', dirs.varLib],
        ['astkeydir', dirs.varLib],
        ['astdatadir', dirs.data],
        ['astagidir', `${dirs.data}/agi-bin`],
        ['astcachedir', dirs.cache],
        ['astspooldir', dirs.spool],
        ['astrundir', dirs.run],
        ['astlogdir', dirs.log],
        ['astsbindir', settings.sbinDir],
      ],
    },
    {
      heading: 'options',
      settings: [
        ['nocolor', 'yes'],
        ['hideconnect', 'yes'],
        ['defaultlanguage', 'en'],
        ['documentation_language', 'en_US'],
        ['live_dangerously', 'no'],
        ['disable_remote_console_shell', 'yes'],
      ],
    },
  ]);
}

export function renderHttpConf(settings: AsteriskSettings): string {
  return renderIni([
    {
      heading: 'general',
      settings: [
        ['enabled', 'yes'],
        ['bindaddr', '127.0.0.1'],
        ['bindport', settings.ariPort],
        ['enable_static', 'no'],
      ],
    },
  ]);
}

export function renderRtpConf(settings: AsteriskSettings): string {
  return renderIni([
    {
      heading: 'general',
      settings: [
        ['rtpstart', settings.rtpPorts.first],
        ['rtpend', settings.rtpPorts.last],
        ['strictrtp', 'yes'],
        ['icesupport', 'yes'],
      ],
    },
  ]);
}

export function renderMusicOnHoldConf(settings: AsteriskSettings): string {
  return renderIni([
    { heading: 'general', settings: [] },
    {
      heading: 'default',
      settings: [
        ['mode', 'files'],
        ['directory', `${settings.dirs.data}/moh`],
        ['sort', 'random'],
      ],
    },
  ]);
}

/** One file, kept small by the launcher: Asterisk itself would rotate it only when told to. */
export function renderLoggerConf(): string {
  return renderIni([
    {
      heading: 'general',
      settings: [
        ['dateformat', '%F %T.%3q'],
        ['rotatestrategy', 'none'],
      ],
    },
    { heading: 'logfiles', settings: [['messages.log', 'notice,warning,error']] },
  ]);
}

/** Tones for ringing and busy; E.180 supplement 2 lists them by country. */
export function renderIndicationsConf(): string {
  return renderIni([
    { heading: 'general', settings: [['country', 'us']] },
    {
      heading: 'us',
      settings: [
        ['description', 'United States / North America'],
        ['ringcadence', '2000,4000'],
        ['dial', '350+440'],
        ['busy', '480+620/500,0/500'],
        ['ring', '440+480/2000,0/4000'],
        ['congestion', '480+620/250,0/250'],
        ['callwaiting', '440/300,0/10000'],
      ],
    },
    {
      heading: 'cn',
      settings: [
        ['description', 'China'],
        ['ringcadence', '1000,4000'],
        ['dial', '450'],
        ['busy', '450/350,0/350'],
        ['ring', '450/1000,0/4000'],
        ['congestion', '450/700,0/700'],
        ['callwaiting', '450/400,0/4000'],
      ],
    },
  ]);
}

/** Files that only switch something off, or that Asterisk complains about when they are missing. */
export function renderSwitchedOff(): Record<string, string> {
  const off = (name: string) => renderIni([{ heading: 'general', settings: [[name, 'no']] }]);
  const empty = renderIni([{ heading: 'general', settings: [] }]);
  return {
    'cdr.conf': off('enable'),
    'cel.conf': off('enable'),
    'manager.conf': off('enabled'),
    'dnsmgr.conf': off('enable'),
    'acl.conf': renderIni([]),
    'ccss.conf': empty,
    'chan_websocket.conf': empty,
    'features.conf': empty,
    'extconfig.conf': renderIni([{ heading: 'settings', settings: [] }]),
    'pjproject.conf': empty,
    'stasis.conf': empty,
    'udptl.conf': empty,
  };
}
