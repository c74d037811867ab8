/** Makes an id nobody has had before: letters, digits and dashes, no dot (`runId.seq` must stay readable). */
export type NewId = () => string;
