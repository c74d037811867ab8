import { type FlowFileReading, readFlow, readFlowFile } from '@patchbay/flow-schema';
import { nodeTypes } from '@patchbay/nodes';
import { type Actor, createFlow, type Flow } from '@patchbay/records';
import { PublicError } from '@/server/public-error';

type Database = Parameters<typeof createFlow>[0];

/** Reads a flow from outside; what is wrong with it is told place by place, and nothing is written then. */
export async function importFlow(
  db: Database,
  actor: Actor,
  input: { text?: string | undefined; file?: unknown; name?: string | undefined },
): Promise<{ flow: Flow; migrated: readonly string[] }> {
  const reading: FlowFileReading =
    input.text === undefined ? readFlow(input.file, nodeTypes) : readFlowFile(input.text, nodeTypes);
  if (!reading.ok) {
    throw new PublicError(
      'BAD_REQUEST',
      'flow_unreadable',
      {
        en: 'This is no flow that can be imported. Nothing was changed.',
        zh: '无法导入此流程，未做任何更改。',
      },
      { details: { problems: reading.problems } },
    );
  }
  const document = input.name === undefined ? reading.document : { ...reading.document, name: input.name };
  const flow = await createFlow(db, actor, { document, layout: reading.layout ?? { nodes: {} } });
  return { flow, migrated: reading.migrated };
}
