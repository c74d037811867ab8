import { nodeTypes } from '@patchbay/nodes';
import { expect, it } from 'vitest';
import { hasIcon } from './node-icon';

it.each(nodeTypes.list().map(({ type, icon }) => [type, icon]))('%s has the icon it names (%s)', (_type, icon) => {
  expect(hasIcon(icon)).toBe(true);
});
