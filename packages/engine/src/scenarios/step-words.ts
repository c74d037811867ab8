import type { ScenarioStep, Text } from '@patchbay/flow-schema';
import { endWords, shortened, text } from './words.ts';

function seconds(durationMs: number): string {
  return String(Math.round(durationMs / 100) / 10);
}

function soundOf(step: Extract<ScenarioStep, { step: 'hears' }>): Text {
  const { sound } = step;
  if (sound.kind === 'prompt') return text(`the prompt ${sound.promptId}`, `提示音 ${sound.promptId}`);
  if (sound.kind === 'audio') return text('a recording', '录音');
  return sound.text === ''
    ? text('something', '任意内容')
    : text(`“${shortened(sound.text)}”`, `“${shortened(sound.text)}”`);
}

/** One step of a scenario as a sentence. `nameOf` gives a node's name; the keys of a caller are shown as they stand in the scenario. */
export function scenarioStepText(step: ScenarioStep, nameOf: (flowId: string | null, nodeId: string) => string): Text {
  switch (step.step) {
    case 'press':
      return text(`The caller presses ${step.keys}`, `来电者按 ${step.keys}`);
    case 'speak':
      return step.words === ''
        ? text('The caller speaks', '来电者说话')
        : text(`The caller says “${shortened(step.words)}”`, `来电者说“${shortened(step.words)}”`);
    case 'wait':
      return text(`${seconds(step.durationMs)} s pass`, `等待 ${seconds(step.durationMs)} 秒`);
    case 'hang_up':
      return text('The caller hangs up', '来电者挂机');
    case 'answer': {
      const name = nameOf(step.flow, step.node);
      return text(`“${name}” is answered: ${step.answer.type}`, `“${name}”得到应答：${step.answer.type}`);
    }
    case 'fill_form': {
      const name = nameOf(step.flow, step.node);
      return text(`The agent fills in “${name}”`, `坐席填写“${name}”`);
    }
    case 'hears': {
      const sound = soundOf(step);
      return text(`The caller hears ${sound.en}`, `来电者听到${sound.zh}`);
    }
    case 'reaches': {
      const name = nameOf(step.flow, step.node);
      return text(`The call reaches “${name}”`, `通话到达“${name}”`);
    }
    case 'leaves': {
      const name = nameOf(step.flow, step.node);
      return text(`The call leaves “${name}” by ${step.port}`, `通话从“${name}”的 ${step.port} 端口离开`);
    }
    case 'holds':
      return text(`${step.variable} has its value`, `${step.variable} 的值正确`);
    case 'requests': {
      const name = nameOf(step.flow, step.node);
      return text(`“${name}” sends its request`, `“${name}”发出请求`);
    }
    case 'speaks_language':
      return text(`The call is in ${step.language}`, `通话语言为 ${step.language}`);
    case 'ends': {
      if (step.reason === null) return text('The call is over', '通话结束');
      const words = endWords(step.reason);
      return text(`The call is over: ${words.en}`, `通话结束：${words.zh}`);
    }
  }
}
