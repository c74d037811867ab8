import { openApiDocument } from '@/http-api/openapi-document';

export const dynamic = 'force-dynamic';

export function GET(): Response {
  return Response.json(openApiDocument());
}
