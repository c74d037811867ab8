import { readdirSync, readFileSync } from 'node:fs';
import { checkFlow, flowJsonSchema, readFlowFile } from '@patchbay/flow-schema';
import { nodeTypes } from '@patchbay/nodes';
import { describe, expect, it } from 'vitest';

const folder = 'packages/flow-schema/examples';
const examples = readdirSync(folder).filter((name) => name.endsWith('.flow.json'));

describe('the published examples', () => {
  it('are at least three', () => {
    expect(examples.length).toBeGreaterThanOrEqual(3);
  });

  it.each(examples)('%s opens as it is and has no problem', (name) => {
    const reading = readFlowFile(readFileSync(`${folder}/${name}`, 'utf8'), nodeTypes);
    if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
    expect(reading.migrated).toEqual([]);
    expect(checkFlow(reading.document, nodeTypes)).toEqual([]);
  });
});

describe('the published JSON Schema', () => {
  it('is the one the product checks by', () => {
    expect(JSON.parse(readFileSync('packages/flow-schema/flow.schema.json', 'utf8'))).toEqual(flowJsonSchema());
  });
});
