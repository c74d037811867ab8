import { renderAriConf, renderWebsocketClientConf } from './ari-files.ts';
import {
  renderAsteriskConf,
  renderHttpConf,
  renderIndicationsConf,
  renderLoggerConf,
  renderMusicOnHoldConf,
  renderRtpConf,
  renderSwitchedOff,
} from './core-files.ts';
import { renderExtensionsConf } from './dialplan.ts';
import { renderModulesConf } from './modules.ts';
import { renderPjsipConf, renderSorceryConf } from './pjsip-files.ts';
import { type AsteriskSettings, checkSettings } from './settings.ts';

/** All files of Asterisk's etc folder, text by file name. Throws `bad_setting`. */
export function renderConfiguration(settings: AsteriskSettings): Record<string, string> {
  checkSettings(settings);
  return {
    'asterisk.conf': renderAsteriskConf(settings),
    'modules.conf': renderModulesConf(settings.extra.modules),
    'http.conf': renderHttpConf(settings),
    'ari.conf': renderAriConf(settings),
    'websocket_client.conf': renderWebsocketClientConf(settings),
    'pjsip.conf': renderPjsipConf(settings),
    'sorcery.conf': renderSorceryConf(),
    'rtp.conf': renderRtpConf(settings),
    'extensions.conf': renderExtensionsConf(settings),
    'musiconhold.conf': renderMusicOnHoldConf(settings),
    'logger.conf': renderLoggerConf(),
    'indications.conf': renderIndicationsConf(),
    ...renderSwitchedOff(),
  };
}
