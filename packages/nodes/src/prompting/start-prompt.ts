import type { Decision, Json, MaybeSensitive, NodeContext, PromptContent } from '@patchbay/flow-schema';

export type PromptStart =
  | { readonly kind: 'playing'; readonly playback: number }
  | { readonly kind: 'silent' }
  | { readonly kind: 'failed'; readonly decision: Decision };

/** Begins to play a prompt; `silent` where there is nothing to be heard. `extra` adds names to its expressions. */
export function startPrompt(
  context: NodeContext<unknown>,
  content: PromptContent,
  extra?: Record<string, MaybeSensitive<Json>>,
): PromptStart {
  const resolved = context.resolvePrompt(content, extra);
  if (!resolved.ok) {
    return { kind: 'failed', decision: context.fail(resolved.failure.code, resolved.failure.message) };
  }
  if (resolved.items.length === 0) return { kind: 'silent' };
  return { kind: 'playing', playback: context.emit({ type: 'playback.start', items: resolved.items }) };
}
