import { type IniSection, renderIni } from './ini.ts';
import type { AsteriskSettings } from './settings.ts';

/** Networks from which a phone may call in without an account: this machine and private address ranges (RFC 1918, RFC 3927). */
export const trustedNetworks = ['127.0.0.0/8', '10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '169.254.0.0/16'];

/** The dialplan context of calls from trunks and phones without an account. */
export const outsideContext = 'from-outside';

/** The dialplan context of calls from seats and registered phones. */
export const insideContext = 'from-inside';

/** Settings of a browser's endpoint (WebRTC), for pjsip.conf and for ARI's dynamic configuration alike. */
export const webrtcEndpointDefaults: Readonly<Record<string, string>> = {
  transport: 'transport-ws',
  context: insideContext,
  disallow: 'all',
  // Opus first would be transcoded for every other leg; a browser takes G.711 as gladly.
  allow: 'ulaw,alaw,g722,opus',
  webrtc: 'yes',
  dtls_auto_generate_cert: 'yes',
  direct_media: 'no',
  // A closed tab sends no BYE.
  rtp_timeout: '10',
  rtp_timeout_hold: '300',
  allow_subscribe: 'no',
  // A transfer asked for by the phone is only reported; the runtime carries it out.
  set_var: 'PJSIP_TRANSFER_HANDLING()=ari-only',
};

/** Settings of the address of record that belongs to a browser's endpoint. */
export const webrtcAorDefaults: Readonly<Record<string, string>> = {
  max_contacts: '1',
  remove_existing: 'yes',
  remove_unavailable: 'yes',
  qualify_frequency: '0',
};

/** Settings of an endpoint reached by ordinary SIP: a trunk, or a phone with an account. */
export const sipEndpointDefaults: Readonly<Record<string, string>> = {
  context: outsideContext,
  disallow: 'all',
  allow: 'ulaw,alaw,g722',
  direct_media: 'no',
  rtp_symmetric: 'yes',
  force_rport: 'yes',
  rewrite_contact: 'yes',
  // RFC 4733 events where the other side offers them, else tones in the audio.
  dtmf_mode: 'auto',
  rtp_timeout: '30',
  rtp_timeout_hold: '300',
  allow_subscribe: 'no',
  allow_transfer: 'no',
  trust_id_inbound: 'no',
};

export function renderPjsipConf(settings: AsteriskSettings): string {
  const bind = `${settings.sipHost}:${settings.sipPort}`;
  const timeouts = {
    rtp_timeout: String(settings.rtpTimeoutSeconds),
    rtp_timeout_hold: String(settings.rtpTimeoutSeconds * 10),
  };
  const sections: IniSection[] = [
    section('global', {
      type: 'global',
      user_agent: 'Patchbay',
      // By address before by name would take a browser's REGISTER for the trunk behind the same address.
      endpoint_identifier_order: 'username,ip,anonymous',
      disable_multi_domain: 'yes',
      keep_alive_interval: '30',
    }),
    section('transport-udp', { type: 'transport', protocol: 'udp', bind }),
    section('transport-tcp', { type: 'transport', protocol: 'tcp', bind }),
    // Browsers come through http.conf's port, at /ws; the address here only has to be one of this machine.
    section('transport-ws', { type: 'transport', protocol: 'ws', bind: '127.0.0.1' }),
    { ...section('webrtc-endpoint', { type: 'endpoint', ...webrtcEndpointDefaults }), template: true },
    { ...section('webrtc-aor', { type: 'aor', ...webrtcAorDefaults }), template: true },
    { ...section('sip-endpoint', { type: 'endpoint', ...sipEndpointDefaults, ...timeouts }), template: true },
    // The name is the rule: res_pjsip_endpoint_identifier_anonymous looks for an endpoint called so.
    {
      heading: 'anonymous',
      settings: [
        ...Object.entries({ type: 'endpoint', ...sipEndpointDefaults, ...timeouts }),
        ['deny', '0.0.0.0/0.0.0.0'],
        ...trustedNetworks.map((network) => ['permit', network] as const),
      ],
    },
  ];
  return `${renderIni(sections)}${settings.extra.pjsip === '' ? '' : `\n${settings.extra.pjsip}\n`}`;
}

/** What the runtime creates over ARI is kept in memory, so memory must come before the file: a write goes to the first that takes it. */
export function renderSorceryConf(): string {
  const both = (type: string): (readonly [string, string])[] => [
    [type, 'memory'],
    [type, `config,pjsip.conf,criteria=type=${type}`],
  ];
  return renderIni([
    { heading: 'res_pjsip', settings: [...both('endpoint'), ...both('auth'), ...both('aor')] },
    { heading: 'res_pjsip_endpoint_identifier_ip', settings: both('identify') },
    { heading: 'res_pjsip_outbound_registration', settings: both('registration') },
  ]);
}

function section(heading: string, settings: Readonly<Record<string, string>>): IniSection {
  return { heading, settings: Object.entries(settings) };
}
