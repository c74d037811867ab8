/**
 * Refuses requests that another site makes with the visitor's cookie. Browsers say where a request comes from in
 * `Sec-Fetch-Site`, and for writes in `Origin`; programs without either carry no cookie of a browser.
 * @returns the refusal, or null when the request may go on
 */
export function refuseForeignOrigin(request: Request): Response | null {
  const site = request.headers.get('sec-fetch-site');
  const origin = request.headers.get('origin');
  const foreignSite = site !== null && site !== 'same-origin' && site !== 'none';
  const foreignOrigin = origin !== null && hostOf(origin) !== request.headers.get('host');
  if (!foreignSite && !foreignOrigin) return null;
  return Response.json({ code: 'foreign_origin', message: 'This request comes from another site.' }, { status: 403 });
}

function hostOf(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null;
}
