import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { audios, connect, type Database, flowPublications, flows, flowVersions, numbers } from '@patchbay/drizzle';
import { type FlowDocument, type JsonObject, versionHash } from '@patchbay/flow-schema';
import { nodeTypes } from '@patchbay/nodes';
import { pollUntil, type Stack, workspaceRoot } from '@patchbay/tools';
import { buildRuntime } from '../stack/src/build/build-apps.ts';
import { type Program, spawnProgram } from './program.ts';

const node = (id: string, type: string, config: JsonObject) => ({ id, type, version: 1, name: id, config });
const edge = (from: string, port: string, to: string) => ({ from: { node: from, port }, to });
const recording = (audioId: string): JsonObject[] => [{ kind: 'recording', audio: { 'en-US': audioId } }];

/** The one-key menu as a flow: a menu with its greeting, the confirmation, the end. */
function menuFlow(greetingId: string, confirmationId: string): FlowDocument {
  return {
    schemaVersion: 1,
    kind: 'voice',
    name: 'One key',
    description: '',
    languages: ['en-US'],
    variables: [],
    nodes: [
      node('start', 'start', {}),
      node('menu', 'menu', { prompt: recording(greetingId), keys: [{ key: '1' }] }),
      node('confirm', 'say', { prompt: recording(confirmationId) }),
      node('end', 'hang_up', {}),
    ],
    edges: [
      edge('start', 'next', 'menu'),
      edge('menu', '1', 'confirm'),
      edge('menu', 'no_input', 'end'),
      edge('menu', 'no_match', 'end'),
      edge('confirm', 'next', 'end'),
    ],
    errorHandler: null,
    tests: [],
  };
}

/** Publishes the menu and binds it to a number, with the sounds that the other ways play too. */
export async function publishMenu(stack: Stack, sounds: string, number: string): Promise<void> {
  const { db, close } = connect(stack.databaseUrl);
  try {
    const store = async (name: string) => {
      const file = join(sounds, `${name}.wav16`);
      const id = createHash('sha256').update(readFileSync(file)).digest('hex');
      const path = `audio/${id}.wav16`;
      mkdirSync(dirname(join(stack.home, 'media', path)), { recursive: true });
      copyFileSync(file, join(stack.home, 'media', path));
      await db.insert(audios).values({ id, name, source: 'upload', durationMs: 3_000, path });
      return id;
    };
    await publish(db, menuFlow(await store('greeting'), await store('confirmation')), number);
  } finally {
    await close();
  }
}

/** A flow that only waits in the queue, published and bound to a number. */
export async function publishQueueFlow(db: Database, queueId: string, number: string): Promise<void> {
  const declared = nodeTypes.get('queue');
  const document: FlowDocument = {
    ...menuFlow('', ''),
    name: 'Queue',
    nodes: [
      node('start', 'start', {}),
      node('queue', 'queue', { ...declared?.defaults(['en-US']), queueId }),
      node('end', 'hang_up', {}),
    ],
    edges: [edge('start', 'next', 'queue'), edge('queue', 'answered', 'end'), edge('queue', 'failed', 'end')],
  };
  await publish(db, document, number);
}

async function publish(db: Database, document: FlowDocument, number: string): Promise<void> {
  const hash = versionHash(document);
  const flowId = `bench-${number}`;
  await db.insert(flowVersions).values({ hash, document });
  await db.insert(flows).values({ id: flowId, name: document.name, kind: 'voice', publishedVersion: hash });
  await db.insert(flowPublications).values({ id: flowId, flowId, version: hash, number: 1, layout: { nodes: {} } });
  await db.insert(numbers).values({ number, flowId });
}

/** The real runtime, journal and all, built and started as the product does, in a process of its own. */
export async function startRuntime(stack: Stack): Promise<Program> {
  await buildRuntime(workspaceRoot);
  const main = join(workspaceRoot, 'apps/runtime/dist/main.js');
  const env = { ...process.env, ...stack.appEnv, NODE_ENV: 'production', LOG_LEVEL: 'warn' };
  const isReady = async () => {
    const response = await fetch(`${stack.runtimeUrl}/readyz`, { signal: AbortSignal.timeout(1_000) }).catch(
      () => null,
    );
    return response?.ok === true;
  };
  return spawnProgram(main, [], env, () => pollUntil(isReady, 30_000));
}
