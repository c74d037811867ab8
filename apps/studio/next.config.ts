import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { NextConfig } from 'next';
import createNextIntlPlugin from 'next-intl/plugin';

const here = dirname(fileURLToPath(import.meta.url));
const withIntl = createNextIntlPlugin('./src/intl/request.ts');

const config: NextConfig = {
  reactStrictMode: true,
  poweredByHeader: false,
  // The workspace's own packages are TypeScript source.
  transpilePackages: [
    '@patchbay/drizzle',
    '@patchbay/engine',
    '@patchbay/exchange',
    '@patchbay/flow-schema',
    '@patchbay/nodes',
    '@patchbay/records',
    '@patchbay/reports',
    '@patchbay/routing',
    '@patchbay/storage',
  ],
  serverExternalPackages: ['@aws-sdk/client-s3', 'bullmq', 'ioredis', 'postgres', 'pino'],
  turbopack: { root: resolve(here, '../..') },
  // Types are checked once, by `npm run check`: a start on a fresh machine does not pay for it again.
  typescript: { ignoreBuildErrors: true },
  images: { unoptimized: true },
  devIndicators: false,
  experimental: { authInterrupts: true },
};

export default withIntl(config);
