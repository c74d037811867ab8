import type { StoredQuestion, StoredScorecard } from '@patchbay/drizzle';
import { checkedText, checkWhole, noteProblems, type ProblemNotes, refuseProblems } from '../field-problems.ts';

export interface ScorecardInput {
  readonly name: string;
  readonly content: StoredScorecard;
}

const questionsMax = 100;
const optionsMax = 10;
const scaleMax = 10;
const weightMax = 100;

/** @throws RecordError `value_invalid` with every problem by its field, e.g. `content.sections.0.questions.2.text` */
export function checkedScorecard({ name, content }: ScorecardInput): ScorecardInput {
  const notes = noteProblems();
  const checkedName = checkedText(notes, 'name', name, { lengthMax: 100 });
  checkWhole(notes, 'content.passPercent', content.passPercent, 0, 100);
  const ids = new Set<string>();
  const sections = content.sections.map((section, at) => {
    const place = `content.sections.${at}`;
    const title = checkedText(notes, `${place}.title`, section.title, { lengthMax: 200 });
    const questions = section.questions.map((question, index) =>
      checkedQuestion(notes, `${place}.questions.${index}`, question, ids),
    );
    return { id: section.id, title, questions };
  });
  const questions = sections.flatMap((section) => section.questions);
  if (questions.length === 0) notes.add('content', 'ask at least one question', '至少需要一个问题');
  else if (questions.length > questionsMax) {
    notes.add('content', `${questionsMax} questions at most`, `最多 ${questionsMax} 个问题`);
  } else if (questions.every(({ weight }) => weight === 0)) {
    notes.add('content', 'give at least one question a weight above 0', '至少一个问题的权重须大于 0');
  }
  refuseProblems({ en: 'A scorecard', zh: '评分表' }, notes);
  return { name: checkedName, content: { sections, passPercent: content.passPercent } };
}

function checkedQuestion(
  notes: ProblemNotes,
  place: string,
  question: StoredQuestion,
  ids: Set<string>,
): StoredQuestion {
  if (ids.has(question.id)) notes.add(`${place}.id`, 'each question has an id of its own', '问题标识不能重复');
  ids.add(question.id);
  checkWhole(notes, `${place}.weight`, question.weight, 0, weightMax);
  const { answer } = question;
  if (answer.kind === 'scale') checkWhole(notes, `${place}.answer.max`, answer.max, 2, scaleMax);
  return {
    ...question,
    text: checkedText(notes, `${place}.text`, question.text, { lengthMax: 400 }),
    hint: checkedText(notes, `${place}.hint`, question.hint, { lengthMax: 2_000, mayBeEmpty: true, lines: true }),
    answer: answer.kind === 'choice' ? checkedChoice(notes, `${place}.answer`, answer) : answer,
  };
}

function checkedChoice<Choice extends StoredQuestion['answer'] & { kind: 'choice' }>(
  notes: ProblemNotes,
  place: string,
  choice: Choice,
): Choice {
  if (choice.options.length < 2 || choice.options.length > optionsMax) {
    notes.add(`${place}.options`, `2 to ${optionsMax} answers to choose from`, `须有 2 至 ${optionsMax} 个选项`);
  }
  const options = choice.options.map((option, at) => {
    checkWhole(notes, `${place}.options.${at}.percent`, option.percent, 0, 100);
    const label = checkedText(notes, `${place}.options.${at}.label`, option.label, { lengthMax: 200 });
    return { ...option, label };
  });
  if (new Set(options.map(({ id }) => id)).size < options.length) {
    notes.add(`${place}.options`, 'each answer has an id of its own', '选项标识不能重复');
  }
  return { ...choice, options };
}
