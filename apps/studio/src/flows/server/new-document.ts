import { findTemplate, flowFromTemplate } from '@patchbay/exchange';
import {
  type FlowDocument,
  type FlowKind,
  type FlowLayout,
  flowSchemaVersion,
  type Locale,
} from '@patchbay/flow-schema';
import { nodeTypes } from '@patchbay/nodes';
import { listCentreOptions } from '@patchbay/records';
import { PublicError } from '@/server/public-error';

type Database = Parameters<typeof listCentreOptions>[0];

interface NewFlow {
  readonly name: string;
  readonly kind: FlowKind;
  readonly languages: readonly string[];
  readonly locale: Locale;
  readonly template?: string | undefined;
  readonly queueId?: string | undefined;
}

interface Content {
  readonly document: FlowDocument;
  readonly layout: FlowLayout;
}

/** What a new flow begins with: a template, or an empty canvas. @throws PublicError `template_unknown` */
export async function newContent(db: Database, input: NewFlow): Promise<Content> {
  if (input.template === undefined) return newDocument(input);
  const template = findTemplate(input.template);
  if (template === undefined) {
    throw new PublicError('BAD_REQUEST', 'template_unknown', {
      en: `There is no template "${input.template}".`,
      zh: `没有模板“${input.template}”。`,
    });
  }
  // A template that is complete at once says more than one that asks first.
  const queueId = input.queueId ?? (await listCentreOptions(db)).queues[0]?.id ?? '';
  return flowFromTemplate(template, { ...input, queueId, registry: nodeTypes });
}

/** What a new flow begins with: nothing but the place where calls come in. */
function newDocument(input: NewFlow): Content {
  const start = nodeTypes.get('start');
  const nodes =
    start === undefined
      ? []
      : [
          {
            id: 'start',
            type: start.type,
            version: start.version,
            name: start.label[input.locale],
            config: start.defaults(input.languages),
          },
        ];
  return {
    document: {
      schemaVersion: flowSchemaVersion,
      kind: input.kind,
      name: input.name,
      description: '',
      languages: [...input.languages],
      variables: [],
      nodes,
      edges: [],
      errorHandler: null,
      tests: [],
    },
    layout: { nodes: { start: { x: 0, y: 0 } } },
  };
}
