import * as z from 'zod';
import type { JsonObject } from '../json.ts';
import { flowDocumentSchema } from './flow-document.ts';

/** The JSON Schema (draft 2020-12) of a flow document, as published in `flow.schema.json`. */
export function flowJsonSchema(): JsonObject {
  const schema = z.toJSONSchema(flowDocumentSchema, { io: 'input', unrepresentable: 'any' }) as JsonObject;
  return {
    ...schema,
    title: 'Patchbay flow',
    description: 'A call flow as one document. The config of each node is described by its node type.',
  };
}
