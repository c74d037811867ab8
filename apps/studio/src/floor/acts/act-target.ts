/** What a row of a board stands for. */
export type ActTarget =
  | { readonly kind: 'agent'; readonly id: string }
  | { readonly kind: 'contact'; readonly id: string }
  | { readonly kind: 'conversation'; readonly id: string };

/** Keys that act on the chosen row; the menus and the line below the boards show them. */
export const actKeys = {
  listen: 'L',
  whisper: 'W',
  barge: 'B',
  take_over: 'T',
  hang_up: 'X',
  ready: 'R',
  move_to_front: 'F',
  pick_self: 'P',
  leave: 'Q',
} as const;

export type ActKey = keyof typeof actKeys;
