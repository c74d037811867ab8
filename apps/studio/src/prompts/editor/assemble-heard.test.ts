import type { FilledPiece } from '@patchbay/flow-schema';
import { expect, it } from 'vitest';
import { assembleHeard } from './assemble-heard';

const pieces: FilledPiece[] = [
  { kind: 'words', text: 'You have ' },
  { kind: 'value', text: 'three euros', sensitive: false },
  { kind: 'words', text: '. ' },
  { kind: 'words', text: 'Goodbye.' },
];

function sources(spoken: string[]) {
  return {
    recording: async (id: string) => (id === 'gone' ? null : Float32Array.of(1, 2)),
    speech: async (text: string) => {
      spoken.push(text);
      return Float32Array.of(9);
    },
  };
}

it('puts recordings and speech in the order of the text, and says no full stop alone', async () => {
  const spoken: string[] = [];
  const heard = await assembleHeard(pieces, { 'You have': 'a', Other: 'b' }, sources(spoken));
  expect(heard && [...heard]).toEqual([1, 2, 9, 9]);
  expect(spoken).toEqual(['three euros', 'Goodbye.']);
});

it('leaves out a recording that is gone, and what nothing is recorded of to the voice', async () => {
  const spoken: string[] = [];
  expect(await assembleHeard(pieces, { 'You have': 'gone' }, sources(spoken))).toHaveLength(2);
  expect(await assembleHeard(pieces, { Older: 'a' }, sources(spoken))).toBeNull();
});
