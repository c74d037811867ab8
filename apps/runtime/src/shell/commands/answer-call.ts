import type { Operation } from './command-context.ts';

export const answerCall: Operation<'call.answer'> = {
  kind: 'operation',
  onChannel: true,
  open(command, context) {
    const begin = async () => {
      await context.telephony.answer(context.channelId);
      context.post({ type: 'call.answered', to: command.seq });
    };
    return {
      begin,
      async reconcile(world) {
        if (world.channels.get(context.channelId)?.state === 'up') {
          context.post({ type: 'call.answered', to: command.seq });
          return;
        }
        await begin();
      },
      cancel() {
        // An answer cannot be taken back; the run's end hangs the call up.
      },
    };
  },
  failed: (command, failure) => ({ type: 'call.failed', to: command.seq, ...failure }),
};
