import { join } from 'node:path';
import { readEnvironment } from '@/server/environment';

/** Where the paths of exports begin. */
export const mediaFolder = (): string => join(readEnvironment().PATCHBAY_HOME, 'media');
