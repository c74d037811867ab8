import { randomBytes } from 'node:crypto';

/**
 * Headers of every answer. Scripts run only with the nonce of their own page; nothing is loaded from another origin.
 * Styles may stand in elements: the canvas and the components place things that way.
 */
export function securityHeaders({ dev }: { dev: boolean }): {
  headers: Record<string, string>;
  contentSecurityPolicy: string;
} {
  const nonce = randomBytes(16).toString('base64');
  const contentSecurityPolicy = [
    `default-src 'self'`,
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${dev ? " 'unsafe-eval'" : ''}`,
    `style-src 'self' 'unsafe-inline'`,
    `img-src 'self' data: blob:`,
    `media-src 'self' blob: data:`,
    `font-src 'self' data:`,
    `connect-src 'self'`,
    `worker-src 'self' blob:`,
    `object-src 'none'`,
    `base-uri 'none'`,
    `form-action 'self'`,
    `frame-ancestors 'none'`,
  ].join('; ');
  return {
    contentSecurityPolicy,
    headers: {
      'Content-Security-Policy': contentSecurityPolicy,
      'X-Content-Type-Options': 'nosniff',
      'X-Frame-Options': 'DENY',
      'Referrer-Policy': 'same-origin',
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Permissions-Policy': 'camera=(), geolocation=(), microphone=(self)',
    },
  };
}
