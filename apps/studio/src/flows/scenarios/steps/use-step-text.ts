import type { FlowNode, ScenarioAnswer, ScenarioSound, ScenarioStep } from '@patchbay/flow-schema';
import { useTranslations } from 'next-intl';
import { flowIndex } from '../../editor/core/flow-order';
import { useEditor, useUiLocale, useWorkspace } from '../../editor/editor-context';
import { useChoices } from '../../editor/forms/use-choices';
import { useNodeName } from '../../editor/use-node-name';
import { useLanguageName } from '../../use-language-name';
import { outcomeName } from './answers';

interface StepWords {
  step(step: ScenarioStep): string;
  answer(answer: ScenarioAnswer): string;
  /** The node a step is about, as people call it. */
  node(place: { readonly flow: string | null; readonly node: string }): string;
  port(nodeId: string, port: string): string;
}

/** Steps of a scenario in a sentence. */
export function useStepText(): StepWords {
  const t = useTranslations('scenarios.says');
  const answers = useTranslations('scenarios.answers');
  const ends = useTranslations('calls.ends');
  const { editor } = useWorkspace();
  const locale = useUiLocale();
  const nameOf = useNodeName();
  const languageName = useLanguageName();
  const document = useEditor((state) => state.content.document);
  const { prompts, audio, flows } = useChoices();
  const nodes = flowIndex(document).nodes;

  const port = (nodeId: string, id: string) => {
    const node = nodes.get(nodeId);
    const found = node && editor.parts.view(node).ports.find((one) => one.id === id);
    return found?.label[locale] ?? id;
  };
  const node: StepWords['node'] = ({ flow, node: id }) => {
    if (flow !== null) return `${flows.find((one) => one.id === flow)?.name ?? flow} › ${id}`;
    const found: FlowNode | undefined = nodes.get(id);
    return found === undefined ? t('goneNode', { id }) : nameOf(found);
  };
  const sound = (heard: ScenarioSound) => {
    if (heard.kind === 'prompt')
      return t('hearsPrompt', { name: prompts.find(({ id }) => id === heard.promptId)?.name ?? heard.promptId });
    if (heard.kind === 'audio')
      return t('hearsAudio', { name: audio.find(({ id }) => id === heard.audioId)?.name ?? heard.audioId });
    return heard.text.trim() === '' ? t('hearsAnything') : t('hears', { text: heard.text });
  };
  const answer: StepWords['answer'] = (given) => {
    switch (given.type) {
      case 'http.responded':
        return answers('http_responded', { status: given.status, body: short(given.body) });
      case 'http.failed':
        return answers(`http_${given.code}`);
      case 'script.finished':
        return answers('script_finished', { value: short(given.value) });
      case 'script.failed':
        return answers(`script_${given.code}`);
      case 'table.looked_up':
        return given.row === null ? answers('row_missing') : answers('row_found', { row: short(given.row) });
      case 'hours.told':
        return answers(`hours_${given.opening}`);
      case 'announcements.told':
        return answers('announcements_told', { count: given.announcements.length });
      case 'dial.ended':
        return answers(`dial_${given.outcome}`);
      case 'agent.acted':
        return answers('agent_acted', { node: node({ flow: null, node: given.nodeId }) });
      case 'queue.left':
        return answers(`left_${outcomeName(given.outcome)}`);
      case 'queue.told':
        return answers('queue_told', { position: given.position });
      default:
        return answers(given.type.replace('.', '_') as 'dial_answered');
    }
  };
  const step: StepWords['step'] = (one) => {
    switch (one.step) {
      case 'press':
        return t(one.when === 'asked' ? 'press' : 'pressAtOnce', { keys: one.keys });
      case 'speak':
        if (one.words.trim() !== '') return t('speak', { words: one.words });
        return one.durationMs === null ? t('speakSomething') : t('speakFor', { seconds: one.durationMs / 1_000 });
      case 'wait':
        return t('wait', { seconds: one.durationMs / 1_000 });
      case 'hang_up':
        return t('hangUp');
      case 'answer':
        return t('answer', { node: node(one), answer: answer(one.answer) });
      case 'fill_form':
        return t('fillForm', { node: node(one) });
      case 'hears':
        return sound(one.sound);
      case 'reaches':
        return t('reaches', { node: node(one) });
      case 'leaves':
        return t('leaves', { node: node(one), port: one.flow === null ? port(one.node, one.port) : one.port });
      case 'holds':
        return t('holds', { variable: one.variable, value: short(one.value) });
      case 'requests':
        return t('requests', { node: node(one) });
      case 'speaks_language':
        return t('speaksLanguage', { language: languageName(one.language) });
      case 'ends':
        return one.reason === null ? t('ends') : t('endsAs', { reason: ends(one.reason) });
    }
  };
  return { step, answer, node, port };
}

function short(value: unknown): string {
  const text = JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
