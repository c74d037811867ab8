import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseWav, toneShare } from '../sip/src/index.ts';
import { pollUntil } from '../stack/src/index.ts';
import { oneKeyFlow } from './documents.ts';
import { Product } from './product.ts';

const run = promisify(execFile);
const hz = { menu: 500, next: 900, sorry: 1300 } as const;
const callsCount = 5;

/** Dials, waits two seconds, presses 1 (RFC 4733), and stays until it is hung up. */
function scenario(keyPcap: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<scenario name="press one">
  <send retrans="500"><![CDATA[
INVITE sip:[service]@[remote_ip]:[remote_port] SIP/2.0
Via: SIP/2.0/[transport] [local_ip]:[local_port];branch=[branch]
From: <sip:sipp[call_number]@[local_ip]:[local_port]>;tag=[call_number]
To: <sip:[service]@[remote_ip]:[remote_port]>
Call-ID: [call_id]
CSeq: 1 INVITE
Contact: <sip:sipp@[local_ip]:[local_port]>
Max-Forwards: 70
Content-Type: application/sdp
Content-Length: [len]

v=0
o=user1 1 1 IN IP[local_ip_type] [local_ip]
s=-
c=IN IP[media_ip_type] [media_ip]
t=0 0
m=audio [media_port] RTP/AVP 0 101
a=rtpmap:0 PCMU/8000
a=rtpmap:101 telephone-event/8000
a=fmtp:101 0-15
]]></send>
  <recv response="100" optional="true"/>
  <recv response="180" optional="true"/>
  <recv response="183" optional="true"/>
  <recv response="200" rrs="true"/>
  <send><![CDATA[
ACK sip:[service]@[remote_ip]:[remote_port] SIP/2.0
Via: SIP/2.0/[transport] [local_ip]:[local_port];branch=[branch]
From: <sip:sipp[call_number]@[local_ip]:[local_port]>;tag=[call_number]
To: <sip:[service]@[remote_ip]:[remote_port]>[peer_tag_param]
Call-ID: [call_id]
CSeq: 1 ACK
Contact: <sip:sipp@[local_ip]:[local_port]>
Max-Forwards: 70
Content-Length: 0
]]></send>
  <pause milliseconds="2000"/>
  <nop><action><exec play_pcap_audio="${keyPcap}"/></action></nop>
  <recv request="BYE" timeout="20000"/>
  <send><![CDATA[
SIP/2.0 200 OK
[last_Via:]
[last_From:]
[last_To:]
[last_Call-ID:]
[last_CSeq:]
Content-Length: 0
]]></send>
</scenario>
`;
}

describe('SIPp callers', () => {
  let product: Product;
  const folder = mkdtempSync(join(tmpdir(), 'patchbay-sipp-'));

  beforeAll(async () => {
    product = await Product.start({ asterisk: { modules: ['app_mixmonitor'] } });
    const document = oneKeyFlow('One key', {
      menu: await product.addTone(hz.menu, 600),
      next: await product.addTone(hz.next, 3_000),
      sorry: await product.addTone(hz.sorry, 3_000),
    });
    await product.publish(document, '8001');
  });
  afterAll(async () => {
    await product?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('press a key and hear the next prompt', async () => {
    const { sipp, sip, asterisk } = product.stack;
    const scenarioPath = join(folder, 'press-one.xml');
    writeFileSync(scenarioPath, scenario(join(sipp.pcapDir, 'dtmf_2833_1.pcap')));
    const args = [
      '-sf',
      scenarioPath,
      '-s',
      '8001',
      '-m',
      String(callsCount),
      '-l',
      String(callsCount),
      '-r',
      '5',
      '-i',
      '127.0.0.1',
      '-mi',
      '127.0.0.1',
      '-timeout',
      '60s',
      '-timeout_error',
      '-nostdin',
      `${sip.host}:${sip.port}`,
    ];
    const finished = run(sipp.command, [...sipp.args, ...args], {
      env: { ...process.env, ...sipp.env },
      cwd: folder,
      timeout: 90_000,
    });

    // What Asterisk sends to the callers, taken off each channel: SIPp itself cannot tell what it hears.
    const channels = async (): Promise<string[]> =>
      (await asterisk.cli('core show channels concise'))
        .split('\n')
        .flatMap((line) => /^(PJSIP\/[^!]+)!/.exec(line)?.[1] ?? []);
    expect(await pollUntil(async () => (await channels()).length === callsCount, 45_000)).toBe(true);
    const heardFiles = (await channels()).map((channel, index) => ({
      channel,
      file: join(folder, `heard-${index}.wav`),
    }));
    for (const { channel, file } of heardFiles) await asterisk.cli(`mixmonitor start ${channel} ,t(${file})`);
    await finished;

    for (const { file } of heardFiles) {
      const { samples, sampleRateHz } = parseWav(readFileSync(file));
      const windowSize = sampleRateHz / 10;
      const windows = Array.from({ length: Math.floor(samples.length / windowSize) }, (_, index) =>
        samples.slice(index * windowSize, (index + 1) * windowSize),
      );
      const heard = (frequencyHz: number) =>
        windows.filter((window) => toneShare(window, frequencyHz, sampleRateHz) > 0.5).length;
      expect(heard(hz.next)).toBeGreaterThan(25);
      expect(heard(hz.sorry)).toBe(0);
    }
    await product.untilQuiet();
  });
});
