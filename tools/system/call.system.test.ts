import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { listCallSteps, listCalls, listRecordings } from '@patchbay/records';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tone } from '../sip/src/index.ts';
import { pollUntil } from '../stack/src/index.ts';
import { flow, node, oneKeyFlow, sound, variable } from './documents.ts';
import { Product } from './product.ts';

const hz = { menu: 500, next: 900, sorry: 1300 } as const;

describe('a caller', () => {
  let product: Product;
  let tones: Record<keyof typeof hz, string>;

  beforeAll(async () => {
    product = await Product.start();
    tones = {
      menu: await product.addTone(hz.menu, 600),
      next: await product.addTone(hz.next, 1_500),
      sorry: await product.addTone(hz.sorry, 1_500),
    };
    await product.publish(oneKeyFlow('One key', { menu: tones.menu, next: tones.next, sorry: tones.sorry }), '8001');
  });
  afterAll(async () => {
    await product?.stop();
  });

  async function endedCall(callerNumber: string) {
    const ended = await pollUntil(
      async () => (await listCalls(product.db, { callerNumber, active: false })).calls.length > 0,
      15_000,
    );
    expect(ended).toBe(true);
    const [call] = (await listCalls(product.db, { callerNumber })).calls;
    if (call === undefined) throw new Error(`No call from ${callerNumber}`);
    return call;
  }

  it('hears the demo centre speak, presses keys, and leaves a message that is kept', async () => {
    const call = await product.call('2000', { from: '5550100' });
    await call.heard.nextSound();
    await call.press('1');
    await call.heard.nextSound();
    await call.press('*');
    await call.heard.nextSound();
    await call.press('3');
    const record = (await listCalls(product.db, { callerNumber: '5550100' })).calls[0];
    if (record === undefined) throw new Error('The call is not in the list');
    const isRecording = async () => (await listRecordings(product.db, record.id)).length > 0;
    expect(await pollUntil(isRecording, 45_000)).toBe(true);
    await call.say(tone(440, 3_000));
    await call.press('#');
    await call.heard.nextSound();
    await call.hangUp();

    await endedCall('5550100');
    const steps = await listCallSteps(product.db, record.id);
    const visited = steps.filter(({ kind }) => kind === 'node.entered').map(({ nodeId }) => nodeId);
    expect(visited.slice(0, 3)).toEqual(['start', 'language', 'english']);
    expect(visited).toContain('message');
    const recordings = await listRecordings(product.db, record.id);
    expect(recordings).toMatchObject([{ status: 'stored' }]);
    expect(recordings[0]?.durationMs).toBeGreaterThan(2_000);
    await product.untilQuiet();
  });

  it('lands where the flow says, and the steps tell the way', async () => {
    const call = await product.call('8001', { from: '5550101' });
    await call.heard.nextTone(hz.menu);
    await call.press('1');
    await call.heard.nextTone(hz.next);
    expect(await call.ended).toEqual({ by: 'them' });
    const steps = await listCallSteps(product.db, (await endedCall('5550101')).id);
    const left = steps.filter(({ kind }) => kind === 'node.left').map(({ nodeId, port }) => `${nodeId}.${port}`);
    expect(left).toEqual(['start.next', 'menu.1', 'next.next']);
  });

  it('who dials a number that nobody bound is told so and not left hanging', async () => {
    const call = await product.call('7999');
    await call.heard.nextSound();
    expect(await call.ended).toEqual({ by: 'them' });
    await product.untilQuiet();
  });

  it.each([
    ['quotes and a command', '"\\"; $(touch /tmp/patchbay-owned) `id`" <sip:5550110@127.0.0.1>', '5550110'],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: this is Asterisk's syntax, which must reach nobody who evaluates it.
    ['dialplan variables', '"${SHELL(touch /tmp/patchbay-owned)} $[1+1]" <sip:5550111@127.0.0.1>', '5550111'],
    ['markup', '"<script>alert(1)</script>" <sip:5550112@127.0.0.1>', '5550112'],
    ['percent escapes with line breaks', '"a%0d%0aX: y" <sip:5550113@127.0.0.1>', '5550113'],
    ['four thousand letters', `"${'A'.repeat(4_000)}" <sip:5550114@127.0.0.1>`, '5550114'],
    [
      'control characters and broken UTF-8',
      Buffer.from('2201ff fe41220a'.replace(/ |0a/g, ''), 'hex').toString('latin1').concat(' <sip:5550115@127.0.0.1>'),
      '5550115',
    ],
  ])('with a caller ID of %s is served, and nothing is run', async (_, fromHeader, number) => {
    const call = await product.call('8001', { fromHeader });
    await call.heard.nextTone(hz.menu);
    await call.press('1');
    await call.heard.nextTone(hz.next);
    await call.ended;
    const record = await endedCall(number);
    expect(record.callerName.length).toBeLessThanOrEqual(200);
    expect([...record.callerName].every((letter) => letter >= ' ')).toBe(true);
    expect(readdirSync('/tmp')).not.toContain('patchbay-owned');
  });

  it('who enters a secret finds it in no table and no log', async () => {
    const secret = '739146';
    const document = flow(
      'Secret',
      [
        node('start', 'start'),
        node('digits', 'collect_digits', {
          prompt: sound(tones.menu),
          digitsMin: 6,
          digitsMax: 6,
          variable: 'pin',
          sensitive: true,
        }),
        node('copy', 'set_variables', { assignments: [{ variable: 'copy', value: '"card " + pin' }], language: '' }),
        node('next', 'say', { prompt: sound(tones.next) }),
        node('bye', 'hang_up', { prompt: [] }),
      ],
      [
        'start.next > digits',
        'digits.collected > copy',
        'digits.no_input > bye',
        'digits.invalid > bye',
        'copy.next > next',
        'next.next > bye',
      ],
      [variable('pin', 'text', true), variable('copy', 'text', true)],
    );
    await product.publish(document, '8005');
    const call = await product.call('8005', { from: '5550120' });
    await call.heard.nextTone(hz.menu);
    for (const digit of secret) await call.press(digit);
    await call.heard.nextTone(hz.next);
    await call.ended;
    await endedCall('5550120');

    for (const table of ['run', 'journal_entry', 'call', 'call_step', 'audit_entry']) {
      const [row] = await product.db.execute(
        sql`select count(*)::int as found from ${sql.identifier(table)} t where t::text like ${`%${secret}%`}`,
      );
      expect({ table, found: row?.found }).toEqual({ table, found: 0 });
    }
    const [journal] = await product.db.execute(
      sql`select count(*)::int as sealed from journal_entry j where j::text like '%$sealed%'`,
    );
    expect(Number(journal?.sealed)).toBeGreaterThanOrEqual(secret.length);
    const logs = join(product.stack.home, 'logs');
    for (const name of readdirSync(logs, { recursive: true, encoding: 'utf8' })) {
      if (statSync(join(logs, name)).isDirectory()) continue;
      expect({ name, leaks: readFileSync(join(logs, name), 'utf8').includes(secret) }).toEqual({ name, leaks: false });
    }
  });
});
