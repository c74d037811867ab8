import type { JsonObject } from '@patchbay/flow-schema';
import type { Mapping } from '../draft/draft-step.ts';
import { asExpression, literal } from '../draft/segments.ts';
import { named } from '../report/words.ts';
import { numberOf, objectOf, within } from '../source/fields.ts';
import type { BlockTools } from './block-tools.ts';
import { attributeKey } from './references.ts';

/** A function is asked by HTTP here; its address is not in the file. */
export function mapLambda(tools: BlockTools): Mapping {
  const name = named(tools.text('LambdaFunctionARN').split(':').at(-1) ?? '');
  tools.remark(
    `Enter the address at which the function “${name}” answers HTTP requests.`,
    `请填写函数“${name}”接收 HTTP 请求的地址。`,
  );
  const given = Object.entries(objectOf(tools.block.settings, 'LambdaInvocationAttributes')).slice(0, 60);
  const fields = given.map(
    ([key, value]) =>
      `${literal(key)}: ${asExpression(tools.segments(typeof value === 'string' ? value : JSON.stringify(value)))}`,
  );
  const config = {
    method: 'POST',
    url: '',
    bodyKind: 'json',
    bodyJson: `{${fields.join(', ')}}`,
    results: results(tools),
    timeoutMs: within((numberOf(tools.block.settings, 'InvocationTimeLimitSeconds') ?? 8) * 1_000, 500, 60_000, 8_000),
  };
  return tools.node('http_request', config, tools.withFailed([{ port: 'ok', to: tools.block.next }]));
}

/** What is read of its answer as `$.External.name`, before another function answers. */
function results(tools: BlockTools): JsonObject[] {
  return (tools.scene.answers.get(tools.block.key) ?? []).slice(0, 100).flatMap((path) => {
    const variable = tools.scene.book.declare(attributeKey('External', ...path), {
      name: path.join('_'),
      description: `$.External.${path.join('.')}`,
    });
    const steps = path.map((step) => (/^[a-zA-Z_]\w*$/.test(step) ? `.?${step}` : `[?${JSON.stringify(step)}]`));
    return variable === null ? [] : [{ variable, value: `text(response.body${steps.join('')}.orValue(""))` }];
  });
}
