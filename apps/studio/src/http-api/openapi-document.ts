import { generateOpenApiDocument } from 'trpc-to-openapi';
import { appRouter } from '@/server/router';
import { apiFiles } from './api-files';

const problem = {
  type: 'object',
  required: ['type', 'title', 'status', 'code', 'detail'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    code: { type: 'string', description: 'Stable: programs decide on this.' },
    detail: { type: 'string', description: 'For people, in the language of Accept-Language.' },
    errors: {
      type: 'array',
      items: { type: 'object', properties: { path: { type: 'string' }, message: { type: 'string' } } },
    },
    reference: { type: 'string', description: 'Finds the failure in the log of the studio.' },
  },
} as const;

type Document = ReturnType<typeof generateOpenApiDocument>;
let document: Document | undefined;

/** The HTTP API in OpenAPI, made from the procedures themselves. */
export function openApiDocument(): Document {
  document ??= withProblems(
    withFiles(
      generateOpenApiDocument(appRouter, {
        title: 'Patchbay',
        description:
          'Flows, numbers, calls, queues, agents, reports and exports of a Patchbay installation. Every request carries an API key as bearer token.',
        version: '1.0.0',
        baseUrl: '/api/v1',
        tags: ['Flows', 'Numbers', 'Calls', 'Queues', 'Agents', 'Reports', 'Exports'],
        securitySchemes: { apiKey: { type: 'http', scheme: 'bearer' } },
      }),
    ),
  );
  return document;
}

/** What is handed out as a file is no procedure, and stands in the description all the same. */
function withFiles(generated: Document): Document {
  const paths = { ...generated.paths };
  for (const { path, tags, summary, mediaTypes } of apiFiles) {
    const content = Object.fromEntries(
      mediaTypes.map((type) => [type, { schema: { type: 'string', format: 'binary' } }]),
    );
    paths[path] = {
      get: {
        operationId: `file${path.replace(/\W+/g, '-')}`,
        tags: [...tags],
        summary,
        security: [{ apiKey: [] }],
        parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
        responses: { '200': { description: 'The file', content } },
      },
    } as never;
  }
  return { ...generated, paths };
}

/** The generator describes failures in tRPC's own shape; here they are problem documents. */
function withProblems(generated: Document): Document {
  const answer = {
    description: 'A problem (RFC 9457)',
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  };
  for (const path of Object.values(generated.paths ?? {})) {
    for (const operation of Object.values(path ?? {}) as { responses?: Record<string, unknown> }[]) {
      if (operation.responses === undefined) continue;
      for (const status of Object.keys(operation.responses)) {
        if (!status.startsWith('2')) delete operation.responses[status];
      }
      operation.responses.default = answer;
    }
  }
  generated.components = {
    ...generated.components,
    schemas: { ...generated.components?.schemas, Problem: problem } as never,
  };
  return generated;
}
