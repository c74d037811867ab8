export const dynamic = 'force-dynamic';

/** Answers as soon as the studio takes requests. */
export function GET(): Response {
  return Response.json({ status: 'ok' });
}
