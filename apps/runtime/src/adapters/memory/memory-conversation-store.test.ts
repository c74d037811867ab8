import { describeConversationStore } from '../../ports/testing/conversation-store-conformance.ts';
import { MemoryConversationStore } from './memory-conversation-store.ts';

describeConversationStore('memory', async () => new MemoryConversationStore());
