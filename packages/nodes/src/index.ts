export { nodeTypes } from './registry.ts';
