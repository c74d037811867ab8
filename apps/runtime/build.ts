import { fileURLToPath } from 'node:url';
import { bundleRuntime } from '../../tools/stack/src/build/bundle-runtime.ts';

/** `npm run build`: the same bundle that the launcher makes, in `dist/`. */
await bundleRuntime(fileURLToPath(new URL('.', import.meta.url)));
