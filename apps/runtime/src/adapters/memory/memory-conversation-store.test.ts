import { describeConversationStore } from '../../ports/testing/conversation-store-conformance.ts';
import { MemoryConversationStore } from './memory-conversation-store.ts';

describeConversationStore('memory', async () => {
  const fence = { lease: 'asterisk:test', holder: 'one', epoch: 2 };
  return { store: new MemoryConversationStore(({ epoch }) => epoch === fence.epoch), fence };
});
