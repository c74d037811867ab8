import {
  type AnalysisFacts,
  checkFlow,
  type FlowDocument,
  type Json,
  type Problem,
  type Text,
} from '@patchbay/flow-schema';
import { nodeTypes } from '@patchbay/nodes';
import { type DraftOfFlow, listDrafts } from '@patchbay/records';
import { factsOf } from '../../centre-facts';
import { loadCentreFacts } from '../../server/load-centre-facts';
import { ownLabel, placeLabel } from './config-places';
import { applyReplacement, type Replacement } from './replacement';

type Database = Parameters<typeof listDrafts>[0];

/** One value that becomes another. */
export interface ReplacedPlace {
  /** The name of the step; empty where it is the flow's own. */
  readonly step: string;
  readonly node: string | null;
  readonly path: string;
  /** The path as the form calls it. */
  readonly label: Text;
  readonly before: string;
  readonly after: string;
}

export interface PlannedFlow {
  readonly id: string;
  readonly name: string;
  readonly revision: number;
  readonly places: readonly ReplacedPlace[];
  /** Errors that the flow would have afterwards and has not now: it is left as it is then. */
  readonly problems: readonly Problem[];
}

export interface Plan {
  readonly flows: readonly PlannedFlow[];
  /** The drafts as they would be, of the flows that can be changed. */
  readonly drafts: readonly DraftOfFlow[];
}

/** What a replacement would do to every flow, with the checks of each as it would be. */
export async function planReplacement(db: Database, replacement: Replacement): Promise<Plan> {
  const [drafts, centre] = await Promise.all([listDrafts(db, sieveOf(replacement)), loadCentreFacts(db)]);
  const changed = drafts.flatMap((draft) => {
    const document = applyReplacement(draft, replacement, nodeTypes);
    return document === draft.document ? [] : [{ before: draft, after: { ...draft, document } }];
  });
  const own = changed.find(({ after }) => replacement.kind === 'variable' && after.id === replacement.flowId);
  const planned = changed.map(({ before, after }) => {
    const facts = factsOf(centre, before.id);
    const later = own === undefined ? facts : withVariablesOf(facts, own.after);
    return {
      draft: after,
      flow: {
        id: before.id,
        name: before.document.name,
        revision: before.revision,
        places: placesBetween(before.document, after.document),
        problems: newErrors(checkFlow(before.document, nodeTypes, facts), checkFlow(after.document, nodeTypes, later)),
      },
    };
  });
  return {
    flows: planned.map(({ flow }) => flow),
    drafts: planned.filter(({ flow }) => flow.problems.length === 0).map(({ draft }) => draft),
  };
}

function sieveOf(replacement: Replacement): string {
  switch (replacement.kind) {
    case 'text':
      return replacement.find;
    case 'reference':
      return replacement.from;
    case 'variable':
      return replacement.from;
  }
}

/** Those who enter a flow are checked against the names that it will have. */
function withVariablesOf(facts: AnalysisFacts, { id, document }: DraftOfFlow): AnalysisFacts {
  const variables = document.variables.filter(({ role }) => role !== 'local');
  return { ...facts, innerFlows: new Map([...(facts.innerFlows ?? []), [id, { variables }]]) };
}

function newErrors(before: readonly Problem[], after: readonly Problem[]): Problem[] {
  const key = ({ code, place }: Problem) => JSON.stringify([code, place]);
  const known = new Set(before.map(key));
  return after.filter((problem) => problem.severity === 'error' && !known.has(key(problem)));
}

/** Every value that differs, where it stands. */
function placesBetween(before: FlowDocument, after: FlowDocument): ReplacedPlace[] {
  const places: ReplacedPlace[] = [];
  let labelOf = (path: string): Text => ownLabel(path);
  const compare = (step: string, node: string | null, path: string, old: Json, now: Json): void => {
    if (old === now) return;
    if (typeof old === 'object' && old !== null && typeof now === 'object' && now !== null) {
      for (const name of Object.keys(old)) {
        const [one, other] = [old as Record<string, Json>, now as Record<string, Json>];
        compare(step, node, path === '' ? name : `${path}.${name}`, one[name] ?? null, other[name] ?? null);
      }
    } else places.push({ step, node, path, label: labelOf(path), before: String(old ?? ''), after: String(now ?? '') });
  };
  compare('', null, 'name', before.name, after.name);
  compare('', null, 'description', before.description, after.description);
  before.variables.forEach((variable, index) => {
    const now = after.variables[index];
    if (now !== undefined) compare(variable.name, null, '', variable as Json, now as Json);
  });
  before.nodes.forEach((node, index) => {
    const now = after.nodes[index];
    if (now === undefined || now === node) return;
    labelOf = ownLabel;
    compare(node.name || node.type, node.id, 'name', node.name, now.name);
    labelOf = (path) => placeLabel(node, pathOf(path), nodeTypes);
    compare(node.name || node.type, node.id, '', node.config, now.config);
  });
  return places;
}

function pathOf(path: string): (string | number)[] {
  return path.split('.').map((part) => (/^\d+$/.test(part) ? Number(part) : part));
}
