import type { NodeType, NodeTypeRegistry } from '@patchbay/flow-schema';
import { abSplitNode } from './ab-split/ab-split.node.ts';
import { agentActionNode } from './agent-action/agent-action.node.ts';
import { agentFormNode } from './agent-form/agent-form.node.ts';
import { agentScriptNode } from './agent-script/agent-script.node.ts';
import { announceWaitNode } from './announce-wait/announce-wait.node.ts';
import { announcementNode } from './announcement/announcement.node.ts';
import { askSatisfactionNode } from './ask-satisfaction/ask-satisfaction.node.ts';
import { callbackOfferNode } from './callback-offer/callback-offer.node.ts';
import { collectDigitsNode } from './collect-digits/collect-digits.node.ts';
import { conditionNode } from './condition/condition.node.ts';
import { hangUpNode } from './hang-up/hang-up.node.ts';
import { httpRequestNode } from './http-request/http-request.node.ts';
import { leaveQueueNode } from './leave-queue/leave-queue.node.ts';
import { lookUpNode } from './look-up/look-up.node.ts';
import { loopCounterNode } from './loop-counter/loop-counter.node.ts';
import { menuNode } from './menu/menu.node.ts';
import { noteNode } from './note/note.node.ts';
import { openingHoursNode } from './opening-hours/opening-hours.node.ts';
import { queueNode } from './queue/queue.node.ts';
import { recordCallNode } from './record-call/record-call.node.ts';
import { recordMessageNode } from './record-message/record-message.node.ts';
import { returnNode } from './return/return.node.ts';
import { sayNode } from './say/say.node.ts';
import { scriptNode } from './script/script.node.ts';
import { setRoutingNode } from './set-routing/set-routing.node.ts';
import { setVariablesNode } from './set-variables/set-variables.node.ts';
import { startNode } from './start/start.node.ts';
import { subFlowNode } from './sub-flow/sub-flow.node.ts';
import { transferNode } from './transfer/transfer.node.ts';
import { transferAgentNode } from './transfer-agent/transfer-agent.node.ts';
import { waitMusicNode } from './wait-music/wait-music.node.ts';
import { whisperNode } from './whisper/whisper.node.ts';

/** Forgets the config's type. A config only ever meets the node type whose schema parsed it, by the name they share. */
function registered<Config>(type: NodeType<Config>): NodeType<never> {
  return type as unknown as NodeType<never>;
}

/** Every node type of the product, in the order of the palette. Adding one is a folder and a line here. */
const all: readonly NodeType<never>[] = [
  registered(startNode),
  registered(hangUpNode),
  registered(returnNode),
  registered(sayNode),
  registered(announcementNode),
  registered(menuNode),
  registered(collectDigitsNode),
  registered(recordMessageNode),
  registered(transferNode),
  registered(queueNode),
  registered(transferAgentNode),
  registered(setRoutingNode),
  registered(whisperNode),
  registered(waitMusicNode),
  registered(announceWaitNode),
  registered(callbackOfferNode),
  registered(leaveQueueNode),
  registered(recordCallNode),
  registered(askSatisfactionNode),
  registered(agentScriptNode),
  registered(agentFormNode),
  registered(agentActionNode),
  registered(conditionNode),
  registered(openingHoursNode),
  registered(loopCounterNode),
  registered(abSplitNode),
  registered(subFlowNode),
  registered(setVariablesNode),
  registered(lookUpNode),
  registered(httpRequestNode),
  registered(scriptNode),
  registered(noteNode),
];

const byType = new Map(all.map((nodeType) => [nodeType.type, nodeType]));

/** The node types by name. `get` answers undefined for a type this release does not know. */
export const nodeTypes: NodeTypeRegistry = {
  get: (type) => byType.get(type),
  list: () => all,
};
