export const ruleKinds = ['country', 'prefix', 'internal', 'sip_domain'] as const;
export type RuleKind = (typeof ruleKinds)[number];
