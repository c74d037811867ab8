/** Thrown where a node type breaks its contract. Caught by the step: the run ends with reason `bug`. */
export class NodeBug extends Error {}
