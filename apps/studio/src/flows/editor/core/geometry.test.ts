import { describe, expect, it } from 'vitest';
import { openingView } from './geometry';

const start = { x: 500, y: 0, width: 240, height: 96 };
const frame = { width: 600, height: 800 };

describe('the view a flow opens with', () => {
  it('is all of it while that can be read', () => {
    expect(openingView({ x: 0, y: 0, width: 700, height: 600 }, start, frame)).toBeNull();
  });

  it('of a large flow has its start at the top and in the middle', () => {
    const view = openingView({ x: 0, y: 0, width: 1_000, height: 4_000 }, start, frame);
    if (view === null) throw new Error('It would be too small to read');
    expect(view.x + (start.x + start.width / 2) * view.zoom).toBe(frame.width / 2);
    expect(view.y + start.y * view.zoom).toBeLessThan(100);
  });
});
