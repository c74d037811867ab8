import { writeFileSync } from 'node:fs';
import { flowJsonSchema } from '../src/index.ts';

/** `npx tsx packages/flow-schema/scripts/write-schema.ts` after a change of the document's schema. */
writeFileSync(new URL('../flow.schema.json', import.meta.url), `${JSON.stringify(flowJsonSchema(), null, 2)}\n`);
