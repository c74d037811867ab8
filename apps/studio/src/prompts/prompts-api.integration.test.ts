import { describe, expect, it } from 'vitest';
import { apiForTests } from '@/http-api/testing/test-api';

const { request } = apiForTests();

interface Revision {
  readonly id: string;
  readonly content: Record<string, { text?: string; audioId?: string }>;
}

interface Prompt {
  readonly id: string;
  readonly name: string;
  readonly latest: Revision;
  readonly published: Revision | null;
}

const read = async (id: string) => (await request('GET', `/prompts/${id}`)).body as Prompt & { revisions: Revision[] };

async function promptNamed(name: string): Promise<Prompt> {
  const prompts = (await request('GET', '/prompts')).body as Prompt[];
  const found = prompts.find((prompt) => prompt.name.startsWith(name));
  if (found === undefined) throw new Error(`No prompt ${name}`);
  return found;
}

async function save(id: string, content: Revision['content']): Promise<string> {
  return ((await request('POST', `/prompts/${id}/revisions`, { content })).body as Revision).id;
}

describe('the prompt library over the HTTP API', () => {
  it('keeps a change as a draft until it is published, and tells what was before', async () => {
    const created = (await request('POST', '/prompts', { name: 'Closing', folder: 'Hours' })).body as Prompt;
    expect(created).toMatchObject({ name: 'Closing', folder: 'Hours', published: null, latest: { number: 1 } });
    const empty = await request('POST', `/prompts/${created.id}/publish`, { revisionId: created.latest.id });
    expect(empty).toMatchObject({ status: 400, body: { code: 'value_invalid' } });
    const revisionId = await save(created.id, { 'en-US': { text: 'We close at {{ hour as time }}.' } });
    expect(await request('POST', `/prompts/${created.id}/publish`, { revisionId })).toMatchObject({
      status: 200,
      body: { published: { id: revisionId, number: 2 } },
    });
    expect((await read(created.id)).revisions).toHaveLength(2);
    const late = { content: {}, basedOn: created.latest.id };
    expect(await request('POST', `/prompts/${created.id}/revisions`, late)).toMatchObject({
      status: 409,
      body: { code: 'outdated' },
    });
    expect(await request('DELETE', `/prompts/${created.id}`)).toMatchObject({ status: 200 });
  });

  it('publishes nothing after which a flow of the demo centre would be silent or would fail', async () => {
    const welcome = await promptNamed('Welcome');
    const { 'zh-CN': chinese, ...others } = welcome.latest.content;
    expect(chinese).toBeDefined();
    const publish = async (content: Revision['content']) =>
      request('POST', `/prompts/${welcome.id}/publish`, { revisionId: await save(welcome.id, content) });

    expect(await publish(others)).toMatchObject({
      status: 409,
      body: { code: 'prompt_would_break_flows', detail: expect.stringMatching(/“Front desk.*zh-CN at “Welcome”/) },
    });
    expect(await publish({ ...welcome.latest.content, 'en-US': { text: 'Hello {{ name }}' } })).toMatchObject({
      status: 409,
      body: { code: 'prompt_would_break_flows', detail: expect.stringContaining('hands over no “name”') },
    });
    expect((await read(welcome.id)).published).toEqual(welcome.published);
    expect(await publish({ ...welcome.latest.content, 'en-US': { text: 'Hello' } })).toMatchObject({ status: 200 });
    expect(await request('DELETE', `/prompts/${welcome.id}`)).toMatchObject({
      status: 409,
      body: { code: 'in_use', detail: expect.stringContaining('Front desk') },
    });
  });
});
