import { type DeskCommand, type DeskReply, deskCommandMsMax } from '@patchbay/records';
import { describe, expect, test, vi } from 'vitest';
import type { DeskCommands } from '../desk-commands.ts';

export interface DeskCommandsUnderTest {
  /** One runtime's end; each is another runtime's. */
  open(): DeskCommands;
  /** As somebody at a seat gives it, so long ago. */
  give(command: DeskCommand, agoMs?: number): Promise<void>;
  /** Every answer that came back, in order. */
  replies(): readonly DeskReply[];
}

let commands = 0;

function commandOf(): DeskCommand {
  commands += 1;
  return { id: `command-${commands}`, actorId: 'ada', at: 0, action: { type: 'agent.ready', agentId: 'ann' } };
}

/** What everything must do that commands of seats and floor come by. */
export function describeDeskCommands(name: string, begin: () => Promise<DeskCommandsUnderTest>): void {
  const takenBy = (end: DeskCommands) => {
    const taken: string[] = [];
    end.start(async ({ id }) => {
      taken.push(id);
      return { id, ok: true };
    });
    return taken;
  };

  describe(`desk commands (${name})`, () => {
    test('are begun in the order in which they were given, and answered by their id', async () => {
      const { open, give, replies } = await begin();
      const end = open();
      const taken = takenBy(end);
      const given = [commandOf(), commandOf(), commandOf()];
      for (const command of given) await give(command);
      await vi.waitFor(() => expect(replies()).toHaveLength(3));
      expect(taken).toEqual(given.map(({ id }) => id));
      expect(replies()).toEqual(given.map(({ id }) => ({ id, ok: true })));
      await end.stop();
    });

    test('that were given a moment before anybody took them are handed over', async () => {
      const { open, give } = await begin();
      const command = commandOf();
      await give(command);
      const end = open();
      const taken = takenBy(end);
      await vi.waitFor(() => expect(taken).toEqual([command.id]));
      await end.stop();
    });

    test('that came too late are refused and not carried out', async () => {
      const { open, give, replies } = await begin();
      const [old, young] = [commandOf(), commandOf()];
      await give(old, deskCommandMsMax + 1_000);
      const end = open();
      const taken = takenBy(end);
      await give(young);
      await vi.waitFor(() => expect(taken).toContain(young.id));
      expect(taken).not.toContain(old.id);
      // It is refused, or nobody is told: whoever gave it has given up.
      expect(replies().filter(({ id, ok }) => id === old.id && ok)).toEqual([]);
      await end.stop();
    });

    test('are answered the same, however often they are given', async () => {
      const { open, give, replies } = await begin();
      const end = open();
      takenBy(end);
      const twice = commandOf();
      await give(twice);
      await vi.waitFor(() => expect(replies()).toHaveLength(1));
      await give(twice);
      await vi.waitFor(() => expect(replies()).toHaveLength(2));
      expect(replies()).toEqual([
        { id: twice.id, ok: true },
        { id: twice.id, ok: true },
      ]);
      await end.stop();
    });

    test('that were answered are not carried out by the next runtime; those that were not are', async () => {
      const { open, give, replies } = await begin();
      const first = open();
      const [answered, stuck] = [commandOf(), commandOf()];
      const begun: string[] = [];
      first.start(({ id }) => {
        begun.push(id);
        return id === stuck.id ? new Promise(() => undefined) : Promise.resolve({ id, ok: true });
      });
      await give(answered);
      await vi.waitFor(() => expect(replies()).toHaveLength(1));
      await give(stuck);
      await vi.waitFor(() => expect(begun).toEqual([answered.id, stuck.id]));
      await first.stop();
      const next = open();
      const taken = takenBy(next);
      await vi.waitFor(() => expect(taken).toEqual([stuck.id]));
      await next.stop();
    });

    test('are taken by nobody once it is stopped', async () => {
      const { open, give } = await begin();
      const first = open();
      const taken = takenBy(first);
      await first.stop();
      const command = commandOf();
      await give(command);
      const next = open();
      const takenNext = takenBy(next);
      await vi.waitFor(() => expect(takenNext).toEqual([command.id]));
      expect(taken).toEqual([]);
      await next.stop();
    });
  });
}
