import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readFigure, writeFigure } from './use-opened-figure';

const figures = fc.record({
  measureId: fc.string({ minLength: 1, unit: 'grapheme' }),
  key: fc.array(
    fc.record({ dimension: fc.constantFrom('queue', 'time', 'exit'), value: fc.string({ unit: 'grapheme' }) }),
    { maxLength: 3 },
  ),
});

describe('a figure in the address', () => {
  it('is read as it was written, whatever its values hold', () => {
    fc.assert(
      fc.property(figures, (figure) => {
        expect(readFigure(writeFigure(figure as never))).toEqual(figure);
      }),
    );
  });

  it('is nothing where somebody wrote something else', () => {
    expect(['', '~', 'offered~nowhere:1', 'offered~queue:%E0%A4%A', 'offered~queue'].map(readFigure)).toEqual([
      null,
      null,
      null,
      null,
      null,
    ]);
  });
});
