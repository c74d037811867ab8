import { type ImportReport, importFlow as readImport } from '@patchbay/exchange';
import type { Locale } from '@patchbay/flow-schema';
import { nodeTypes } from '@patchbay/nodes';
import { type Actor, createFlow, type Flow, listCentreOptions } from '@patchbay/records';
import { PublicError } from '@/server/public-error';

type Database = Parameters<typeof createFlow>[0];

interface ImportInput {
  readonly text?: string | undefined;
  readonly file?: unknown;
  readonly name?: string | undefined;
  readonly fileName?: string | undefined;
  readonly locale: Locale;
}

/** Reads a flow from outside, of ours or of another system; what is wrong with it is told place by place. */
export async function readForeignFlow(db: Database, { text, file, name, fileName, locale }: ImportInput) {
  const source = text ?? JSON.stringify(file ?? null);
  const { queues } = await listCentreOptions(db);
  const reading = readImport(source, { registry: nodeTypes, locale, name: name ?? fileName ?? '', queues });
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
  const document = name === undefined ? reading.document : { ...reading.document, name };
  return { document, layout: reading.layout, report: reading.report };
}

/** Makes a new flow of it, or nothing at all. */
export async function importFlow(
  db: Database,
  actor: Actor,
  input: ImportInput,
): Promise<{ flow: Flow; report: ImportReport }> {
  const { document, layout, report } = await readForeignFlow(db, input);
  const flow = await createFlow(db, actor, { document, layout });
  return { flow, report };
}
