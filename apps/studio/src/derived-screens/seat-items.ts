import type { SeatAction, SeatField, SeatForm, SeatScreen, SeatScript } from '@patchbay/flow-schema';

/** Something on the seat, with the name by which people arrange it: the same after the next publish. */
export type SeatItem = { readonly key: string } & (
  | { readonly kind: 'field'; readonly field: SeatField }
  | { readonly kind: 'script'; readonly script: SeatScript }
  | { readonly kind: 'form'; readonly form: SeatForm }
  | { readonly kind: 'action'; readonly action: SeatAction }
);

/** What a flow puts on the seat as one list, in the order of the seat: what is known, what to say, what to fill in, what to do. */
export function seatItems(flowId: string, screen: SeatScreen): SeatItem[] {
  return [
    ...screen.fields.map((field) => ({ kind: 'field' as const, key: `${flowId}/value/${field.variable}`, field })),
    ...screen.scripts.map((script) => ({ kind: 'script' as const, key: `${flowId}/${script.nodeId}/script`, script })),
    ...screen.forms.map((form) => ({ kind: 'form' as const, key: `${flowId}/${form.nodeId}/form`, form })),
    ...screen.actions.map((action) => ({ kind: 'action' as const, key: `${flowId}/${action.nodeId}/action`, action })),
  ];
}
