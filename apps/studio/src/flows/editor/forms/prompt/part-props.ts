import type { FlowNode, Problem, PromptPart } from '@patchbay/flow-schema';
import type { ConfigPath } from '../../core/config-path';

export interface PartProps<Kind extends PromptPart['kind']> {
  readonly node: FlowNode;
  readonly path: ConfigPath;
  readonly part: Extract<PromptPart, { kind: Kind }>;
  readonly problems: readonly Problem[];
  readonly disabled: boolean;
  readonly onChange: (part: PromptPart) => void;
}
