import { flowLimits, type Problem, parseOuterJson, readFlow } from '@patchbay/flow-schema';
import { looksLikeConnect, looksLikeConsole } from './connect/detect.ts';
import { importConnect } from './connect/import-connect.ts';
import type { ImportOptions } from './import-options.ts';
import { estimatedSizes } from './layout/estimated-sizes.ts';
import { placeNodes } from './layout/place-nodes.ts';
import type { ImportReading } from './report/import-report.ts';
import { refusal, words } from './report/words.ts';
import { isObject, listOf, textOf } from './source/fields.ts';
import { importTwilio } from './twilio/import-twilio.ts';
import { looksLikeTwilio } from './twilio/read-twilio.ts';

/**
 * Reads a flow of ours, of Twilio Studio or of Amazon Connect (flow language or older console export), bare or inside the
 * answer of their programming interfaces. Never throws: a file that cannot be taken gives problems with their places;
 * otherwise the flow comes with its layout and a report of every step.
 */
export function importFlow(text: string, options: ImportOptions): ImportReading {
  const parsed = parseOuterJson(text);
  if (!parsed.ok) return { ok: false, format: null, problems: parsed.problems };
  return importValue(parsed.value, options);
}

/** As `importFlow`, for a document that is parsed already and was found harmless in its shape. */
export function importValue(value: unknown, options: ImportOptions): ImportReading {
  const unwrapped = unwrap(value, options.name);
  if (!unwrapped.ok) return { ok: false, format: null, problems: unwrapped.problems };
  const { source } = unwrapped;
  const named = { ...options, name: unwrapped.name };
  const steps = stepsIn(source);
  if (steps > flowLimits.nodesMax) return { ok: false, format: null, problems: [tooManySteps(steps)] };
  if (looksLikeTwilio(source)) return importTwilio(source, named);
  if (looksLikeConnect(source)) return importConnect(source, 'amazon_connect', named);
  if (looksLikeConsole(source)) return importConnect(source, 'amazon_connect_console', named);
  if (isObject(source) && (isObject(source.flow) || Object.hasOwn(source, 'schemaVersion')))
    return importOwn(source, options);
  return { ok: false, format: null, problems: [unknownFormat()] };
}

type Unwrapped =
  | { readonly ok: true; readonly source: unknown; readonly name: string }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Takes a flow out of what carries it: `ContactFlow.Content` or `definition`, as JSON or as a text that holds JSON. */
function unwrap(value: unknown, fileName: string): Unwrapped {
  let source = value;
  let name = fileName;
  for (let level = 0; level < 4; level += 1) {
    if (!isObject(source)) break;
    const inner = source.ContactFlow ?? source.ContactFlowModule ?? source.Content ?? source.definition;
    if (inner === undefined || Object.hasOwn(source, 'Actions') || Object.hasOwn(source, 'states')) break;
    name = textOf(source, 'Name') || textOf(source, 'friendly_name') || name;
    if (typeof inner !== 'string') {
      source = inner;
      continue;
    }
    const parsed = parseOuterJson(inner);
    if (!parsed.ok) return { ok: false, problems: parsed.problems };
    source = parsed.value;
  }
  return { ok: true, source, name };
}

function importOwn(source: unknown, options: ImportOptions): ImportReading {
  const reading = readFlow(source, options.registry);
  if (!reading.ok) return { ok: false, format: 'patchbay', problems: reading.problems };
  const { document, migrated } = reading;
  const layout = reading.layout ?? placeNodes(document, estimatedSizes(document, options), new Map());
  const steps = document.nodes.map(({ id, type, name }) => ({
    source: { type, name },
    outcome: 'mapped' as const,
    node: id,
    type,
    remarks: [],
  }));
  return { ok: true, document, layout, report: { format: 'patchbay', steps, problems: [], remarks: [], migrated } };
}

/** How many steps a flow of another system has, before any of them is looked at. */
function stepsIn(source: unknown): number {
  return Math.max(...['states', 'Actions', 'modules'].map((name) => listOf(source, name).length));
}

function tooManySteps(count: number): Problem {
  return refusal(
    'flow_too_many_steps',
    [],
    words(
      `This flow has ${count} steps; a flow may have ${flowLimits.nodesMax}. Split it before importing.`,
      `此流程有 ${count} 个步骤，最多允许 ${flowLimits.nodesMax} 个。请拆分后再导入。`,
    ),
  );
}

function unknownFormat(): Problem {
  return refusal(
    'format_unknown',
    [],
    words(
      'This is none of the formats that can be imported: a Patchbay flow, a Twilio Studio flow (with “states”), or an Amazon Connect flow (with “Actions” or “modules”).',
      '无法识别的格式。可导入：Patchbay 流程、Twilio Studio 流程（含 “states”）、Amazon Connect 流程（含 “Actions” 或 “modules”）。',
    ),
  );
}
