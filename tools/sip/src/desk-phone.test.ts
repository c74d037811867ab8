import { afterEach, describe, expect, it } from 'vitest';
import { Call } from './caller.ts';
import { DeskPhone } from './desk-phone.ts';

const phones: DeskPhone[] = [];
const open = async (...args: Parameters<typeof DeskPhone.open>): Promise<DeskPhone> => {
  const phone = await DeskPhone.open(...args);
  phones.push(phone);
  return phone;
};
const dial = (phone: DeskPhone) =>
  Call.place({ port: Number(phone.address.split(':').at(-1)), number: phone.name, from: '1001' });

afterEach(() => {
  for (const phone of phones.splice(0)) phone.close();
});

describe('a desk phone', () => {
  it('rings until it is told to answer, and then each side hears the other', async () => {
    const phone = await open('mei', 450);
    const ringing = phone.nextCall();
    const call = await dial(phone);
    const received = await ringing;
    expect(phone.current?.state).toBe('ringing');
    received.answer();
    await call.answered;
    call.hum(600);
    await Promise.all([call.heard.nextTone(450), received.heard.nextTone(600)]);
    received.hangUp();
    expect(await call.ended).toEqual({ by: 'them' });
    expect(phone.current).toBeNull();
  });

  it('refuses, by itself or when told to', async () => {
    const phone = await open('tom', 500, { kind: 'refuse', status: 486 });
    const busy = await dial(phone);
    expect(await busy.ended).toEqual({ by: 'refused', status: 486 });
    phone.behaviour = { kind: 'ring' };
    const ringing = phone.nextCall();
    const call = await dial(phone);
    (await ringing).refuse(603);
    expect(await call.ended).toEqual({ by: 'refused', status: 603 });
  });

  it('takes one call after the other by itself, and tells of each', async () => {
    const rung: string[] = [];
    const phone = await open('amira', 550, { kind: 'answer', afterMs: 0 }, ({ number }) => rung.push(number));
    for (const _ of [1, 2]) {
      const call = await dial(phone);
      await call.answered;
      await call.heard.nextTone(550);
      await call.hangUp();
    }
    expect(rung).toEqual(['amira', 'amira']);
  });
});

describe('the tone of a desk phone', () => {
  it('has whole waves in every frame', async () => {
    await expect(open('wei', 440)).rejects.toThrow(/440/);
  });
});
