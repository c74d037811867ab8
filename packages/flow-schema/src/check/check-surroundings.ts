/** What the checks may know of the world outside the document; a part that is absent is not checked. */
export interface CheckSurroundings {
  readonly flowIds?: ReadonlySet<string>;
  readonly promptIds?: ReadonlySet<string>;
  readonly audioIds?: ReadonlySet<string>;
  readonly credentialIds?: ReadonlySet<string>;
  readonly queueIds?: ReadonlySet<string>;
  readonly agentIds?: ReadonlySet<string>;
  readonly skillIds?: ReadonlySet<string>;
  /** True where numbers lead to this flow: its callers come from no queue. */
  readonly answersNumbers?: boolean;
}
