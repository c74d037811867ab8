import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Stack, startTestStack } from '@patchbay/tools';
import { DeskPhone } from '@patchbay/tools/sip';

export const nativeQueueNumber = '7100';
const queueName = 'bench';

/** Telephones on agents' desks, and an Asterisk whose own app_queue calls them for whoever dials the number. */
export async function startQueueExchange(agentCount: number): Promise<{ stack: Stack; phones: DeskPhone[] }> {
  const phones = await Promise.all(
    Array.from({ length: agentCount }, (_, index) => DeskPhone.open(`bench${index}`, 1_000 + 50 * index)),
  );
  const endpoints = phones.map(
    ({ name, address }) => `[native-${name}](sip-endpoint)
type=endpoint
aors=native-${name}
[native-${name}]
type=aor
contact=${address}
qualify_frequency=0`,
  );
  const dialplan = `[from-outside](+)
exten => ${nativeQueueNumber},1,Answer()
 same => n,Queue(${queueName})
 same => n,Hangup()`;
  const stack = await startTestStack({
    parts: ['postgres', 'redis', 'asterisk', 'espeak'],
    migrate: true,
    asterisk: { dialplan, pjsip: endpoints.join('\n') },
  });
  // As quick as it can be told to be: one second is the shortest that app_queue waits before it looks again.
  const queue = `[general]
autofill=yes
shared_lastcall=no
[${queueName}]
strategy=leastrecent
autofill=yes
retry=1
timeout=20
wrapuptime=0
ringinuse=no
joinempty=yes
announce-frequency=0
${phones.map(({ name }) => `member => PJSIP/native-${name}`).join('\n')}
`;
  writeFileSync(join(stack.asterisk.configDir, 'queues.conf'), queue);
  const loaded = await stack.asterisk.cli('module load app_queue.so');
  const shown = await stack.asterisk.cli(`queue show ${queueName}`);
  if (!shown.includes(`native-${phones[0]?.name}`)) throw new Error(`app_queue does not run: ${loaded} ${shown}`);
  return { stack, phones };
}
